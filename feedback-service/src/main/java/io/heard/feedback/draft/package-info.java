/**
 * What somebody has filled in and not sent yet, so that closing the page loses nothing. Start at {@link
 * io.heard.feedback.draft.Drafts}. Nothing here is ever published or counted.
 */
@NullMarked
package io.heard.feedback.draft;

import org.jspecify.annotations.NullMarked;
