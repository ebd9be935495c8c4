package io.heard.survey.history;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.http.problem.Fields;
import io.heard.http.problem.Problem;
import io.heard.http.text.TextPolicy;
import io.heard.survey.design.content.Question;
import io.heard.survey.interaction.intake.HistoryFile;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one row, held against the survey's questions. Questions may be left out, required ones too: they may not have
 * been asked then.
 */
final class PastAnswers {

    static final String PREFIX = "answer.";

    /** Of what a customer wrote beside a choice, as {@code answer.<question id>.other}. */
    static final String OTHER = ".other";

    private static final int LONGEST_SHORT_TEXT = 200;
    private static final int LONGEST_LONG_TEXT = 5_000;
    private static final Set<String> YES = Set.of("1", "yes", "true");
    private static final Set<String> NO = Set.of("0", "no", "false");

    /** What a row's answers turned out to be. */
    sealed interface Reading {

        record Valid(Instant answeredAt, List<Answer> answers) implements Reading {}

        record Invalid(List<Problem.FieldError> errors) implements Reading {}
    }

    private final Fields fields = new Fields();
    private final List<Answer> answers = new ArrayList<>();

    private PastAnswers() {}

    /** Whether a column may be called like this. */
    static boolean isField(String name, List<Question> questions) {
        return name.equals(HistoryFile.ANSWERED_AT)
                || questions.stream()
                        .anyMatch(question -> name.equals(PREFIX + question.id())
                                || (question.other() != null && name.equals(PREFIX + question.id() + OTHER)));
    }

    /** @param closedAt when the interaction ended: nobody answered before that */
    static Reading read(Map<String, String> row, List<Question> questions, Instant closedAt, Instant now) {
        var reading = new PastAnswers();
        Optional<Instant> answeredAt = reading.answeredAt(row.get(HistoryFile.ANSWERED_AT), closedAt, now);
        for (Question question : questions) {
            String value = row.get(PREFIX + question.id());
            String ownWords = question.other() == null ? null : row.get(PREFIX + question.id() + OTHER);
            if (ownWords != null) {
                reading.choices(PREFIX + question.id(), question, value, ownWords);
            } else if (value != null) {
                reading.read(PREFIX + question.id(), question, value);
            }
        }
        reading.fields.require(
                !reading.answers.isEmpty() || !reading.fields.errors().isEmpty(),
                PREFIX + questions.getFirst().id(),
                "or another answer is required");
        return answeredAt.isPresent() && reading.fields.errors().isEmpty()
                ? new Reading.Valid(answeredAt.get(), List.copyOf(reading.answers))
                : new Reading.Invalid(reading.fields.errors());
    }

    private Optional<Instant> answeredAt(@Nullable String written, Instant closedAt, Instant now) {
        String field = HistoryFile.ANSWERED_AT;
        try {
            Instant time = OffsetDateTime.parse(fields.required(field, written))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            fields.require(!time.isBefore(closedAt), field, "must not be before closedAt");
            fields.require(!time.isAfter(now), field, "must not be in the future");
            return Optional.of(time);
        } catch (DateTimeException notATime) {
            fields.require(written == null, field, "must be an ISO-8601 instant such as 2026-03-01T12:00:00Z");
            return Optional.empty();
        }
    }

    private void read(String field, Question question, String value) {
        QuestionType type = question.type();
        switch (type) {
            case NPS, CSAT, CES, RATING -> score(field, question, value);
            case YES_NO -> yesOrNo(field, question, value.toLowerCase(Locale.ROOT));
            case SINGLE_CHOICE, MULTI_CHOICE ->
                chosen(field, question, value).ifPresent(chosen -> answers.add(choices(question, chosen, null)));
            case SHORT_TEXT, LONG_TEXT -> text(field, question, value);
        }
    }

    private void score(String field, Question question, String value) {
        QuestionType type = question.type();
        if (value.matches("\\d{1,2}")
                && Integer.parseInt(value) >= type.lowest()
                && Integer.parseInt(value) <= type.highest()) {
            answers.add(new Answer(question.id(), type, Integer.valueOf(value), null, List.of()));
        } else {
            fields.wrong(field, "must be a whole number from " + type.lowest() + " to " + type.highest());
        }
    }

    private void yesOrNo(String field, Question question, String value) {
        if (YES.contains(value) || NO.contains(value)) {
            answers.add(new Answer(question.id(), question.type(), YES.contains(value) ? 1 : 0, null, List.of()));
        } else {
            fields.wrong(field, "must be yes or no");
        }
    }

    /** Who wrote what an "other" is chose it, also where the file does not say so. */
    private void choices(String field, Question question, @Nullable String value, String ownWords) {
        String other = Objects.requireNonNull(question.other());
        Optional<List<String>> chosen = value == null ? Optional.of(List.of(other)) : chosen(field, question, value);
        Optional<String> words = line(field + OTHER, ownWords);
        chosen.ifPresent(choices -> {
            fields.require(
                    words.isEmpty() || choices.contains(other),
                    field + OTHER,
                    "says what '" + other + "' is, which " + field + " does not choose");
            if (value != null || words.isPresent()) {
                answers.add(choices(question, choices, words.orElse(null)));
            }
        });
    }

    private static Answer choices(Question question, List<String> chosen, @Nullable String ownWords) {
        return new Answer(question.id(), question.type(), null, ownWords, chosen);
    }

    private Optional<List<String>> chosen(String field, Question question, String value) {
        List<String> values = question.type() == QuestionType.SINGLE_CHOICE
                ? List.of(value)
                : Stream.of(value.split("\\|")).map(String::strip).toList();
        List<String> chosen = values.stream()
                .map(one -> question.options().stream()
                        .filter(option ->
                                option.id().equals(one) || option.text().equals(one))
                        .map(Question.Option::id)
                        .findFirst())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (chosen.size() == values.size()) {
            return Optional.of(chosen);
        }
        fields.wrong(field, "must be ids or texts of the question's choices, several separated by |, none twice");
        return Optional.empty();
    }

    /** A short text in one line; empty when nothing is left of it, or when it is refused. */
    private Optional<String> line(String field, String value) {
        try {
            Optional<String> line = TextPolicy.clean(value).map(text -> text.replaceAll("[\\n\\t]", " "));
            fields.require(
                    line.isEmpty() || TextPolicy.length(line.get()) <= LONGEST_SHORT_TEXT,
                    field,
                    "must have at most " + LONGEST_SHORT_TEXT + " characters");
            return line;
        } catch (IllegalArgumentException unstorable) {
            fields.wrong(field, "holds characters that are no text");
            return Optional.empty();
        }
    }

    private void text(String field, Question question, String value) {
        int longest = question.type() == QuestionType.SHORT_TEXT ? LONGEST_SHORT_TEXT : LONGEST_LONG_TEXT;
        try {
            TextPolicy.clean(value).ifPresent(text -> {
                fields.require(
                        TextPolicy.length(text) <= longest, field, "must have at most " + longest + " characters");
                answers.add(new Answer(question.id(), question.type(), null, text, List.of()));
            });
        } catch (IllegalArgumentException unstorable) {
            fields.wrong(field, "holds characters that are no text");
        }
    }
}
