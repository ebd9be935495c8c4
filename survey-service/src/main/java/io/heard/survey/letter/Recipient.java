package io.heard.survey.letter;

import java.util.Optional;
import java.util.UUID;

/**
 * Whom a mail is to, and where its links lead.
 *
 * @param firstName as it was reported
 */
public record Recipient(
        UUID invitationId, String address, Optional<String> firstName, String surveyUrl, String optOutUrl) {}
