package io.heard.insights.detector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningPolicyTest {

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 1", "200, 100", "301, 151", "10000, 5000", "1000000, 20000"})
    void waitsForHalfAsManyMoreButNeverForMoreThanItNeeds(int before, int needed) {
        assertThat(LearningPolicy.newAnswersNeeded(before)).isEqualTo(needed);
    }
}
