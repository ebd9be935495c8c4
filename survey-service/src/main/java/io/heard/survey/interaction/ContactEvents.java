package io.heard.survey.interaction;

import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InteractionReopened;
import io.heard.http.problem.Fields;
import io.heard.http.problem.Problem;
import io.heard.messaging.MalformedEventException;
import io.heard.messaging.ReceivedEvent;
import io.heard.messaging.outbox.Inbox;
import io.heard.messaging.outbox.Outage;
import io.heard.survey.interaction.Interactions.SourceKey;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.ExponentialBackoff;
import io.smallrye.faulttolerance.api.RetryWhen;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.microprofile.faulttolerance.Retry;

/** What the company's systems tell about contacts: reads it by the rules that hold over HTTP too, and stores it, each event once. */
@ApplicationScoped
class ContactEvents {

    /** One event that can be stored. */
    sealed interface Told {

        ReceivedEvent event();

        record Closed(ReceivedEvent event, InteractionClosed context) implements Told {}

        record Reopened(ReceivedEvent event, SourceKey key) implements Told {}
    }

    private final Step step;
    private final MeterRegistry metrics;
    private final Clock clock;

    ContactEvents(Step step, MeterRegistry metrics, Clock clock) {
        this.step = step;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Empty for a type that we do not know.
     *
     * @throws MalformedEventException when it breaks the rules
     */
    Optional<Told> read(ReceivedEvent event) {
        if (event.is(InteractionClosed.TYPE)) {
            return Optional.of(new Told.Closed(event, valid(event.as(InteractionClosed.class))));
        }
        if (event.is(InteractionReopened.TYPE)) {
            return Optional.of(new Told.Reopened(event, valid(event.as(InteractionReopened.class))));
        }
        return Optional.empty();
    }

    /** All of them or none. Waits out an outage of up to a minute. */
    @Retry(maxRetries = -1, delay = 200, jitter = 100, maxDuration = 60_000)
    @ExponentialBackoff(maxDelay = 5_000)
    @RetryWhen(exception = Outage.class)
    void store(List<Told> told) {
        step.store(told);
    }

    private InteractionClosed valid(InteractionClosed reported) {
        return switch (InteractionRules.read(InteractionDraft.of(reported), clock.instant())) {
            case InteractionRules.Reading.Valid(InteractionClosed context) -> context;
            case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) -> throw malformed(errors);
        };
    }

    private SourceKey valid(InteractionReopened reopened) {
        var fields = new Fields();
        SourceKey key = InteractionRules.key(fields, "interactionId", reopened.source(), reopened.interactionId());
        if (!fields.errors().isEmpty()) {
            throw malformed(fields.errors());
        }
        return key;
    }

    /** Names the fields and their rules, never what was in them: it ends up in headers of the dead letter. */
    private MalformedEventException malformed(List<Problem.FieldError> errors) {
        metrics.counter("heard.interactions.rejected", "door", "kafka").increment();
        return new MalformedEventException(errors.stream()
                .limit(5)
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; ")));
    }

    /** One group, one transaction: the claims in the inbox commit or roll back with the effects of the events. */
    @ApplicationScoped
    static class Step {

        private final Inbox inbox;
        private final InteractionIntake intake;
        private final Interactions interactions;
        private final MeterRegistry metrics;
        private final Clock clock;

        Step(Inbox inbox, InteractionIntake intake, Interactions interactions, MeterRegistry metrics, Clock clock) {
            this.inbox = inbox;
            this.intake = intake;
            this.interactions = interactions;
            this.metrics = metrics;
            this.clock = clock;
        }

        /**
         * What ended goes first: within a group a contact can only end before it is reopened, since it ends under another id the
         * next time.
         */
        @Transactional
        void store(List<Told> told) {
            Set<ReceivedEvent> fresh =
                    inbox.claim(told.stream().map(Told::event).toList());
            List<InteractionClosed> closed = told.stream()
                    .filter(one -> fresh.contains(one.event()))
                    .mapMulti((Told one, Consumer<InteractionClosed> each) -> {
                        if (one instanceof Told.Closed(ReceivedEvent event, InteractionClosed context)) {
                            each.accept(context);
                        }
                    })
                    .toList();
            if (!closed.isEmpty()) {
                intake.record(closed);
            }
            for (Told one : told) {
                if (one instanceof Told.Reopened(ReceivedEvent event, SourceKey key) && fresh.contains(event)) {
                    boolean known = interactions.reopen(key, clock.instant());
                    metrics.counter("heard.interactions.reopened", "interaction", known ? "known" : "unknown")
                            .increment();
                }
            }
        }
    }
}
