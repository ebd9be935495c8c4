package io.heard.feedback.webhook.delivery;

import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.webhook.WebHook;
import io.heard.feedback.webhook.WebHookConfig;
import io.heard.feedback.webhook.WebHookEvent;
import io.heard.feedback.webhook.WebHookRemoved;
import io.heard.feedback.webhook.WebHooks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Turns an event into a delivery to each hook that wants it. Doing it again changes nothing. */
@ApplicationScoped
class HookedEvents {

    private static final Duration KNOWN_FOR = Duration.ofSeconds(1);

    private record Known(Instant readAt, List<WebHook> hooks) {}

    private final WebHooks hooks;
    private final Deliveries deliveries;
    private final WebHookConfig config;
    private final Clock clock;

    private volatile Known lately = new Known(Instant.EPOCH, List.of());

    HookedEvents(WebHooks hooks, Deliveries deliveries, WebHookConfig config, Clock clock) {
        this.hooks = hooks;
        this.deliveries = deliveries;
        this.config = config;
        this.clock = clock;
    }

    /**
     * An event as hooks see it.
     *
     * @param source where it is from, with {@code id} unique
     * @param publishedAt hooks made later are not told
     * @param provisional a program seems to have answered: only for hooks that ask for such
     * @param data JSON
     */
    record Told(
            String source,
            String id,
            WebHookEvent event,
            UUID subject,
            String product,
            boolean provisional,
            Instant occurredAt,
            Instant publishedAt,
            String data) {

        @Override
        public String toString() {
            return "Told[" + id + "]";
        }
    }

    /** @param timestamp of the record, in milliseconds since 1970; negative without one */
    Instant publishedAt(long timestamp) {
        return timestamp < 0 ? clock.instant() : Instant.ofEpochMilli(timestamp);
    }

    /** Whether any hook may want what was published then. */
    boolean areHeard(Instant publishedAt) {
        return !hooks(publishedAt).isEmpty();
    }

    void tell(Told told) {
        Instant now = clock.instant();
        if (told.publishedAt().isBefore(now.minus(config.retention()))) {
            return; // It was delivered and is removed already, should an old topic be read once more.
        }
        for (WebHook hook : hooks(told.publishedAt())) {
            if (hook.wants(told.event(), told.product())
                    && (hook.provisional() || !told.provisional())
                    && !told.publishedAt().isBefore(hook.createdAt())) {
                deliveries.addOnce(delivery(hook, told, now));
            }
        }
    }

    /** What was read after something was published knows of all hooks that are to hear of it; for a moment, it is new enough. */
    private List<WebHook> hooks(Instant publishedAt) {
        Instant now = clock.instant();
        Known known = lately;
        if (!publishedAt.isBefore(known.readAt()) || known.readAt().isBefore(now.minus(KNOWN_FOR))) {
            known = new Known(now.truncatedTo(ChronoUnit.MILLIS), hooks.told());
            lately = known;
        }
        return known.hooks();
    }

    void forget(@Observes WebHookRemoved removed) {
        lately = new Known(Instant.EPOCH, List.of());
    }

    /**
     * An answer is gone. Whatever waits with its words is not told any more, and where its time is over nothing of them is kept;
     * hooks hear of the withdrawal itself as of everything else.
     */
    void withdrawn(ResponseWithdrawn response) {
        switch (response.reason()) {
            case CUSTOMER -> deliveries.takeBack(response.invitationId(), response.withdrawnAt(), clock.instant());
            case RETENTION -> deliveries.forgetWords(response.invitationId(), response.withdrawnAt(), clock.instant());
        }
    }

    /** Made by hand; it takes the way of all others. */
    Delivery test(WebHook hook) {
        Instant now = clock.instant();
        UUID id = UUID.randomUUID();
        Delivery delivery = delivery(
                hook,
                new Told(
                        "/test",
                        id.toString(),
                        WebHookEvent.TEST,
                        id,
                        "",
                        false,
                        now,
                        now,
                        "{\"webHookId\":\"" + hook.id() + "\"}"),
                now);
        deliveries.addOnce(delivery);
        return delivery;
    }

    private Delivery delivery(WebHook hook, Told told, Instant now) {
        return new Delivery(
                Delivery.id(hook.id(), told.source(), told.id()),
                hook.id(),
                told.event(),
                told.subject(),
                0,
                told.occurredAt(),
                now,
                body(told),
                DeliveryState.WAITING,
                now,
                false,
                0,
                null,
                List.of());
    }

    /** As Standard Webhooks recommend. Nothing in the first two needs escaping. */
    private static String body(Told told) {
        return "{\"type\":\"" + told.event().type() + "\",\"timestamp\":\"" + told.occurredAt() + "\",\"data\":"
                + told.data() + "}";
    }
}
