package io.heard.feedback.webhook.delivery;

import com.mongodb.MongoException;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.webhook.WebHookEvent;
import io.heard.messaging.EventJson;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of responses as every other service does: what hooks are told is what the platform knows, masked verbatims and all. */
@ApplicationScoped
class ResponseHookConsumer {

    private final HookedEvents events;
    private final Clock clock;

    ResponseHookConsumer(HookedEvents events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /** Waits for the store as the other channels do. One after the other: that is the order in which hooks are told. */
    @Incoming("hooked-responses")
    @Blocking
    @Retry(
            retryOn = MongoException.class,
            maxRetries = -1,
            delay = 1_000,
            jitter = 200,
            maxDuration = 8,
            durationUnit = ChronoUnit.MINUTES)
    public void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        if (event.is(ResponseRecorded.TYPE)) {
            ResponseRecorded response = event.as(ResponseRecorded.class);
            events.tell(new HookedEvents.Told(
                    event.source(),
                    event.id(),
                    WebHookEvent.RESPONSE_RECORDED,
                    response.invitationId(),
                    response.product(),
                    response.suspicion() != null,
                    response.answeredAt(),
                    publishedAt(record),
                    EventJson.write(response)));
        } else if (event.is(ResponseWithdrawn.TYPE)) {
            ResponseWithdrawn response = event.as(ResponseWithdrawn.class);
            events.tell(new HookedEvents.Told(
                    event.source(),
                    event.id(),
                    WebHookEvent.RESPONSE_WITHDRAWN,
                    response.invitationId(),
                    response.product(),
                    false,
                    response.withdrawnAt(),
                    publishedAt(record),
                    EventJson.write(response)));
        }
    }

    private Instant publishedAt(ConsumerRecord<String, byte[]> record) {
        return record.timestamp() < 0 ? clock.instant() : Instant.ofEpochMilli(record.timestamp());
    }
}
