package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

/**
 * One of the company's systems tells that a contact it reported as finished went on after all: nobody is to be asked how it ended.
 * When it ends again, that is another {@link InteractionClosed} under another id.
 *
 * <p>It has to follow its {@code InteractionClosed}, so it goes under the same key. Of an interaction that nobody reported there is
 * nothing to reopen.
 *
 * @param source the reporting system, as in {@code InteractionClosed}
 * @param interactionId the interaction's id in that system
 * @param customerId the customer's id, as in {@code InteractionClosed}
 */
public record InteractionReopened(String source, String interactionId, String customerId) implements Event {

    public static final String TYPE = "io.heard.contact.interaction-reopened.v1";

    public InteractionReopened {
        requireNonNull(source, "source");
        requireNonNull(interactionId, "interactionId");
        requireNonNull(customerId, "customerId");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return customerId;
    }

    @Override
    public String topic() {
        return Topics.CONTACT_INTERACTIONS;
    }
}
