package io.heard.survey.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.heard.survey.comparison.RateComparison.Verdict;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.statistics.interval.Interval;
import org.junit.jupiter.api.Test;

class RateComparisonTest {

    @Test
    void knowsHowFarARateMayBeOff() {
        // R: prop.test(10, 100, correct = FALSE)$conf.int
        Interval interval = new ResponseRate(100, 10).interval();

        assertThat(interval.getLowerBound()).isCloseTo(0.0552, within(0.0001));
        assertThat(interval.getUpperBound()).isCloseTo(0.1744, within(0.0001));
    }

    @Test
    void tellsARealDifferenceFromChance() {
        // R: prop.test(c(120, 160), c(1000, 1000), correct = FALSE)$p.value
        RateComparison real = RateComparison.of(new ResponseRate(1000, 120), new ResponseRate(1000, 160), 1);
        assertThat(real.verdict()).isEqualTo(Verdict.REAL);
        assertThat(real.chance().orElseThrow()).isCloseTo(0.00995, within(0.0001));
        assertThat(real.answersStillNeeded()).isEmpty();

        RateComparison chance = RateComparison.of(new ResponseRate(1000, 120), new ResponseRate(1000, 140), 1);
        assertThat(chance.verdict()).isEqualTo(Verdict.NOT_SHOWN);
        assertThat(chance.chance().orElseThrow()).isCloseTo(0.1836, within(0.0001));
    }

    @Test
    void saysHowManyAnswersAreStillNeeded() {
        // (1.96 + 0.8416)^2 * (0.12 * 0.88 + 0.14 * 0.86) / 0.02^2 = 4436 mails each, 3436 more each.
        RateComparison comparison = RateComparison.of(new ResponseRate(1000, 120), new ResponseRate(1000, 140), 1);

        assertThat(comparison.answersStillNeeded().orElseThrow()).isBetween(890L, 896L);
    }

    @Test
    void namesNoWinnerOnTooFew() {
        assertThat(verdict(99, 5, 99, 60)).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(10_000, 500, 50, 40)).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(100, 0, 100, 18)).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(0, 0, 1000, 100)).isEqualTo(Verdict.TOO_FEW);
        assertThat(verdict(100, 5, 100, 60)).isEqualTo(Verdict.REAL);
    }

    @Test
    void isHarderToConvinceTheMoreVariantsThereAre() {
        ResponseRate first = new ResponseRate(1000, 120);
        ResponseRate other = new ResponseRate(1000, 155);

        assertThat(RateComparison.of(first, other, 1).verdict()).isEqualTo(Verdict.REAL);
        assertThat(RateComparison.of(first, other, 4).verdict()).isEqualTo(Verdict.NOT_SHOWN);
    }

    @Test
    void cannotSayHowMuchIsNeededForADifferenceThatIsNotThere() {
        assertThat(RateComparison.of(new ResponseRate(200, 20), new ResponseRate(200, 20), 1)
                        .answersStillNeeded())
                .isEmpty();
    }

    @Test
    void seldomSeesADifferenceWhereThereIsNone() {
        var random = new Random(42);
        int real = 0;
        for (int i = 0; i < 4_000; i++) {
            if (RateComparison.of(draw(random, 0.15), draw(random, 0.15), 1).verdict() == Verdict.REAL) {
                real++;
            }
        }

        assertThat(real / 4_000.0).isBetween(0.035, 0.065);
    }

    @Test
    void refusesMoreAnswersThanMails() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ResponseRate(1, 2));
    }

    @Property
    void isTheSameFromBothSidesAndAlwaysWithinReason(
            @ForAll @IntRange(max = 5000) int sent,
            @ForAll @IntRange(max = 5000) int otherSent,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(max = 100) int otherPercent) {
        var first = new ResponseRate(sent, sent * percent / 100);
        var other = new ResponseRate(otherSent, otherSent * otherPercent / 100);

        RateComparison comparison = RateComparison.of(first, other, 1);

        assertThat(RateComparison.of(other, first, 1)).isEqualTo(comparison);
        comparison.chance().ifPresent(chance -> assertThat(chance).isBetween(0.0, 1.0));
        comparison.answersStillNeeded().ifPresent(answers -> assertThat(answers).isPositive());
        if (Math.min(sent, otherSent) < RateComparison.FEWEST_MAILS) {
            assertThat(comparison.verdict()).isEqualTo(Verdict.TOO_FEW);
        }
    }

    private static Verdict verdict(int sent, int answered, int otherSent, int otherAnswered) {
        return RateComparison.of(new ResponseRate(sent, answered), new ResponseRate(otherSent, otherAnswered), 1)
                .verdict();
    }

    private static ResponseRate draw(Random random, double rate) {
        int answered = 0;
        for (int i = 0; i < 400; i++) {
            answered += random.nextDouble() < rate ? 1 : 0;
        }
        return new ResponseRate(400, answered);
    }
}
