package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import io.heard.messaging.outbox.Outage;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Interactions as the company's systems put them on Kafka, held to the same rules as over HTTP. */
@ApplicationScoped
class InteractionConsumer {

    private final Step step;

    InteractionConsumer(Step step) {
        this.step = step;
    }

    /** Waits out an outage of up to a minute; after that the channel halts, and the record is read again after a restart. */
    @Incoming("interactions")
    @Blocking
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void receive(ConsumerRecord<String, byte[]> record) {
        step.receive(new ReceivedEvent(record));
    }

    /** One event, one transaction: the claim in the inbox commits or rolls back with the event's effects. */
    @ApplicationScoped
    static class Step {

        private final Inbox inbox;
        private final InteractionIntake intake;
        private final MeterRegistry metrics;
        private final Clock clock;

        Step(Inbox inbox, InteractionIntake intake, MeterRegistry metrics, Clock clock) {
            this.inbox = inbox;
            this.intake = intake;
            this.metrics = metrics;
            this.clock = clock;
        }

        @Transactional
        void receive(ReceivedEvent event) {
            if (event.is(InteractionClosed.TYPE) && inbox.claim(event)) {
                intake.record(valid(event.as(InteractionClosed.class)));
            }
        }

        private InteractionClosed valid(InteractionClosed reported) {
            return switch (InteractionRules.read(InteractionDraft.of(reported), clock.instant())) {
                case InteractionRules.Reading.Valid(InteractionClosed context) -> context;
                case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) -> throw malformed(errors);
            };
        }

        /** Names the fields and their rules, never what was in them: it ends up in headers of the dead letter. */
        private MalformedEventException malformed(List<Problem.FieldError> errors) {
            metrics.counter("heard.interactions.rejected", "door", "kafka").increment();
            return new MalformedEventException(errors.stream()
                    .limit(5)
                    .map(error -> error.field() + " " + error.message())
                    .collect(Collectors.joining("; ")));
        }
    }
}
