package io.heard.insights.detector;

import io.heard.insights.detector.Detectors.Lesson;
import io.heard.insights.detector.ScoredAnswers.ScoredAnswer;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.learning.DetectorLearning;
import io.heard.insights.mining.learning.Learnt;
import io.heard.insights.mining.learning.ScoredText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Lets the detector of a product learn from the answers that came since the last time. */
@ApplicationScoped
public class DetectorLearner {

    /** More than anybody waits for; counting ends here. */
    private static final int MOST_COUNTED = 20_000;

    /** Read between two signs of life; a second or two. */
    private static final int BATCH = 256;

    private final Detectors detectors;
    private final ScoredAnswers answers;
    private final LearningConfig config;
    private final Counter adopted;
    private final Counter refused;

    DetectorLearner(Detectors detectors, ScoredAnswers answers, LearningConfig config, MeterRegistry meters) {
        this.detectors = detectors;
        this.answers = answers;
        this.config = config;
        this.adopted = meters.counter("heard.detector.lessons", "outcome", "adopted");
        this.refused = meters.counter("heard.detector.lessons", "outcome", "refused");
    }

    /**
     * Learns when enough has come. Takes half a minute with a full sample, outside of any transaction.
     *
     * @param reading by the shipped detector
     * @param claim called first in every transaction that writes, and between batches: fails when somebody else has taken the
     *     product over
     * @param isStopping asked between batches
     */
    public void learnIfDue(String product, VerbatimReading reading, Runnable claim, BooleanSupplier isStopping) {
        Lesson before = detectors.lastLesson(product);
        int fresh = answers.count(product, before.newest(), MOST_COUNTED);
        if (fresh < LearningPolicy.newAnswersNeeded(before.answers())) {
            return;
        }
        List<ScoredAnswer> sample = answers.newest(product, config.sample());
        Lesson now = new Lesson(before.answers() + fresh, sample.getFirst().answeredAt());
        // Before the work: what fails now would fail again, and must not be tried at every turn.
        write(claim, () -> detectors.remember(product, now));
        List<ScoredText> texts = new ArrayList<>();
        for (int start = 0; start < sample.size(); start += BATCH) {
            if (isStopping.getAsBoolean()) {
                write(claim, () -> detectors.remember(product, before));
                return;
            }
            texts.addAll(embed(reading, sample.subList(start, Math.min(start + BATCH, sample.size()))));
            write(claim, () -> {});
        }
        learn(product, reading.detector(), texts, claim);
    }

    private void learn(String product, ComplaintDetector shipped, List<ScoredText> texts, Runnable claim) {
        ComplaintDetector current = detectors.learnt(product).orElse(shipped);
        Optional<Learnt> better =
                DetectorLearning.learn(shipped, current, texts).filter(Learnt::isBetter);
        if (better.isEmpty()) {
            refused.increment();
            return;
        }
        write(claim, () -> detectors.adopt(product, better.get()));
        adopted.increment();
        Log.infof(
                "The complaint detector of %s learnt from %d answers: area under the curve %.3f, was %.3f",
                product,
                better.get().learntFrom(),
                better.get().aucAfter(),
                better.get().aucBefore());
    }

    /** What cannot be read is not learnt from; mining has met it before and says so. */
    private static List<ScoredText> embed(VerbatimReading reading, List<ScoredAnswer> batch) {
        List<Optional<Embedding>> embeddings;
        try {
            embeddings = reading.embed(batch.stream().map(ScoredAnswer::text).toList());
        } catch (RuntimeException | StackOverflowError unreadable) {
            Log.warnf(
                    "%d scored answers are not learnt from: %s",
                    batch.size(), unreadable.getClass().getName());
            return List.of();
        }
        List<ScoredText> texts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ScoredAnswer answer = batch.get(i);
            embeddings
                    .get(i)
                    .ifPresent(embedding -> texts.add(new ScoredText(answer.id(), embedding, answer.satisfaction())));
        }
        return texts;
    }

    private static void write(Runnable claim, Runnable work) {
        QuarkusTransaction.requiringNew().run(() -> {
            claim.run();
            work.run();
        });
    }
}
