package io.heard.insights.intake;

import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Outage;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of finished interactions, from survey-service. */
@ApplicationScoped
class InteractionConsumer {

    private final Interactions interactions;

    InteractionConsumer(Interactions interactions) {
        this.interactions = interactions;
    }

    /** Waits out an outage of up to a minute; after that the channel halts, and the record is read again after a restart. */
    @Incoming("interactions")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receive(ConsumerRecord<String, byte[]> record) {
        interactions.store(new ReceivedEvent(record));
    }
}
