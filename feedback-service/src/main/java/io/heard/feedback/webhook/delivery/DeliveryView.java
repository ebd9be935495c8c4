package io.heard.feedback.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.heard.feedback.webhook.sending.HookAnswer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A delivery as an administrator reads it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebHookDelivery", description = "One event on its way to one web hook", examples = DeliveryView.EXAMPLE)
record DeliveryView(
        @Schema(description = "The receiver reads it as `webhook-id`, the same at every attempt")
        UUID id,

        UUID webHookId,

        @Schema(description = "What it tells of", examples = "case.opened")
        String event,

        @Schema(description = "The response or case it is about: deliveries of one subject arrive one after the other")
        UUID subject,

        @Schema(
                description =
                        "DEAD is given up, until it is replayed; DROPPED told what was taken back since, or is no longer kept")
        DeliveryState state,

        Instant occurredAt,
        Instant createdAt,

        @Schema(description = "While it waits") @Nullable Instant nextAttemptAt,

        @Nullable Instant deliveredAt,

        @Schema(description = "The last 20, latest last") List<AttemptView> attempts,

        @Schema(
                description =
                        "What is sent, in the answer to a request for this one delivery, unless it was taken back since")
        @Nullable
        String body) {

    static final String EXAMPLE = """
            {"id":"0198c0de-0000-7000-8000-000000000001","webHookId":"0198c0de-0000-7000-8000-000000000002",
            "event":"case.opened","subject":"0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11","state":"WAITING",
            "occurredAt":"2026-03-02T17:40:13.120Z","createdAt":"2026-03-02T17:40:13.300Z",
            "nextAttemptAt":"2026-03-02T17:40:19Z","attempts":[{"at":"2026-03-02T17:40:13.400Z","milliseconds":212,
            "status":503,"answer":"Back in a minute"}]}""";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WebHookAttempt", description = "One request and what came of it")
    record AttemptView(
            Instant at,
            long milliseconds,

            @Schema(description = "Of the answer, when there was one") @Nullable
            Integer status,

            @Schema(description = "Why there was no answer") HookAnswer.@Nullable Problem problem,

            @Schema(description = "How the answer begins, at most 1024 bytes of it") @Nullable
            String answer) {}

    static DeliveryView of(Delivery delivery) {
        return of(delivery, null);
    }

    static DeliveryView whole(Delivery delivery) {
        return of(delivery, delivery.isEmpty() ? null : delivery.body());
    }

    private static DeliveryView of(Delivery delivery, @Nullable String body) {
        return new DeliveryView(
                delivery.id(),
                delivery.hookId(),
                delivery.event().type(),
                delivery.subject(),
                delivery.state(),
                delivery.occurredAt(),
                delivery.createdAt(),
                delivery.state() == DeliveryState.WAITING ? delivery.dueAt() : null,
                delivery.deliveredAt(),
                delivery.attempts().stream()
                        .map(attempt -> new AttemptView(
                                attempt.at(),
                                attempt.milliseconds(),
                                attempt.status(),
                                attempt.problem(),
                                attempt.answer()))
                        .toList(),
                body);
    }

    @Override
    public String toString() {
        return "DeliveryView[" + id + "]";
    }
}
