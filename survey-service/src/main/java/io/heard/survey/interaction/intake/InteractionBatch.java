package io.heard.survey.interaction.intake;

import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.http.problem.Unavailability;
import io.heard.survey.interaction.InteractionDraft;
import io.heard.survey.interaction.InteractionIntake;
import io.heard.survey.interaction.InteractionRules;
import io.heard.survey.interaction.intake.InteractionLines.Line;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Records a batch as it streams in, many lines to a transaction. A bad line harms no other: where the database refuses a group, its
 * lines are taken one by one. What was recorded before a connection broke stays recorded: the client simply sends the batch again.
 */
@ApplicationScoped
class InteractionBatch {

    static final int MOST_LINES = 2_000;

    private final InteractionIntake intake;
    private final MeterRegistry metrics;
    private final Clock clock;

    InteractionBatch(InteractionIntake intake, MeterRegistry metrics, Clock clock) {
        this.intake = intake;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * @param allowed tells which products the caller may report about
     * @throws IOException when the body broke off or is too long; what came before is recorded
     */
    List<BatchView.Line> record(InteractionLines lines, Predicate<String> allowed) throws IOException {
        var batch = new Batch(allowed);
        try {
            for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (batch.size() == MOST_LINES) {
                    batch.reject(
                            line.get().number(),
                            "",
                            "is more than " + MOST_LINES + " lines, send the rest as another batch");
                    break;
                }
                batch.take(line.get());
            }
        } finally {
            batch.flush();
        }
        return batch.report();
    }

    private record Valid(int number, InteractionClosed context) {}

    /** One batch on its way. */
    private final class Batch {

        private final Predicate<String> allowed;
        private final List<BatchView.Line> done = new ArrayList<>();
        private final List<Valid> group = new ArrayList<>();

        Batch(Predicate<String> allowed) {
            this.allowed = allowed;
        }

        int size() {
            return done.size() + group.size();
        }

        void take(Line line) {
            switch (line) {
                case Line.Broken(int number, List<Problem.FieldError> errors) -> reject(number, errors);
                case Line.Read(int number, InteractionDraft draft, Map<String, String> more) -> {
                    switch (InteractionRules.read(draft, clock.instant())) {
                        case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) ->
                            reject(number, errors);
                        case InteractionRules.Reading.Valid(InteractionClosed context) -> take(number, context);
                    }
                }
            }
        }

        private void take(int number, InteractionClosed context) {
            if (allowed.test(context.product())) {
                group.add(new Valid(number, context));
            } else {
                rejectForeign(number);
            }
            if (group.size() == InteractionIntake.GROUP) {
                flush();
            }
        }

        void flush() {
            List<Valid> lines = List.copyOf(group);
            group.clear();
            if (lines.isEmpty()) {
                return;
            }
            try {
                List<InteractionIntake.Outcome> outcomes =
                        intake.record(lines.stream().map(Valid::context).toList());
                for (int i = 0; i < lines.size(); i++) {
                    note(lines.get(i).number(), outcomes.get(i));
                }
            } catch (RuntimeException e) {
                if (Unavailability.causes(e)) {
                    // The rest of the lines would only fail too.
                    throw e;
                }
                lines.forEach(this::recordAlone);
            }
        }

        private void recordAlone(Valid line) {
            try {
                note(line.number(), intake.record(line.context()));
            } catch (RuntimeException e) {
                if (Unavailability.causes(e)) {
                    throw e;
                }
                Log.errorf(e, "A line of a batch failed unexpectedly");
                reject(line.number(), "", "could not be stored");
            }
        }

        private void note(int number, InteractionIntake.Outcome outcome) {
            // Somebody else may have reported it before, about another product.
            if (!allowed.test(outcome.interaction().product())) {
                rejectForeign(number);
                return;
            }
            var status = outcome.isNew() ? BatchView.Status.RECORDED : BatchView.Status.KNOWN;
            done.add(new BatchView.Line(number, status, outcome.interaction().id(), List.of()));
        }

        private void rejectForeign(int number) {
            reject(number, "product", "must be one of your products");
        }

        void reject(int number, String field, String rule) {
            reject(number, List.of(new Problem.FieldError(field, rule)));
        }

        private void reject(int number, List<Problem.FieldError> errors) {
            metrics.counter("heard.interactions.rejected", "door", "batch").increment();
            done.add(BatchView.Line.rejected(number, errors));
        }

        List<BatchView.Line> report() {
            done.sort(Comparator.comparingInt(BatchView.Line::line));
            return List.copyOf(done);
        }
    }
}
