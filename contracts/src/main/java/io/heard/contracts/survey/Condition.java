package io.heard.contracts.survey;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When something of a survey is shown: every test of {@code all} holds and, if there are any in {@code any}, at least one of
 * those. There is no "not" and no nesting, so that authors see at a glance when a question comes up.
 */
public record Condition(List<Test> all, List<Test> any) {

    /** How a test compares. Written as words and not as an enum, since this is what authors write. */
    public static final String EQUALS = "equals";

    public static final String IN = "in";
    public static final String AT_MOST = "atMost";
    public static final String AT_LEAST = "atLeast";
    public static final String ANSWERED = "answered";

    public static final List<String> OPERATORS = List.of(EQUALS, IN, AT_MOST, AT_LEAST, ANSWERED);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    /**
     * One look at one thing. A question that was not answered or not shown fails every test, and so does a part of the context that the
     * interaction does not have. Where no context is known at all, as in a preview, every test of it holds.
     *
     * @param question id of an earlier question, or null
     * @param context a name of {@link Situation#CONTEXT}, or null; exactly one of the two is given
     * @param op one of {@link #OPERATORS}
     * @param values one for {@code equals}, {@code atMost} and {@code atLeast}, one or more for {@code in}, none for
     *     {@code answered}
     */
    public record Test(@Nullable String question, @Nullable String context, String op, List<String> values) {

        public Test {
            requireNonNull(op, "test.op");
            values = values == null ? List.of() : List.copyOf(values);
            if ((question == null) == (context == null)) {
                throw new IllegalArgumentException("A test looks at a question or at the context");
            }
            if (!OPERATORS.contains(op) || !hasItsValues(op, values)) {
                throw new IllegalArgumentException("A test has an operator we know, and the values it needs");
            }
        }

        /** What it looks at, for comparing tests: two with the same subject look at the same thing. */
        public String subject() {
            return question == null ? "context." + context : "question." + question;
        }

        boolean holds(Situation situation) {
            if (question != null) {
                return accepts(situation.answers().getOrDefault(question, List.of()));
            }
            return situation.context().map(this::acceptsContext).orElse(true);
        }

        /** True when these values, all given together, pass. */
        public boolean accepts(List<String> found) {
            return switch (op) {
                case ANSWERED -> !found.isEmpty();
                case AT_MOST -> found.stream().anyMatch(value -> isNumber(value) && number(value) <= limit());
                case AT_LEAST -> found.stream().anyMatch(value -> isNumber(value) && number(value) >= limit());
                default -> found.stream().anyMatch(values::contains);
            };
        }

        private boolean acceptsContext(Map<String, String> known) {
            String value = known.get(requireNonNull(context));
            return accepts(value == null ? List.of() : List.of(value));
        }

        private int limit() {
            return number(values.getFirst());
        }

        private static boolean hasItsValues(String op, List<String> values) {
            return switch (op) {
                case ANSWERED -> values.isEmpty();
                case IN -> !values.isEmpty();
                case AT_MOST, AT_LEAST -> values.size() == 1 && isNumber(values.getFirst());
                default -> values.size() == 1;
            };
        }

        private static boolean isNumber(String value) {
            return NUMBER.matcher(value).matches();
        }

        private static int number(String value) {
            return Integer.parseInt(value);
        }
    }

    public Condition {
        all = all == null ? List.of() : List.copyOf(all);
        any = any == null ? List.of() : List.copyOf(any);
        if (all.isEmpty() && any.isEmpty()) {
            throw new IllegalArgumentException("A condition has at least one test");
        }
    }

    public boolean holds(Situation situation) {
        return all.stream().allMatch(test -> test.holds(situation))
                && (any.isEmpty() || any.stream().anyMatch(test -> test.holds(situation)));
    }

    public Stream<Test> tests() {
        return Stream.concat(all.stream(), any.stream());
    }
}
