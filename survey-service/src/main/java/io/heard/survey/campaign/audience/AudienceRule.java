package io.heard.survey.campaign.audience;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A {@link Condition} as a client writes and reads it; {@link AudienceRules} says what is allowed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description = "Either `all`, `any` or `not`, or one look at one `field`. At most 8 levels and 100 rules. "
                + "A field the interaction does not have never matches.",
        examples =
                "{\"all\": [{\"field\": \"product\", \"op\": \"equals\", \"value\": \"mobile\"}, {\"not\": {\"field\": \"team\", \"op\": \"in\", \"values\": [\"night\"]}}]}")
public record AudienceRule(
        @Schema(description = "Holds when all of these hold") @Nullable
        List<@Nullable AudienceRule> all,

        @Schema(description = "Holds when one of these holds") @Nullable
        List<@Nullable AudienceRule> any,

        @Schema(description = "Holds when this does not") @Nullable
        AudienceRule not,

        @Schema(
                description = "touchpoint, channel, product, team, agent, waitSeconds (opened to first response), "
                        + "handlingSeconds (opened to closed) or attributes.<name>",
                examples = "attributes.plan")
        @Nullable
        String field,

        @Schema(
                description = "equals, in, exists, or for numbers lessThan, atMost, atLeast, greaterThan",
                examples = "equals")
        @Nullable
        String op,

        @Schema(description = "A text, or a number for the comparisons", examples = "business") @Nullable
        Object value,

        @Schema(description = "For `in`: up to 100 texts") @Nullable
        List<@Nullable String> values) {

    static AudienceRule all(List<AudienceRule> rules) {
        return new AudienceRule(List.copyOf(rules), null, null, null, null, null, null);
    }

    static AudienceRule any(List<AudienceRule> rules) {
        return new AudienceRule(null, List.copyOf(rules), null, null, null, null, null);
    }

    static AudienceRule negation(AudienceRule rule) {
        return new AudienceRule(null, null, rule, null, null, null, null);
    }

    static AudienceRule comparison(
            String field, String op, @Nullable Object value, @Nullable List<@Nullable String> values) {
        return new AudienceRule(null, null, null, field, op, value, values);
    }
}
