/**
 * How it is decided whether somebody is asked, without a database or a framework. A {@link
 * io.heard.survey.invitation.policy.Candidate} and the campaign's {@link io.heard.survey.invitation.policy.Terms} go in; {@link
 * io.heard.survey.invitation.policy.InvitationPolicy} answers with a decision and every {@link
 * io.heard.survey.invitation.policy.Gate}'s value, once when an invitation is planned and again when it is due.
 */
@NullMarked
package io.heard.survey.invitation.policy;

import org.jspecify.annotations.NullMarked;
