/**
 * Respondents: the customers as people we may ask. The only room that holds addresses and names.
 *
 * <p>Start at {@link io.heard.survey.respondent.Respondents}; {@link io.heard.survey.respondent.Standing} is what the others
 * ask it. The room {@code page} is what a customer sees behind the link at the end of every mail. {@link
 * io.heard.survey.respondent.Mailbox} says which addresses we accept. Depends on no other feature: who was invited it learns
 * through {@link io.heard.survey.respondent.trace.InvitedRespondents}, what campaigns ask about through {@link
 * io.heard.survey.respondent.Topics}.
 */
@NullMarked
package io.heard.survey.respondent;

import org.jspecify.annotations.NullMarked;
