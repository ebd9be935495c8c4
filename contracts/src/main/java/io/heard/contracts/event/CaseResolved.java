package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was unhappy about is put right, or as right as it can be.
 *
 * @param revision counts the changes of the case from 1
 * @param followUp whether the customer can be told
 * @param cause what was behind it, a kebab-case word of the company's
 * @param wordsToCustomer what the company tells the customer; null when there is nothing to tell
 */
public record CaseResolved(
        UUID caseId,
        int revision,
        UUID campaignId,
        UUID interactionId,
        UUID customerId,
        String product,
        boolean followUp,
        String cause,
        @Nullable String wordsToCustomer,
        Instant resolvedAt)
        implements Event {

    public static final String TYPE = "io.heard.feedback.case-resolved.v1";

    public CaseResolved {
        requireNonNull(caseId, "caseId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
        requireNonNull(product, "product");
        requireNonNull(cause, "cause");
        requireNonNull(resolvedAt, "resolvedAt");
        if (revision < 1) {
            throw new IllegalArgumentException("revision counts from 1");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return caseId.toString();
    }

    @Override
    public String topic() {
        return Topics.FEEDBACK_CASES;
    }
}
