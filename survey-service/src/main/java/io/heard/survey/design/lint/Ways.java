package io.heard.survey.design.lint;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.Situation;
import io.heard.survey.design.content.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The ways through a survey: what can be reached at all. What somebody answers to one question does not limit what they may
 * answer to another, so it is enough to find one answer to each that passes all tests of it. Only the choice among the tests of
 * an {@code any} has to be tried out.
 */
final class Ways {

    /** After so many attempts we take it that there is a way: a lint that never ends helps nobody. */
    private static final int MOST_ATTEMPTS = 20_000;

    private static final int MOST_CONTEXTS = 2_000;

    private final List<Question> questions;
    private final Map<String, Question> byId = new HashMap<>();

    Ways(List<Question> questions) {
        this.questions = questions;
        questions.forEach(question -> byId.put(question.id(), question));
    }

    /** Whether it can hold at all, were every question asked. */
    boolean canHold(Condition condition) {
        return new Search(false).finds(condition);
    }

    /** Whether it can hold, given that a question has to be shown before it can be answered. */
    boolean canBeReached(Condition condition) {
        return new Search(true).finds(condition);
    }

    /** A kind of interaction about which nothing would be asked; empty values stand for any that no condition names. */
    Optional<Map<String, String>> withoutQuestions() {
        if (questions.stream().anyMatch(Question::asksEverybody)) {
            return Optional.empty();
        }
        List<Map<String, String>> contexts = List.of(Map.of());
        for (String name : Situation.CONTEXT) {
            contexts = times(contexts, name, named(name));
        }
        return contexts.stream().filter(context -> !asksSomething(context)).findFirst();
    }

    private boolean asksSomething(Map<String, String> context) {
        var situation = new Situation(Map.of(), Optional.of(context));
        return questions.stream().map(Question::showIf).anyMatch(showIf -> showIf != null && showIf.holds(situation));
    }

    private Set<String> named(String context) {
        Set<String> values = new TreeSet<>();
        for (Question question : questions) {
            Condition showIf = question.showIf();
            if (showIf != null) {
                showIf.tests()
                        .filter(test -> context.equals(test.context()))
                        .forEach(test -> values.addAll(test.values()));
            }
        }
        return values;
    }

    private static List<Map<String, String>> times(
            List<Map<String, String>> contexts, String name, Set<String> values) {
        List<Map<String, String>> all = new ArrayList<>(contexts);
        for (Map<String, String> context : contexts) {
            for (String value : values) {
                if (all.size() < MOST_CONTEXTS) {
                    Map<String, String> more = new LinkedHashMap<>(context);
                    more.put(name, value);
                    all.add(more);
                }
            }
        }
        return all;
    }

    /** Goes through the choices depth first. */
    private final class Search {

        private final boolean withWay;
        private int attempts;

        Search(boolean withWay) {
            this.withWay = withWay;
        }

        boolean finds(Condition condition) {
            List<List<Condition.Test>> open = new ArrayList<>();
            addTo(open, condition);
            return finds(List.of(), open, Set.of());
        }

        /**
         * @param chosen the tests that must all pass
         * @param open of each of these lists one test must pass as well
         * @param shown questions whose own conditions are among them already
         */
        private boolean finds(List<Condition.Test> chosen, List<List<Condition.Test>> open, Set<String> shown) {
            if (++attempts > MOST_ATTEMPTS) {
                return true;
            }
            if (open.isEmpty()) {
                return agree(chosen);
            }
            List<Condition.Test> next = open.getLast();
            for (Condition.Test test : next) {
                List<Condition.Test> more = new ArrayList<>(chosen);
                more.add(test);
                List<List<Condition.Test>> rest = new ArrayList<>(open.subList(0, open.size() - 1));
                Set<String> seen = new HashSet<>(shown);
                Question question = test.question() == null ? null : byId.get(test.question());
                if (withWay && question != null && question.showIf() != null && seen.add(question.id())) {
                    addTo(rest, question.showIf());
                }
                if (agree(more) && finds(more, rest, seen)) {
                    return true;
                }
            }
            return false;
        }

        private void addTo(List<List<Condition.Test>> open, Condition condition) {
            if (!condition.any().isEmpty()) {
                open.add(condition.any());
            }
            condition.all().forEach(test -> open.add(List.of(test)));
        }
    }

    /** Whether for each thing that is looked at there is a value that passes every test of it. */
    private boolean agree(List<Condition.Test> tests) {
        Map<String, List<Condition.Test>> bySubject = new HashMap<>();
        tests.forEach(test -> bySubject
                .computeIfAbsent(test.subject(), subject -> new ArrayList<>())
                .add(test));
        return bySubject.values().stream().allMatch(this::canPass);
    }

    private boolean canPass(List<Condition.Test> sameSubject) {
        return candidates(sameSubject).stream()
                .anyMatch(values -> sameSubject.stream().allMatch(test -> test.accepts(values)));
    }

    private List<List<String>> candidates(List<Condition.Test> sameSubject) {
        String id = sameSubject.getFirst().question();
        Question question = id == null ? null : byId.get(id);
        if (question == null) {
            Set<String> named = new TreeSet<>(Set.of("anything-else"));
            sameSubject.forEach(test -> named.addAll(test.values()));
            return named.stream().map(List::of).toList();
        }
        QuestionType type = question.type();
        List<String> options =
                question.options().stream().map(Question.Option::id).toList();
        return switch (type) {
            case NPS, CSAT, CES, RATING ->
                IntStream.rangeClosed(type.lowest(), type.highest())
                        .mapToObj(score -> List.of(Integer.toString(score)))
                        .toList();
            case YES_NO -> List.of(List.of("1"), List.of("0"));
            case SINGLE_CHOICE -> options.stream().map(List::of).toList();
            // No test asks that something is not chosen, so choosing everything passes whatever can be passed.
            case MULTI_CHOICE -> List.of(options);
            case SHORT_TEXT, LONG_TEXT -> List.of(List.of("a text"));
        };
    }
}
