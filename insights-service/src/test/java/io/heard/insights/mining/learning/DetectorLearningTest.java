package io.heard.insights.mining.learning;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds.Kind;
import io.heard.insights.mining.ComplaintSeeds.Seed;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.ReadText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Embeddings of six values instead of sentences: complaints of all products point along the first, those of this product along
 * the second.
 */
class DetectorLearningTest {

    private static final int WIDTH = 6;
    private static final ComplaintDetector SHIPPED = shipped();

    @Test
    void learnsHowTheCustomersOfAProductComplain() {
        List<ScoredText> answers = answers(600, 1);

        Learnt learnt = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();

        assertThat(learnt.isBetter()).isTrue();
        assertThat(learnt.aucAfter()).isGreaterThan(learnt.aucBefore() + .1);
        assertThat(learnt.learntFrom()).isEqualTo(600);
        assertThat(learnt.judgedOn()).isEqualTo(600);
        List<ScoredText> others = answers(500, 2);
        assertThat(area(learnt.detector(), others)).isGreaterThan(area(SHIPPED, others) + .1);
    }

    @Test
    void isTheSameWhateverTheOrder() {
        List<ScoredText> shuffled = new ArrayList<>(answers(400, 1));
        Learnt one = DetectorLearning.learn(SHIPPED, SHIPPED, shuffled).orElseThrow();
        Collections.shuffle(shuffled, new Random(3));

        Learnt other = DetectorLearning.learn(SHIPPED, SHIPPED, shuffled).orElseThrow();

        assertThat(other.detector().weights()).isEqualTo(one.detector().weights());
    }

    @Test
    void staysWithTheOneItHasWhenTheNewOneIsNoBetter() {
        ComplaintDetector good = DetectorLearning.learn(SHIPPED, SHIPPED, answers(2000, 1))
                .orElseThrow()
                .detector();

        Learnt fromLess = DetectorLearning.learn(SHIPPED, good, answers(250, 5)).orElseThrow();

        assertThat(fromLess.isBetter()).isFalse();
        assertThat(fromLess.detector()).isSameAs(good);
    }

    @Test
    void believesNothingWhereScoresHaveNothingToDoWithTheTexts() {
        int adopted = 0;
        for (int i = 0; i < 10; i++) {
            List<ScoredText> answers = rescored(answers(600, i), i);
            Learnt learnt = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();
            adopted += learnt.isBetter() ? 1 : 0;
        }

        assertThat(adopted).isLessThanOrEqualTo(1);
    }

    @Test
    void isHardlyMisledByThoseWhoComplainBesideAGoodScore() {
        Random random = new Random(4);
        List<ScoredText> answers = answers(1500, 1).stream()
                .map(text -> random.nextDouble() < .1
                        ? new ScoredText(text.answer(), text.text(), 1 - text.satisfaction(), false)
                        : text)
                .toList();
        List<ScoredText> others = answers(1000, 2);
        double clean = area(
                DetectorLearning.learn(SHIPPED, SHIPPED, answers(1500, 1))
                        .orElseThrow()
                        .detector(),
                others);

        Learnt learnt = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();

        assertThat(learnt.isBetter()).isTrue();
        assertThat(area(learnt.detector(), others)).isGreaterThan(clean - .02);
    }

    @Test
    void changesLittleByFewAnswers() {
        List<ScoredText> few = answers(30, 1);
        List<ReadText> texts = few.stream().map(ScoredText::text).toList();
        boolean[] opposite = new boolean[few.size()];
        for (int i = 0; i < opposite.length; i++) {
            opposite[i] = i % 2 == 0;
        }

        ComplaintDetector taught = SHIPPED.adaptedTo(texts, opposite);

        ReadText complaint = text(1, 0, new Random(1));
        assertThat(taught.isComplaint(taught.probability(complaint, OptionalDouble.empty())))
                .isTrue();
    }

    @Test
    void waitsForEnoughOfBothKinds() {
        assertThat(DetectorLearning.learn(SHIPPED, SHIPPED, answers(50, 1))).isEmpty();
        List<ScoredText> contentOnly =
                answers(600, 1).stream().filter(text -> !text.isUnhappy()).toList();
        assertThat(DetectorLearning.learn(SHIPPED, SHIPPED, contentOnly)).isEmpty();
    }

    @Test
    void leavesOutAnswersThatSayTooLittle() {
        List<ScoredText> answers = new ArrayList<>(answers(600, 1));
        Learnt without = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();
        Random random = new Random(8);
        for (int i = 0; i < 300; i++) {
            answers.add(new ScoredText(new UUID(i, i), text(-1, -1, random), .5, false));
        }

        Learnt with = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();

        assertThat(with.detector().weights()).isEqualTo(without.detector().weights());
    }

    /** What the present detector knows already would be its own praise. */
    @Test
    void judgesByWhatThePresentDetectorHasNotLearntFrom() {
        List<ScoredText> answers = new ArrayList<>(answers(400, 1).stream()
                .map(text -> new ScoredText(text.answer(), text.text(), text.satisfaction(), true))
                .toList());
        assertThat(DetectorLearning.learn(SHIPPED, SHIPPED, answers)).isEmpty();
        answers.addAll(answers(200, 2));

        Learnt learnt = DetectorLearning.learn(SHIPPED, SHIPPED, answers).orElseThrow();

        assertThat(learnt.learntFrom()).isEqualTo(600);
        assertThat(learnt.judgedOn()).isEqualTo(200);
    }

    @Test
    void partsAreOfLikeSizeWhateverTheIdsLookLike() {
        long inARow = IntStream.range(0, 9_000)
                .filter(i -> DetectorLearning.part(new UUID(0, i)) == 0)
                .count();
        long byTime = IntStream.range(0, 9_000)
                .filter(i -> DetectorLearning.part(new UUID(0x0195516f00007000L + ((long) i << 16), -1)) == 0)
                .count();

        assertThat(inARow).isBetween(2800L, 3200L);
        assertThat(byTime).isBetween(2800L, 3200L);
    }

    private static List<ScoredText> rescored(List<ScoredText> answers, int seed) {
        Random random = new Random(100 + seed);
        return answers.stream()
                .map(text -> new ScoredText(text.answer(), text.text(), random.nextBoolean() ? 0 : 1, false))
                .toList();
    }

    private static double area(ComplaintDetector detector, List<ScoredText> texts) {
        double[] probabilities = new double[texts.size()];
        boolean[] unhappy = new boolean[texts.size()];
        for (int i = 0; i < unhappy.length; i++) {
            probabilities[i] = detector.probability(texts.get(i).text(), OptionalDouble.empty());
            unhappy[i] = texts.get(i).isUnhappy();
        }
        return RocArea.of(probabilities, unhappy);
    }

    /** Half of them unhappy. */
    private static List<ScoredText> answers(int count, long seed) {
        Random random = new Random(seed);
        List<ScoredText> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean unhappy = i % 2 == 0;
            answers.add(new ScoredText(
                    new UUID(random.nextLong(), random.nextLong()),
                    text(unhappy ? .3 : 0, unhappy ? 1 : -1, random),
                    unhappy ? 0 : 1,
                    false));
        }
        return answers;
    }

    private static ReadText text(double first, double second, Random random) {
        return ReadText.of("", embedding(first, second, random));
    }

    private static Embedding embedding(double first, double second, Random random) {
        float[] values = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            values[i] = (float) (random.nextGaussian() * .6);
        }
        values[0] += (float) first;
        values[1] += (float) second;
        return Embedding.of(values).normalised();
    }

    private static ComplaintDetector shipped() {
        Random random = new Random(42);
        List<Seed> seeds = IntStream.range(0, 200)
                .mapToObj(i -> new Seed(i % 2 == 0 ? Kind.COMPLAINT : Kind.PRAISE, "any", "sentence " + i))
                .toList();
        return ComplaintDetector.fit(
                seeds,
                sentences -> IntStream.range(0, sentences.size())
                        .mapToObj(i -> embedding(i % 2 == 0 ? 1 : -1, 0, random))
                        .toList());
    }
}
