package io.heard.local.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finished contact between the company and a customer, and what the customer will answer when asked.
 *
 * @param source the company's system that reports it
 * @param id in that system; the platform counts each (source, id) once
 * @param firstRespondedAt absent where nobody responds, as with a delivery
 * @param email absent when the company does not know it, so that the customer cannot be asked
 * @param answers value by question id; empty for a customer who does not answer
 */
public record Contact(
        String source,
        String id,
        String touchpoint,
        String channel,
        String product,
        String team,
        @Nullable String agent,
        Instant openedAt,
        @Nullable Instant firstRespondedAt,
        Instant closedAt,
        String customerId,
        @Nullable String email,
        String firstName,
        Map<String, String> answers) {

    public Contact {
        answers = Map.copyOf(answers);
    }

    /** As {@code POST /api/v1/interactions} takes it. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("source", source)
                .put("id", id)
                .put("touchpoint", touchpoint)
                .put("channel", channel)
                .put("product", product)
                .put("team", team);
        if (agent != null) {
            json.put("agent", agent);
        }
        json.put("openedAt", openedAt.toString());
        if (firstRespondedAt != null) {
            json.put("firstRespondedAt", firstRespondedAt.toString());
        }
        json.put("closedAt", closedAt.toString());
        ObjectNode customer = json.putObject("customer").put("id", customerId);
        if (email != null) {
            customer.put("email", email);
        }
        customer.put("firstName", firstName).put("locale", "en-GB").put("timeZone", "Europe/London");
        return json;
    }
}
