package io.heard.survey.respondent.trace;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** When mails left. {@code sending} knows. */
public interface MailTimes {

    /** The latest mail of an invitation, also one that is at the mail server this moment; empty before the first. */
    Optional<Instant> latest(UUID invitationId);
}
