package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A service has removed what it held about a customer. Told again when something that came late had to be removed too; the
 * counts are the whole then.
 *
 * @param customerId survey-service's pseudonym
 * @param service who removed it: {@code feedback} or {@code insights}, the owner of the topic too
 * @param removed how many of each kind, for the receipt; no personal data
 */
public record ErasureCompleted(UUID customerId, String service, Map<String, Integer> removed, Instant completedAt)
        implements Event {

    public static final String FEEDBACK_TYPE = "io.heard.feedback.erasure-completed.v1";
    public static final String INSIGHTS_TYPE = "io.heard.insights.erasure-completed.v1";

    public ErasureCompleted {
        requireNonNull(customerId, "customerId");
        requireNonNull(service, "service");
        requireNonNull(completedAt, "completedAt");
        removed = Map.copyOf(requireNonNull(removed, "removed"));
    }

    @Override
    public String type() {
        return "io.heard." + service + ".erasure-completed.v1";
    }

    @Override
    public String subject() {
        return customerId.toString();
    }

    @Override
    public String topic() {
        return service + ".erasures";
    }
}
