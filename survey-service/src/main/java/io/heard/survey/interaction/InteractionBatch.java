package io.heard.survey.interaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.http.problem.Unavailability;
import io.heard.http.problem.UnreadableJson;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Records a batch as it streams in. Each line is a transaction of its own, so a bad line harms no other, and what was recorded
 * before a connection broke stays recorded: the client simply sends the batch again.
 */
@ApplicationScoped
class InteractionBatch {

    static final int MOST_LINES = 1_000;

    private static final int LONGEST_LINE = 32 * 1024;

    private final InteractionIntake intake;
    private final ObjectMapper json;
    private final MeterRegistry metrics;
    private final Clock clock;

    InteractionBatch(InteractionIntake intake, ObjectMapper json, MeterRegistry metrics, Clock clock) {
        this.intake = intake;
        this.json = json;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param allowed tells which products the caller may report about */
    List<BatchView.Line> record(InputStream body, Predicate<String> allowed) throws IOException {
        List<BatchView.Line> lines = new ArrayList<>();
        InputStream in = new BufferedInputStream(body);
        int number = 0;
        for (byte[] line = readLine(in); line != null; line = readLine(in)) {
            number++;
            if (isBlank(line)) {
                continue;
            }
            if (lines.size() == MOST_LINES) {
                lines.add(reject(number, "", "is more than " + MOST_LINES + " lines, send the rest as another batch"));
                break;
            }
            lines.add(record(number, line, allowed));
        }
        return lines;
    }

    private BatchView.Line record(int number, byte[] line, Predicate<String> allowed) {
        if (line.length > LONGEST_LINE) {
            return reject(number, "", "must have at most " + LONGEST_LINE + " bytes");
        }
        try {
            InteractionDraft draft = json.readValue(line, InteractionDraft.class);
            if (draft == null) {
                return reject(number, "", "must be a JSON object");
            }
            return switch (InteractionRules.read(draft, clock.instant())) {
                case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) -> reject(number, errors);
                case InteractionRules.Reading.Valid(InteractionClosed context) -> record(number, context, allowed);
            };
        } catch (JsonProcessingException e) {
            List<Problem.FieldError> errors = UnreadableJson.errors(e);
            return errors.isEmpty() ? reject(number, "", "is not valid JSON") : reject(number, errors);
        } catch (IOException e) {
            return reject(number, "", "is not valid UTF-8");
        }
    }

    private BatchView.Line record(int number, InteractionClosed context, Predicate<String> allowed) {
        if (!allowed.test(context.product())) {
            return notTheirs(number);
        }
        try {
            InteractionIntake.Outcome outcome = intake.record(context);
            if (!allowed.test(outcome.interaction().product())) {
                return notTheirs(number);
            }
            var status = outcome.isNew() ? BatchView.Status.RECORDED : BatchView.Status.KNOWN;
            return new BatchView.Line(number, status, outcome.interaction().id(), List.of());
        } catch (RuntimeException e) {
            if (Unavailability.causes(e)) {
                // The rest of the lines would only fail too.
                throw e;
            }
            Log.errorf(e, "A line of a batch failed unexpectedly");
            return reject(number, "", "could not be stored");
        }
    }

    private BatchView.Line notTheirs(int number) {
        return reject(number, "product", "must be one of your products");
    }

    private BatchView.Line reject(int number, String field, String rule) {
        return reject(number, List.of(new Problem.FieldError(field, rule)));
    }

    private BatchView.Line reject(int number, List<Problem.FieldError> errors) {
        metrics.counter("heard.interactions.rejected", "door", "batch").increment();
        return BatchView.Line.rejected(number, errors);
    }

    /** A line without its end, cut just past the longest allowed length; null at the end of the body. */
    private static byte[] readLine(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        var line = new ByteArrayOutputStream(512);
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
