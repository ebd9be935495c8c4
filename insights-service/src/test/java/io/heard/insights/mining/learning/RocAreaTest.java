package io.heard.insights.mining.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RocAreaTest {

    private static final boolean[] TWO_OF_FOUR = {true, true, false, false};

    @Test
    void isOneWhenEveryComplaintIsAboveEverythingElse() {
        assertThat(RocArea.of(new double[] {4, 3, 2, 1}, TWO_OF_FOUR)).isEqualTo(1);
        assertThat(RocArea.of(new double[] {1, 2, 3, 4}, TWO_OF_FOUR)).isZero();
        assertThat(RocArea.of(new double[] {4, 1, 3, 2}, TWO_OF_FOUR)).isEqualTo(.5);
    }

    @Test
    void countsTiesHalf() {
        assertThat(RocArea.of(new double[] {1, 1, 1, 1}, TWO_OF_FOUR)).isEqualTo(.5);
        assertThat(RocArea.of(new double[] {2, 1, 1, 0}, TWO_OF_FOUR)).isEqualTo(.875);
    }

    @Property
    void isTheShareOfPairsInTheRightOrder(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int texts) {
        Random random = new Random(seed);
        double[] scores = random.ints(texts, 0, 10).asDoubleStream().toArray();
        boolean[] positive = new boolean[texts];
        positive[0] = true;
        for (int i = 2; i < texts; i++) {
            positive[i] = random.nextBoolean();
        }
        double right = 0;
        int pairs = 0;
        for (int i = 0; i < texts; i++) {
            for (int j = 0; j < texts; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? .5 : 0;
                }
            }
        }

        assertThat(RocArea.of(scores, positive)).isCloseTo(right / pairs, within(1e-9));
    }

    @Test
    void isMoreCertainOfADifferenceTheMoreTextsThereAre() {
        RocArea.Comparison few = compare(40);
        RocArea.Comparison many = compare(4000);

        assertThat(many.after()).isGreaterThan(many.before());
        assertThat(many.standardError()).isPositive().isLessThan(few.standardError() / 5);
    }

    @Test
    void knowsThatTheSameScoresDoNotDiffer() {
        double[] scores = {3, 1, 2, 0};

        RocArea.Comparison comparison = RocArea.compare(scores, scores, TWO_OF_FOUR);

        assertThat(comparison.standardError()).isZero();
        assertThat(DetectorLearning.isBetter(comparison)).isFalse();
    }

    @Test
    void isRefusedWhereThereIsOneKindOnly() {
        assertThatThrownBy(() -> RocArea.of(new double[] {1, 2}, new boolean[] {true, true}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The second way of scoring has half the noise of the first. */
    private static RocArea.Comparison compare(int texts) {
        Random random = new Random(7);
        boolean[] positive = new boolean[texts];
        double[] before = new double[texts];
        double[] after = new double[texts];
        for (int i = 0; i < texts; i++) {
            positive[i] = i % 2 == 0;
            double truth = positive[i] ? 1 : 0;
            before[i] = truth + random.nextGaussian();
            after[i] = truth + random.nextGaussian() / 2;
        }
        return RocArea.compare(before, after, positive);
    }
}
