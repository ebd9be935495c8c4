/**
 * The page behind the link at the end of every mail: what a customer wants of our mails, and stopping them altogether.
 *
 * <p>Start at {@code OptOutResource}. GET shows and POST acts. The one-click post of mail programs stops everything at once; the
 * page's own button asks once more, with a box to tick, because programs that check mails press buttons too.
 * They are done within seconds, so within a minute of the mail whatever the page's forms would change is asked for once more.
 */
@NullMarked
package io.heard.survey.respondent.page;

import org.jspecify.annotations.NullMarked;
