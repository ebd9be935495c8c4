/**
 * What customers answered. Start at {@link io.heard.feedback.response.Responses#record}: one document per invitation, one write
 * per submission, and that write also says that the response is yet to be published. {@code ResponseResource} lets analysts read.
 */
@NullMarked
package io.heard.feedback.response;

import org.jspecify.annotations.NullMarked;
