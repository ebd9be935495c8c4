/**
 * Mail: how an invitation leaves the house. What it says and looks like is the room {@code wording}.
 *
 * <p>{@code MailComposer} makes a message of an {@link io.heard.survey.mail.wording.OutgoingMail} whose every
 * header is guarded, {@link io.heard.survey.mail.MailSender} hands it to the mail server over kept connections and says what
 * became of it: accepted, refused, to be tried again, or in doubt ({@link io.heard.survey.mail.MailOutcome}). Settings: {@link
 * io.heard.survey.mail.MailConfig}. Depends on no other feature and never touches the database.
 */
@NullMarked
package io.heard.survey.mail;

import org.jspecify.annotations.NullMarked;
