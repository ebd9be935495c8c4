package io.heard.feedback.export.table;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.export.table.Column.Kind;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table of responses: what it is about first, then one for each question, in the order of its survey. Questions
 * are met on the way, so there can be more of them at the end than at the beginning; none ever moves.
 */
public final class Columns {

    /** What every response has; those that hold a moment are marked in {@link #MOMENTS}, numbers in {@link #NUMBERS}. */
    public static final List<String> FIXED = List.of(
            "invitationId",
            "revision",
            "campaignId",
            "surveyId",
            "surveyVersion",
            "interactionId",
            "customerId",
            "origin",
            "touchpoint",
            "channel",
            "product",
            "team",
            "language",
            "interactionClosedAt",
            "answeredAt",
            "suspicion",
            "withdrawnAt");

    static final Set<String> MOMENTS = Set.of("interactionClosedAt", "answeredAt", "withdrawnAt");
    static final Set<String> NUMBERS = Set.of("revision", "surveyVersion");

    /** More are no table any more, and each costs memory. */
    static final int MOST = 2_000;

    private final Surveys surveys;
    private final List<Column> questions = new ArrayList<>();
    private final Map<String, Map<Kind, Integer>> places = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    public Columns(Surveys surveys, List<Column> met) {
        this.surveys = surveys;
        met.forEach(column -> meet(column.questionId(), column.kind()));
    }

    public List<Column> questions() {
        return List.copyOf(questions);
    }

    public int count() {
        return questions.size();
    }

    /** Names in the order of the cells. */
    public List<String> names() {
        var names = new ArrayList<>(FIXED);
        questions.forEach(column -> names.add(column.name()));
        return names;
    }

    /** Makes room for everything that these rows answer. */
    public void learn(List<ExportRow> rows) {
        for (ExportRow row : rows) {
            if (known.add(Survey.key(row.surveyId, row.surveyVersion))) {
                surveys.find(row.surveyId, row.surveyVersion)
                        .ifPresent(survey -> survey.questions().forEach(this::meet));
            }
            for (Answer answer : row.answers) {
                meet(answer.questionId(), Column.kindOf(answer.type()));
                if (answer.type().isChoice() && answer.text() != null) {
                    meet(answer.questionId(), Kind.TEXT);
                }
            }
        }
    }

    private void meet(Question question) {
        QuestionType type = question.type();
        meet(question.id(), Column.kindOf(type));
        if (question.other() != null) {
            meet(question.id(), Kind.TEXT);
        }
    }

    private void meet(String questionId, Kind kind) {
        Map<Kind, Integer> place = places.computeIfAbsent(questionId, id -> new EnumMap<>(Kind.class));
        if (!place.containsKey(kind)) {
            if (questions.size() == MOST) {
                throw new TooManyColumnsException();
            }
            place.put(kind, FIXED.size() + questions.size());
            questions.add(new Column(questionId, kind));
        }
    }

    /** Puts a row into the cells of a line, which is used over and over. */
    public void fill(@Nullable Object[] cells, ExportRow row) {
        int next = 0;
        cells[next++] = row.id;
        cells[next++] = row.revision;
        cells[next++] = row.campaignId;
        cells[next++] = row.surveyId;
        cells[next++] = row.surveyVersion;
        cells[next++] = row.interactionId;
        cells[next++] = row.customerId;
        cells[next++] = row.origin;
        cells[next++] = row.touchpoint;
        cells[next++] = row.channel;
        cells[next++] = row.product;
        cells[next++] = row.team;
        cells[next++] = row.language;
        cells[next++] = row.interactionClosedAt;
        cells[next++] = row.answeredAt;
        cells[next++] = row.suspicion;
        cells[next++] = row.withdrawnAt;
        Arrays.fill(cells, next, cells.length, null);
        for (Answer answer : row.answers) {
            Map<Kind, Integer> place = places.getOrDefault(answer.questionId(), Map.of());
            for (Map.Entry<Kind, Integer> entry : place.entrySet()) {
                Object value = questions.get(entry.getValue() - FIXED.size()).valueOf(answer);
                if (value != null) {
                    cells[entry.getValue()] = value;
                }
            }
        }
    }

    /** A survey of so many questions that no table holds them: lines of JSON do. */
    public static final class TooManyColumnsException extends RuntimeException {}
}
