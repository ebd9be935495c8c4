package io.heard.survey.invitation;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import io.heard.messaging.outbox.Outage;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

    /** Waits out an outage of up to a minute; after that the channel halts, and the record is read again after a restart. */
    @Incoming("responses")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receive(ConsumerRecord<String, byte[]> record) {
        step.receive(new ReceivedEvent(record));
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
                // A program's answer is nobody's: the person may still be reminded.
                if (response.suspicion() == null) {
                    invitations.answered(response.invitationId(), response.answeredAt());
                }
            }
        }
    }
}
