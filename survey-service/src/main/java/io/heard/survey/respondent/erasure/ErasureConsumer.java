package io.heard.survey.respondent.erasure;

import io.heard.contracts.event.ErasureCompleted;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Outage;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Collects what the other services removed. The newest word of a service counts, so none needs to be remembered. */
@ApplicationScoped
class ErasureConsumer {

    private final Erasures erasures;

    ErasureConsumer(Erasures erasures) {
        this.erasures = erasures;
    }

    @Incoming("feedback-erasures")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receiveFromFeedback(ConsumerRecord<String, byte[]> record) {
        receive(new ReceivedEvent(record), ErasureCompleted.FEEDBACK_TYPE);
    }

    @Incoming("insights-erasures")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receiveFromInsights(ConsumerRecord<String, byte[]> record) {
        receive(new ReceivedEvent(record), ErasureCompleted.INSIGHTS_TYPE);
    }

    private void receive(ReceivedEvent event, String type) {
        if (event.is(type)) {
            erasures.complete(event.as(ErasureCompleted.class));
        }
    }
}
