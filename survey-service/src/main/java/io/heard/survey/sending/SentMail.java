package io.heard.survey.sending;

import io.heard.survey.invitation.DueInvitation;
import io.heard.survey.mail.MailOutcome;
import java.time.Instant;

/** What became of a mail, before it is kept. */
record SentMail(DueInvitation due, MailOutcome outcome, Instant at) {}
