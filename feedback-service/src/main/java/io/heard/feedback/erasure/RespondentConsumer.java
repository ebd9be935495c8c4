package io.heard.feedback.erasure;

import com.mongodb.MongoException;
import io.heard.contracts.event.ErasureCompleted;
import io.heard.contracts.event.RespondentErased;
import io.heard.messaging.EventPublisher;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.UntoldException;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
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

    /** Waits for the store as the other channels do. */
    @Incoming("respondents")
    @Blocking
    @Retry(
            retryOn = {MongoException.class, UntoldException.class},
            maxRetries = -1,
            delay = 1_000,
            jitter = 200,
            maxDuration = 8,
            durationUnit = ChronoUnit.MINUTES)
    public void receive(ConsumerRecord<String, byte[]> record) {
        var event = new ReceivedEvent(record);
        if (event.is(RespondentErased.TYPE)) {
            ErasureCompleted completed = erasures.erase(event.as(RespondentErased.class));
            publisher.tell(completed, completed.completedAt());
        }
    }
}
