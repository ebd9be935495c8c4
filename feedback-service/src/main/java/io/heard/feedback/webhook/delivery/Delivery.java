package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.WebHookEvent;
import io.heard.feedback.webhook.sending.HookAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to one hook.
 *
 * @param id made of hook and event, so that an event which Kafka tells twice is delivered once; the receiver's {@code webhook-id}
 * @param subject events of one subject arrive at a hook one after the other: the response's id, which is its case's too
 * @param sequence the order within the subject, in which we heard: what one topic tells comes in its order, but a response
 *     and its case come from two
 * @param body what is sent, the same bytes at every attempt; empty when it may not be told any more
 * @param dueAt when it is tried next; while it is claimed, when another instance may take it over
 * @param claimed an instance is at it
 * @param failures attempts that failed since it began to wait
 * @param attempts the last {@value #KEPT_ATTEMPTS}
 */
public record Delivery(
        @BsonId UUID id,
        UUID hookId,
        WebHookEvent event,
        UUID subject,
        long sequence,
        Instant occurredAt,
        Instant createdAt,
        String body,
        DeliveryState state,
        Instant dueAt,
        boolean claimed,
        int failures,
        @Nullable Instant deliveredAt,
        List<Attempt> attempts) {

    static final int KEPT_ATTEMPTS = 20;

    /** @param answer how the receiver's answer begins */
    public record Attempt(
            Instant at,
            long milliseconds,
            @Nullable Integer status,
            HookAnswer.@Nullable Problem problem,
            @Nullable String answer) {

        static Attempt of(HookAnswer answer, Instant began, Instant ended) {
            return new Attempt(
                    began,
                    Math.max(0, ended.toEpochMilli() - began.toEpochMilli()),
                    answer.status(),
                    answer.problem(),
                    answer.body());
        }

        /** Receivers may repeat what they were told. */
        Attempt withoutAnswer() {
            return new Attempt(at, milliseconds, status, problem, null);
        }

        @Override
        public String toString() {
            return "Attempt[" + at + "]";
        }
    }

    public Delivery {
        attempts = attempts == null ? List.of() : List.copyOf(attempts);
    }

    /** Whether there is nothing to send any more. */
    boolean isEmpty() {
        return body.isEmpty();
    }

    /** At a place in the order of its subject. */
    Delivery at(long place) {
        return new Delivery(
                id,
                hookId,
                event,
                subject,
                place,
                occurredAt,
                createdAt,
                body,
                state,
                dueAt,
                claimed,
                failures,
                deliveredAt,
                attempts);
    }

    /** @param source CloudEvents source and id of the event */
    static UUID id(UUID hookId, String source, String eventId) {
        return UUID.nameUUIDFromBytes((hookId + " " + source + " " + eventId).getBytes(StandardCharsets.UTF_8));
    }

    /** Verbatims must not reach a log. */
    @Override
    public String toString() {
        return "Delivery[" + id + "]";
    }
}
