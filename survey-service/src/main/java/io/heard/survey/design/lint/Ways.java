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
import org.jspecify.annotations.Nullable;

/**
 * The ways through a survey: what can be reached at all. What somebody answers to one question does not limit what they may
 * answer to another, so it is enough to find one answer to each that does what is wanted of it. Only the choice among the
 * looks that would each do has to be tried out.
 */
final class Ways {

    /** After so many attempts we take it that there is a way: a lint that never ends helps nobody. */
    private static final int MOST_ATTEMPTS = 20_000;

    private static final int MOST_CONTEXTS = 2_000;

    private final List<Question> questions;
    private final Map<String, Question> byId = new HashMap<>();

    /** A test and whether it is to pass or to fail. */
    private record Look(Condition.Test test, boolean passes) {

        boolean isMetBy(List<String> values) {
            return test.accepts(values) == passes;
        }

        static List<Look> passing(List<Condition.Test> tests) {
            return tests.stream().map(test -> new Look(test, true)).toList();
        }
    }

    Ways(List<Question> questions) {
        this.questions = questions;
        questions.forEach(question -> byId.put(question.id(), question));
    }

    /** Whether it can hold at all, were every question asked. */
    boolean canHold(Condition condition) {
        return new Search(false).finds(condition, List.of());
    }

    /** Whether it can hold, given that a question has to be shown before it can be answered. */
    boolean canBeReached(Condition condition) {
        return canBeReached(condition, List.of());
    }

    /** The same, while none of the others holds. */
    boolean canBeReached(Condition condition, List<Condition> others) {
        return new Search(true).finds(condition, others);
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

        boolean finds(Condition condition, List<Condition> others) {
            List<List<Look>> open = new ArrayList<>();
            others.forEach(other -> addFailing(open, other));
            addTo(open, condition);
            return finds(List.of(), open, Set.of());
        }

        /**
         * @param chosen the looks that must all be met
         * @param open of each of these lists one must be met as well
         * @param shown questions whose own conditions are among them already
         */
        private boolean finds(List<Look> chosen, List<List<Look>> open, Set<String> shown) {
            if (++attempts > MOST_ATTEMPTS) {
                return true;
            }
            if (open.isEmpty()) {
                return agree(chosen);
            }
            List<Look> next = open.getLast();
            for (Look look : next) {
                List<Look> more = new ArrayList<>(chosen);
                more.add(look);
                List<List<Look>> rest = new ArrayList<>(open.subList(0, open.size() - 1));
                Set<String> seen = new HashSet<>(shown);
                String id = look.test().question();
                Question question = id == null ? null : byId.get(id);
                boolean answered = withWay && look.passes();
                if (answered && question != null && question.showIf() != null && seen.add(question.id())) {
                    addTo(rest, question.showIf());
                }
                if (agree(more) && finds(more, rest, seen)) {
                    return true;
                }
            }
            return false;
        }

        private void addTo(List<List<Look>> open, Condition condition) {
            if (!condition.any().isEmpty()) {
                open.add(Look.passing(condition.any()));
            }
            condition.all().forEach(test -> open.add(Look.passing(List.of(test))));
        }

        /** A condition fails when a test of {@code all} does, or every one of {@code any}. */
        private void addFailing(List<List<Look>> open, Condition condition) {
            List<Look> all =
                    condition.all().stream().map(test -> new Look(test, false)).toList();
            if (condition.any().isEmpty()) {
                open.add(all);
            }
            for (Condition.Test test : condition.any()) {
                List<Look> either = new ArrayList<>(all);
                either.add(new Look(test, false));
                open.add(either);
            }
        }
    }

    /** Whether for each thing that is looked at there is a value that meets every look at it. */
    private boolean agree(List<Look> looks) {
        Map<String, List<Look>> bySubject = new HashMap<>();
        looks.forEach(look -> bySubject
                .computeIfAbsent(look.test().subject(), subject -> new ArrayList<>())
                .add(look));
        return bySubject.values().stream().allMatch(this::canBeMet);
    }

    private boolean canBeMet(List<Look> sameSubject) {
        return candidates(sameSubject).stream()
                .anyMatch(values -> sameSubject.stream().allMatch(look -> look.isMetBy(values)));
    }

    /** Nothing at all is a candidate, too, but for what everybody has to answer and what is known of every interaction. */
    private List<List<String>> candidates(List<Look> sameSubject) {
        Condition.Test first = sameSubject.getFirst().test();
        Question question = first.question() == null ? null : byId.get(first.question());
        boolean always = question == null
                ? first.question() == null && !"team".equals(first.context())
                : question.required() && question.asksEverybody();
        List<List<String>> candidates = new ArrayList<>(given(sameSubject, question));
        if (!always) {
            candidates.add(List.of());
        }
        return candidates;
    }

    private static List<List<String>> given(List<Look> sameSubject, @Nullable Question question) {
        if (question == null) {
            Set<String> named = new TreeSet<>(Set.of("anything-else"));
            sameSubject.forEach(look -> named.addAll(look.test().values()));
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
            // Everything but what must not be chosen: no test fails because of one more choice.
            case MULTI_CHOICE ->
                List.of(options.stream()
                        .filter(option -> sameSubject.stream()
                                .noneMatch(look ->
                                        !look.passes() && look.test().values().contains(option)))
                        .toList());
            case SHORT_TEXT, LONG_TEXT -> List.of(List.of("a text"));
        };
    }
}
