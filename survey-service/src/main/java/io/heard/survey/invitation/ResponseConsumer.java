package io.heard.survey.invitation;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import io.heard.survey.storage.StorageOutage;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.temporal.ChronoUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Learns which invitations were answered, so that nobody is reminded of what they have done. */
@ApplicationScoped
class ResponseConsumer {

    private final Step step;

    ResponseConsumer(Step step) {
        this.step = step;
    }

    /** Waits for the database rather than giving up on a good record: {@code InteractionConsumer} says why. */
    @Incoming("responses")
    @Blocking
    @Retry(
            maxRetries = -1,
            delay = 500,
            jitter = 200,
            maxDuration = 10,
            durationUnit = ChronoUnit.MINUTES,
            retryOn = StorageOutage.class)
    void receive(ConsumerRecord<String, byte[]> record) {
        try {
            step.receive(new ReceivedEvent(record));
        } catch (RuntimeException e) {
            throw StorageOutage.of(e);
        }
    }

    /** One event, one transaction. */
    @ApplicationScoped
    static class Step {

        private final Inbox inbox;
        private final Invitations invitations;

        Step(Inbox inbox, Invitations invitations) {
            this.inbox = inbox;
            this.invitations = invitations;
        }

        @Transactional
        void receive(ReceivedEvent event) {
            if (event.is(ResponseRecorded.TYPE) && inbox.claim(event)) {
                ResponseRecorded response = event.as(ResponseRecorded.class);
                invitations.answered(response.invitationId(), response.answeredAt());
            }
        }
    }
}
