package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.survey.respondent.Respondent;
import java.time.Instant;
import java.util.UUID;

/**
 * One of {@link InteractionsStored}.
 *
 * @param context as reported, valid and cleaned
 */
public record InteractionStored(
        UUID interactionId, Respondent respondent, InteractionClosed context, Instant storedAt) {}
