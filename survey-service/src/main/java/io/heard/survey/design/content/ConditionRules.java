package io.heard.survey.design.content;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.Situation;
import io.heard.http.problem.Fields;
import io.heard.survey.design.content.SurveyDraft.ConditionDraft;
import io.heard.survey.design.content.SurveyDraft.TestDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may look at. Questions are known in their order, and only those before are: that alone keeps conditions from
 * going round in circles.
 */
final class ConditionRules {

    private static final int LONGEST_TEAM = 100;
    private static final int MOST_TESTS = 10;
    private static final int MOST_VALUES = 20;

    private final Fields fields;
    private final Map<String, Question> known;

    /** @param known the questions a condition may look at, by id */
    ConditionRules(Fields fields, Map<String, Question> known) {
        this.fields = fields;
        this.known = known;
    }

    /** Null when there is none or it breaks a rule. */
    @Nullable
    Condition read(String at, @Nullable ConditionDraft draft) {
        if (draft == null) {
            return null;
        }
        int before = fields.errors().size();
        List<Condition.Test> all = tests(at + ".all", draft.all());
        List<Condition.Test> any = tests(at + ".any", draft.any());
        int count = size(draft.all()) + size(draft.any());
        fields.require(count >= 1 && count <= MOST_TESTS, at, "must have 1 to " + MOST_TESTS + " tests in all and any");
        return fields.errors().size() > before ? null : new Condition(all, any);
    }

    private static int size(@Nullable List<?> list) {
        return list == null ? 0 : list.size();
    }

    private List<Condition.Test> tests(String at, @Nullable List<@Nullable TestDraft> drafts) {
        List<Condition.Test> tests = new ArrayList<>();
        for (int i = 0; i < Math.min(size(drafts), MOST_TESTS); i++) {
            TestDraft draft = drafts == null ? null : drafts.get(i);
            Condition.Test test = test(at + "[" + i + "]", draft);
            if (test != null) {
                tests.add(test);
            }
        }
        return tests;
    }

    private Condition.@Nullable Test test(String at, @Nullable TestDraft draft) {
        if (draft == null || (draft.question() == null) == (draft.context() == null)) {
            fields.wrong(at, "must look at either a question or the context");
            return null;
        }
        String op = draft.op();
        if (op == null || !Condition.OPERATORS.contains(op)) {
            fields.wrong(at + ".op", "must be one of " + String.join(", ", Condition.OPERATORS));
            return null;
        }
        int before = fields.errors().size();
        List<Object> given = given(at, op, draft);
        List<String> values = draft.context() == null
                ? forQuestion(at, String.valueOf(draft.question()), op, given)
                : forContext(at, draft.context(), op, given);
        return fields.errors().size() > before
                ? null
                : new Condition.Test(draft.question(), draft.context(), op, values);
    }

    /** The values in one list, as many as the operator takes. */
    private List<Object> given(String at, String op, TestDraft draft) {
        List<Object> values = new ArrayList<>();
        if (draft.value() != null) {
            values.add(draft.value());
        }
        if (draft.values() != null) {
            draft.values().forEach(value -> values.add(value == null ? "" : value));
        }
        switch (op) {
            case Condition.ANSWERED -> fields.require(values.isEmpty(), at + ".value", "is not for answered");
            case Condition.IN ->
                fields.require(
                        !values.isEmpty() && values.size() <= MOST_VALUES,
                        at + ".values",
                        "must be 1 to " + MOST_VALUES + " values");
            default -> fields.require(values.size() == 1, at + ".value", "must be one value");
        }
        return values;
    }

    private List<String> forContext(String at, String name, String op, List<Object> given) {
        fields.require(
                Situation.CONTEXT.contains(name),
                at + ".context",
                "must be one of " + String.join(", ", Situation.CONTEXT));
        fields.require(
                !op.equals(Condition.AT_MOST) && !op.equals(Condition.AT_LEAST), at + ".op", "is for scores only");
        List<String> values = given.stream().map(String::valueOf).toList();
        boolean isTeam = name.equals("team");
        values.forEach(value -> {
            if (isTeam) {
                fields.line(at + ".value", value, LONGEST_TEAM);
            } else {
                fields.name(at + ".value", value);
            }
        });
        return values;
    }

    private List<String> forQuestion(String at, String id, String op, List<Object> given) {
        Question question = known.get(id);
        if (question == null) {
            fields.wrong(at + ".question", "must be the id of an earlier question");
            return List.of();
        }
        QuestionType type = question.type();
        boolean compares = op.equals(Condition.AT_MOST) || op.equals(Condition.AT_LEAST);
        fields.require(!compares || type.isScore(), at + ".op", "is for scores only");
        fields.require(
                !type.isText() || op.equals(Condition.ANSWERED),
                at + ".op",
                "must be answered, for a question with a text");
        List<String> offered = offered(question);
        List<String> values = given.stream().map(value -> value(type, value)).toList();
        if (!type.isText() && !offered.containsAll(values)) {
            fields.wrong(at + ".value", "must be what " + id + " can be answered with: " + String.join(", ", offered));
        }
        return values;
    }

    private static List<String> offered(Question question) {
        QuestionType type = question.type();
        if (type.isScore()) {
            return IntStream.rangeClosed(type.lowest(), type.highest())
                    .mapToObj(Integer::toString)
                    .toList();
        }
        return type == QuestionType.YES_NO
                ? List.of("1", "0")
                : question.options().stream().map(Question.Option::id).toList();
    }

    /** Authors may say true or yes; stored is 1. */
    private static String value(QuestionType type, Object value) {
        if (type == QuestionType.YES_NO) {
            return switch (String.valueOf(value)) {
                case "true", "yes" -> "1";
                case "false", "no" -> "0";
                default -> String.valueOf(value);
            };
        }
        return String.valueOf(value);
    }
}
