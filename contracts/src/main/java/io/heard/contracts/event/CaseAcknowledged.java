package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * Somebody is on a case. Who, is the company's own affair.
 *
 * @param revision counts the changes of the case from 1
 */
public record CaseAcknowledged(
        UUID caseId, int revision, UUID campaignId, UUID customerId, String product, Instant acknowledgedAt)
        implements Event {

    public static final String TYPE = "io.heard.feedback.case-acknowledged.v1";

    public CaseAcknowledged {
        requireNonNull(caseId, "caseId");
        requireNonNull(campaignId, "campaignId");
        requireNonNull(customerId, "customerId");
        requireNonNull(product, "product");
        requireNonNull(acknowledgedAt, "acknowledgedAt");
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
