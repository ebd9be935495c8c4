package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as a company system reports it; {@link InteractionRules} says what is allowed. Times are text here, so that a
 * wrong one is named together with everything else that is wrong.
 */
@Schema(description = "A finished contact with a customer")
public record InteractionDraft(
        @Schema(description = "The reporting system, 1 to 64 characters", examples = "helpdesk", required = true)
        @Nullable
        String source,

        @Schema(
                description =
                        "The interaction's id in that system, 1 to 128 characters; reported again, it counts once",
                examples = "T-1042",
                required = true)
        @Nullable
        String id,

        @Schema(description = "Kind of moment, kebab-case", examples = "support-call", required = true) @Nullable
        String touchpoint,

        @Schema(description = "How the contact happened, kebab-case", examples = "phone", required = true) @Nullable
        String channel,

        @Schema(description = "What it was about, kebab-case", examples = "mobile", required = true) @Nullable
        String product,

        @Schema(description = "At most 100 characters", examples = "Team North") @Nullable
        String team,

        @Schema(description = "At most 100 characters", examples = "A-17") @Nullable
        String agent,

        @Schema(description = "When the customer turned to the company", format = "date-time", required = true)
        @Nullable
        String openedAt,

        @Schema(description = "When a human first replied; absent when nobody did", format = "date-time") @Nullable
        String firstRespondedAt,

        @Schema(
                description = "When it ended; not before the others, not in the future",
                format = "date-time",
                required = true)
        @Nullable
        String closedAt,

        @Schema(required = true) @Nullable CustomerDraft customer,

        @Schema(description = "Free context, at most 32 entries; keys to 64, values to 512 characters") @Nullable
        Map<String, @Nullable String> attributes) {

    /** Whom the contact was with, as reported. */
    @Schema(description = "Whom the contact was with")
    public record CustomerDraft(
            @Schema(
                    description =
                            "The company's id of the customer, the same in all of its systems; 1 to 128 characters",
                    examples = "C-1042",
                    required = true)
            @Nullable
            String id,

            @Schema(
                    description = "Without an address the customer is remembered but not asked",
                    examples = "ann@example.org")
            @Nullable
            String email,

            @Schema(description = "At most 100 characters", examples = "Ann") @Nullable
            String firstName,

            @Schema(description = "BCP 47 tag", examples = "en-GB") @Nullable
            String locale,

            @Schema(description = "IANA name", examples = "Asia/Kathmandu") @Nullable
            String timeZone) {}

    static InteractionDraft of(InteractionClosed event) {
        InteractionClosed.Customer customer = event.customer();
        return new InteractionDraft(
                event.source(),
                event.interactionId(),
                event.touchpoint(),
                event.channel(),
                event.product(),
                event.team(),
                event.agent(),
                event.openedAt().toString(),
                text(event.firstRespondedAt()),
                event.closedAt().toString(),
                new CustomerDraft(
                        customer.id(), customer.email(), customer.firstName(), customer.locale(), customer.timeZone()),
                Map.copyOf(event.attributes()));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
