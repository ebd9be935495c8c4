package io.heard.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void theUnhappyGiveLowScoresAndTheHappyHighOnes() {
        assertThat(average(-2, Company.CSAT)).isLessThan(2.2);
        assertThat(average(2, Company.CSAT)).isGreaterThan(4.2);
        assertThat(average(-2, Company.CES)).isLessThan(2.7);
        assertThat(average(2, Company.CES)).isGreaterThan(5.5);
        assertThat(average(-2, Company.NPS)).isLessThan(4.5);
        assertThat(average(2, Company.NPS)).isGreaterThan(8.5);
        assertThat(average(0, Company.CSAT)).isBetween(2.5, 3.7);
    }

    @Test
    void scoresStayOnTheirScales() {
        for (double mood : List.of(-3.0, 0.0, 3.0)) {
            sample(mood).forEach(scores -> {
                assertThat(Integer.parseInt(Objects.requireNonNull(scores.get(Company.CSAT))))
                        .isBetween(1, 5);
                assertThat(Integer.parseInt(scores.getOrDefault(Company.CES, "1")))
                        .isBetween(1, 7);
                assertThat(Integer.parseInt(scores.getOrDefault(Company.NPS, "0")))
                        .isBetween(0, 10);
            });
        }
    }

    @Test
    void nobodyIsSatisfiedAndFuriousAtOnce() {
        assertThat(sample(-3))
                .noneMatch(scores ->
                        Objects.requireNonNull(scores.get(Company.CSAT)).matches("[45]"));
        assertThat(sample(3))
                .noneMatch(scores ->
                        Objects.requireNonNull(scores.get(Company.CSAT)).matches("[12]"));
    }

    private double average(double mood, String question) {
        return sample(mood)
                .map(scores -> scores.get(question))
                .filter(Objects::nonNull)
                .mapToInt(Integer::parseInt)
                .average()
                .orElseThrow();
    }

    private Stream<Map<String, String>> sample(double mood) {
        return Stream.generate(() -> Scores.of(mood, random)).limit(1000);
    }
}
