package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the company's systems reports a finished contact with a customer. The same {@code (source, interactionId)} may be
 * reported any number of times and counts once.
 *
 * @param source the reporting system, for example {@code helpdesk}; 1 to 64 characters
 * @param interactionId the interaction's id in that system; 1 to 128 characters
 * @param touchpoint kind of moment, kebab-case, for example {@code support-call}
 * @param channel how the contact happened, kebab-case, for example {@code phone}
 * @param product what it was about, kebab-case; authorisation and themes go by it
 * @param openedAt when the customer first turned to the company
 * @param firstRespondedAt when a human first replied; absent when nobody did or the system does not know
 * @param closedAt when the interaction ended
 * @param attributes free context, at most 32 entries
 */
public record InteractionClosed(
        String source,
        String interactionId,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt,
        Customer customer,
        Map<String, String> attributes)
        implements Event {

    public static final String TYPE = "io.heard.contact.interaction-closed.v1";

    /**
     * Whom the contact was with.
     *
     * @param id the customer's id in the reporting system
     * @param email absent when the company has none: such a customer is remembered but not asked
     * @param locale BCP 47 tag, for example {@code en-GB}
     * @param timeZone IANA name, for example {@code Asia/Kathmandu}
     */
    public record Customer(
            String id,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String locale,
            @Nullable String timeZone) {

        public Customer {
            requireNonNull(id, "customer.id");
        }
    }

    public InteractionClosed {
        requireNonNull(source, "source");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(touchpoint, "touchpoint");
        requireNonNull(channel, "channel");
        requireNonNull(product, "product");
        requireNonNull(openedAt, "openedAt");
        requireNonNull(closedAt, "closedAt");
        requireNonNull(customer, "customer");
        attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customer.id();
    }

    @Override
    public String topic() {
        return Topics.CONTACT_INTERACTIONS;
    }
}
