package io.heard.survey.interaction.intake;

import io.heard.contracts.event.InteractionClosed;
import io.heard.http.problem.Problem;
import io.heard.survey.interaction.InteractionDraft;
import io.heard.survey.interaction.InteractionRules;
import io.heard.survey.interaction.intake.InteractionLines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A CSV file of past interactions, each with what customers said about it. */
public final class HistoryFile {

    /** When the answers of a row were given. */
    public static final String ANSWERED_AT = CsvColumns.ANSWERED_AT;

    /** One row. */
    public sealed interface Row {

        /**
         * A row with a valid interaction.
         *
         * @param more what else it says, by field
         */
        record Valid(int number, InteractionClosed interaction, Map<String, String> more) implements Row {}

        record Broken(int number, List<Problem.FieldError> errors) implements Row {}
    }

    private final CsvLines lines;
    private final Instant now;

    /**
     * The parameters say how to read it, see {@code POST /api/v1/interactions} with {@code text/csv}.
     *
     * @param answers the fields a row may have beside those of an interaction
     * @throws io.heard.http.problem.ProblemException 400 when there is no header, or it does not fit
     */
    public HistoryFile(
            InputStream body,
            List<String> columns,
            List<String> constants,
            @Nullable String timeFormat,
            @Nullable String timeZone,
            Predicate<String> answers,
            Instant now)
            throws IOException {
        this.lines = new CsvLines(
                body, header -> CsvColumns.read(header, columns, constants, timeFormat, timeZone, answers));
        this.now = now;
    }

    /**
     * The next row; empty at the end.
     *
     * @throws IOException when the body broke off or is too long
     */
    public Optional<Row> next() throws IOException {
        return lines.next().map(line -> switch (line) {
            case Line.Broken(int number, List<Problem.FieldError> errors) -> new Row.Broken(number, errors);
            case Line.Read(int number, InteractionDraft draft, Map<String, String> more) ->
                switch (InteractionRules.read(draft, now)) {
                    case InteractionRules.Reading.Invalid(List<Problem.FieldError> errors) ->
                        new Row.Broken(number, errors);
                    case InteractionRules.Reading.Valid(InteractionClosed interaction) ->
                        new Row.Valid(number, interaction, more);
                };
        });
    }

    /** Columns that nothing is read from. */
    public List<String> ignored() {
        return lines.ignored();
    }
}
