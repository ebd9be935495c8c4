package io.heard.contracts.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    private static final Map<String, String> CONTEXT = Map.of("channel", "phone", "product", "broadband");

    @ParameterizedTest
    @CsvSource({
        "score, atMost, 6, 6, true",
        "score, atMost, 6, 7, false",
        "score, atLeast, 9, 10, true",
        "score, atLeast, 9, 8, false",
        "score, equals, 7, 7, true",
        "score, equals, 7, 70, false",
        "score, atMost, 6, six, false",
        "score, atMost, 6, 99999999999999999999, false"
    })
    void comparesAnAnswer(String question, String op, String value, String answer, boolean holds) {
        var condition = all(new Condition.Test(question, null, op, List.of(value)));

        assertThat(condition.holds(situation(Map.of(question, List.of(answer)))))
                .isEqualTo(holds);
    }

    @Test
    void aChoiceAmongSeveralIsEnough() {
        var condition = all(new Condition.Test("topics", null, "equals", List.of("price")));

        assertThat(condition.holds(situation(Map.of("topics", List.of("speed", "price")))))
                .isTrue();
        assertThat(condition.holds(situation(Map.of("topics", List.of("speed")))))
                .isFalse();
    }

    @Test
    void looksAtTheInteraction() {
        assertThat(all(context("channel", "in", "chat", "phone")).holds(situation(Map.of())))
                .isTrue();
        assertThat(all(context("channel", "equals", "chat")).holds(situation(Map.of())))
                .isFalse();
        assertThat(all(context("team", "answered")).holds(situation(Map.of()))).isFalse();
        assertThat(all(context("product", "answered")).holds(situation(Map.of())))
                .isTrue();
    }

    @Test
    void takesAnyContextForTrueWhereThereIsNone() {
        var preview = new Situation(Map.of(), Optional.empty());

        assertThat(all(context("channel", "equals", "chat")).holds(preview)).isTrue();
        assertThat(all(new Condition.Test("score", null, "answered", List.of())).holds(preview))
                .isFalse();
    }

    @Test
    void wantsAllOfTheFirstAndOneOfTheSecond() {
        var low = new Condition.Test("score", null, "atMost", List.of("3"));
        var condition = new Condition(
                List.of(low), List.of(context("channel", "equals", "chat"), context("product", "answered")));

        assertThat(condition.holds(situation(Map.of("score", List.of("2"))))).isTrue();
        assertThat(condition.holds(situation(Map.of("score", List.of("4"))))).isFalse();
        assertThat(condition.holds(new Situation(Map.of("score", List.of("2")), Optional.of(Map.of()))))
                .isFalse();
    }

    @Test
    void refusesTestsThatSayNothing() {
        assertThatThrownBy(() -> new Condition(List.of(), List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test(null, null, "answered", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test("a", "team", "answered", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test("a", null, "matches", List.of("(a+)+$")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test("a", null, "atMost", List.of("six")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test("a", null, "in", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Condition.Test("a", null, "answered", List.of("1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever is tested: more tests in "all" never make more true, more in "any" never less once there is one. */
    @Test
    void growsStricterWithAllAndLooserWithAny() {
        var random = new Random(20260301);
        for (int round = 0; round < 2_000; round++) {
            List<Condition.Test> tests = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                tests.add(new Condition.Test(
                        "q" + random.nextInt(3),
                        null,
                        random.nextBoolean() ? "atMost" : "atLeast",
                        List.of(Integer.toString(random.nextInt(11)))));
            }
            Map<String, List<String>> answers = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                if (random.nextBoolean()) {
                    answers.put("q" + i, List.of(Integer.toString(random.nextInt(11))));
                }
            }
            Situation situation = situation(answers);
            boolean two = new Condition(tests.subList(0, 2), List.of()).holds(situation);
            boolean three = new Condition(tests, List.of()).holds(situation);
            boolean oneOfTwo = new Condition(List.of(), tests.subList(0, 2)).holds(situation);
            boolean oneOfThree = new Condition(List.of(), tests).holds(situation);

            assertThat(two || !three).as("round %d", round).isTrue();
            assertThat(oneOfThree || !oneOfTwo).as("round %d", round).isTrue();
        }
    }

    private static Condition all(Condition.Test... tests) {
        return new Condition(List.of(tests), List.of());
    }

    private static Condition.Test context(String name, String op, String... values) {
        return new Condition.Test(null, name, op, List.of(values));
    }

    private static Situation situation(Map<String, List<String>> answers) {
        return new Situation(answers, Optional.of(CONTEXT));
    }
}
