package io.heard.feedback.survey;

import com.mongodb.MongoException;
import io.heard.contracts.event.SurveyPublished;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.ReceivedEvent;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps each published version under its key, so a redelivery has no second effect. */
@ApplicationScoped
class SurveyConsumer {

    private final Surveys surveys;

    SurveyConsumer(Surveys surveys) {
        this.surveys = surveys;
    }

    /**
     * Waits for the store nearly as long as the connector waits for us ({@code throttled.unprocessed-record-max-age.ms}). After
     * that the consumer halts, liveness says so, and a restart reads again from here: a good event never becomes a dead letter.
     */
    @Incoming("surveys")
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
        if (event.is(SurveyPublished.TYPE)) {
            surveys.addOnce(read(event));
        }
    }

    private static Survey read(ReceivedEvent event) {
        SurveyPublished published = event.as(SurveyPublished.class);
        try {
            return Survey.of(published);
        } catch (IllegalArgumentException e) {
            throw new MalformedEventException("Not a survey that can be asked: " + e.getMessage());
        }
    }
}
