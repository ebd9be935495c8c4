package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.survey.respondent.Respondent;
import java.time.Instant;
import java.util.UUID;

/**
 * An interaction was stored for the first time. Fired inside the transaction that stores it, so whoever listens acts together
 * with it or not at all; the respondent's row is locked until then.
 *
 * @param context as reported, valid and cleaned
 */
public record InteractionStored(
        UUID interactionId, Respondent respondent, InteractionClosed context, Instant storedAt) {}
