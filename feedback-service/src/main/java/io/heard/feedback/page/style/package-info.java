/**
 * The one stylesheet of the pages, under a name that changes with its content. Start at {@link
 * io.heard.feedback.page.style.StylesheetResource}.
 */
@NullMarked
package io.heard.feedback.page.style;

import org.jspecify.annotations.NullMarked;
