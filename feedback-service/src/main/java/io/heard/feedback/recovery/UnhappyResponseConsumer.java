package io.heard.feedback.recovery;

import com.mongodb.MongoException;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Opens cases from our own events and not when an answer is stored, which thus stays one write. */
@ApplicationScoped
class UnhappyResponseConsumer {

    private final CaseOpening cases;

    UnhappyResponseConsumer(CaseOpening cases) {
        this.cases = cases;
    }

    /** Waits for the store as the other channels do. */
    @Incoming("unhappy-responses")
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
            cases.answered(event.as(ResponseRecorded.class));
        } else if (event.is(ResponseWithdrawn.TYPE)) {
            cases.withdrawn(event.as(ResponseWithdrawn.class));
        }
    }
}
