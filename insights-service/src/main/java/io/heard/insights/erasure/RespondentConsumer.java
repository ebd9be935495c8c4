package io.heard.insights.erasure;

import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.messaging.EventPublisher;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Outage;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears whom to forget, forgets, and says so. The event is done with only when Kafka has the answer. */
@ApplicationScoped
class RespondentConsumer {

    private final Erasures erasures;
    private final EventPublisher publisher;

    RespondentConsumer(Erasures erasures, EventPublisher publisher) {
        this.erasures = erasures;
        this.publisher = publisher;
    }

    /** Waits out an outage of up to a minute; after that the channel halts, and the record is read again after a restart. */
    @Incoming("respondents")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        if (event.is(RespondentErased.TYPE)) {
            ErasureCompleted completed = erasures.erase(event.as(RespondentErased.class));
            publisher.tell(completed, completed.completedAt());
        }
    }
}
