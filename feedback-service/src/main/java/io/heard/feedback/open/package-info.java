/**
 * Surveys that everybody can answer, at {@code /o/{token}}. Start at {@link io.heard.feedback.open.OpenSurveyResource}.
 *
 * <p>Each page that is shown carries a ticket that we signed; an answer is kept under the ticket's id, so a ticket counts once however
 * often it comes. GET keeps nothing. A device remembers its ticket in a cookie, unless it serves many people. The pages are those
 * of {@code page}, and what is asked comes from {@code campaign}.
 */
@NullMarked
package io.heard.feedback.open;

import org.jspecify.annotations.NullMarked;
