package io.heard.feedback.webhook.delivery;

import io.heard.http.problem.Fields;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what clients write as text, because the framework answers 404 to a parameter it cannot read. */
final class Values {

    private Values() {}

    static @Nullable DeliveryState state(Fields fields, String field, @Nullable String text) {
        DeliveryState state = Arrays.stream(DeliveryState.values())
                .filter(known -> known.name().equals(text))
                .findFirst()
                .orElse(null);
        fields.require(text == null || state != null, field, "must be one of WAITING, DELIVERED, DEAD, DROPPED");
        return state;
    }
}
