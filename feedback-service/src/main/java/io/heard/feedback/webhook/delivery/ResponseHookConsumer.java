package io.heard.feedback.webhook.delivery;

import com.mongodb.MongoException;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.response.Responses;
import io.heard.feedback.webhook.WebHookEvent;
import io.heard.messaging.EventJson;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Hears of responses as every other service does: what hooks are told is what the platform knows, masked verbatims and all. But
 * they are told one by one, so of anonymous answers nothing: whoever sees them come can count who was there.
 */
@ApplicationScoped
class ResponseHookConsumer {

    private final HookedEvents events;
    private final Responses responses;

    ResponseHookConsumer(HookedEvents events, Responses responses) {
        this.events = events;
        this.responses = responses;
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
        if (event.is(ResponseRecorded.TYPE) && events.areHeard(events.publishedAt(record.timestamp()))) {
            ResponseRecorded response = event.as(ResponseRecorded.class);
            if (response.origin() == ResponseOrigin.ANONYMOUS) {
                return;
            }
            events.tell(new HookedEvents.Told(
                    event.source(),
                    event.id(),
                    WebHookEvent.RESPONSE_RECORDED,
                    response.invitationId(),
                    response.product(),
                    response.suspicion() != null,
                    response.answeredAt(),
                    events.publishedAt(record.timestamp()),
                    EventJson.write(response)));
        } else if (event.is(ResponseWithdrawn.TYPE)) {
            ResponseWithdrawn response = event.as(ResponseWithdrawn.class);
            events.withdrawn(response);
            if (isAnonymous(response.invitationId())) {
                return;
            }
            events.tell(new HookedEvents.Told(
                    event.source(),
                    event.id(),
                    WebHookEvent.RESPONSE_WITHDRAWN,
                    response.invitationId(),
                    response.product(),
                    false,
                    response.withdrawnAt(),
                    events.publishedAt(record.timestamp()),
                    EventJson.write(response)));
        }
    }

    /** What is taken back stays where it is, so that its own document tells. */
    private boolean isAnonymous(UUID invitationId) {
        return responses
                .find(invitationId)
                .filter(response -> response.invitation().answerOrigin() == ResponseOrigin.ANONYMOUS)
                .isPresent();
    }
}
