package io.heard.survey.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heard.contracts.event.QuestionType;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScorePrecisionTest {

    @Test
    void isThatOfTheWidestSpreadThereCanBe() {
        // 1.96 * 0.5 / 10 of 100 %, 1.96 * 100 / 10 points, 1.96 * 3 / 10 steps from 1 to 7.
        assertThat(ScorePrecision.plusMinus(QuestionType.CSAT, 100)).isCloseTo(9.8, within(0.01));
        assertThat(ScorePrecision.plusMinus(QuestionType.NPS, 100)).isCloseTo(19.6, within(0.01));
        assertThat(ScorePrecision.plusMinus(QuestionType.CES, 100)).isCloseTo(0.588, within(0.001));
    }

    @Test
    void isNeverWiderThanTheScale() {
        assertThat(ScorePrecision.plusMinus(QuestionType.CSAT, 1)).isLessThanOrEqualTo(100);
        assertThat(ScorePrecision.plusMinus(QuestionType.CES, 1)).isLessThanOrEqualTo(6);
    }

    @Property
    void fourTimesTheAnswersHalveIt(@ForAll @IntRange(min = 1, max = 100_000) int answers) {
        double once = ScorePrecision.plusMinus(QuestionType.NPS, answers);

        assertThat(ScorePrecision.plusMinus(QuestionType.NPS, 4.0 * answers)).isCloseTo(once / 2, within(1e-9));
    }
}
