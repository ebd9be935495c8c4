/**
 * Respondents: the customers as people we may ask. The only room that holds addresses and names.
 *
 * <p>Start at {@link io.heard.survey.respondent.Respondents}. {@code OptOutResource} is the page behind the opt-out link of
 * every mail; it acts on POST only. {@link io.heard.survey.respondent.Mailbox} says which addresses we accept. Depends on no
 * other feature: who was invited it learns through {@link io.heard.survey.respondent.InvitedRespondents}.
 */
@NullMarked
package io.heard.survey.respondent;

import org.jspecify.annotations.NullMarked;
