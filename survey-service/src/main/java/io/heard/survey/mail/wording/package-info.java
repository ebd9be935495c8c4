/**
 * What an invitation says and looks like. {@link io.heard.survey.mail.wording.InvitationMail} makes an {@link
 * io.heard.survey.mail.wording.OutgoingMail} of what a campaign asks: text and HTML in the survey's language, in the company's
 * {@link io.heard.survey.mail.wording.Look}. Our own words are in {@code MailWords}. Pure, but for the templates it renders.
 */
@NullMarked
package io.heard.survey.mail.wording;

import org.jspecify.annotations.NullMarked;
