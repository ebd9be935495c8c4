package io.heard.insights.detector;

import io.heard.insights.detector.Detectors.Lesson;
import io.heard.insights.detector.ScoredAnswers.ScoredAnswer;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ReadText;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.learning.DetectorLearning;
import io.heard.insights.mining.learning.Learnt;
import io.heard.insights.mining.learning.ScoredText;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Lets the detector of a product learn from the answers that came since the last time. */
@ApplicationScoped
public class DetectorLearner {

    /** More than anybody waits for; counting ends here. */
    private static final int MOST_COUNTED = 20_000;

    /** What the process was killed in may well be learnt the next time. */
    private static final int MOST_ATTEMPTS = 3;

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

    /** Whether enough has come to learn from. */
    public boolean isDue(String product) {
        return fresh(product, detectors.lastLesson(product)).isPresent();
    }

    private OptionalInt fresh(String product, Lesson before) {
        int fresh = answers.count(product, before.newest(), MOST_COUNTED);
        return fresh < LearningPolicy.newAnswersNeeded(before.answers()) ? OptionalInt.empty() : OptionalInt.of(fresh);
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
        OptionalInt fresh = fresh(product, before);
        if (fresh.isEmpty()) {
            return;
        }
        List<ScoredAnswer> sample = answers.newest(product, config.sample());
        Lesson now = new Lesson(
                before.answers() + fresh.getAsInt(), sample.getFirst().answeredAt(), 0);
        // Before the work: what fails each time must not be tried at every turn.
        Lesson begun = before.withAnotherAttempt();
        write(claim, () -> detectors.remember(product, begun.attempts() < MOST_ATTEMPTS ? begun : now));
        Instant learntUntil = detectors.learntUntil(product);
        List<ScoredText> texts = new ArrayList<>();
        for (int start = 0; start < sample.size(); start += BATCH) {
            if (isStopping.getAsBoolean()) {
                write(claim, () -> detectors.remember(product, before));
                return;
            }
            texts.addAll(read(reading, sample.subList(start, Math.min(start + BATCH, sample.size())), learntUntil));
            write(claim, () -> {});
        }
        learn(product, reading.detector(), texts, now, claim);
    }

    private void learn(String product, ComplaintDetector shipped, List<ScoredText> texts, Lesson now, Runnable claim) {
        ComplaintDetector current = detectors.learnt(product).orElse(shipped);
        Optional<Learnt> better =
                DetectorLearning.learn(shipped, current, texts).filter(Learnt::isBetter);
        write(claim, () -> {
            detectors.remember(product, now);
            better.ifPresent(learnt -> detectors.adopt(product, learnt, now.newest()));
        });
        if (better.isEmpty()) {
            refused.increment();
            return;
        }
        adopted.increment();
        Log.infof(
                "The complaint detector of %s learnt from %d answers: area under the curve %.3f, was %.3f",
                product,
                better.get().learntFrom(),
                better.get().aucAfter(),
                better.get().aucBefore());
    }

    /** All together, because that is fast; what cannot be read is not learnt from; mining has met it before and says so. */
    private static List<ScoredText> read(VerbatimReading reading, List<ScoredAnswer> batch, Instant learntUntil) {
        List<Optional<ReadText>> read;
        try {
            read = reading.readWhole(batch.stream().map(ScoredAnswer::text).toList());
        } catch (RuntimeException | StackOverflowError unreadable) {
            if (batch.size() > 1) {
                return batch.stream()
                        .flatMap(answer -> read(reading, List.of(answer), learntUntil).stream())
                        .toList();
            }
            Log.warnf(
                    "A scored answer is not learnt from: %s",
                    unreadable.getClass().getName());
            return List.of();
        }
        List<ScoredText> texts = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            ScoredAnswer answer = batch.get(i);
            boolean isKnown = !answer.answeredAt().isAfter(learntUntil);
            read.get(i).ifPresent(text -> texts.add(new ScoredText(answer.id(), text, answer.satisfaction(), isKnown)));
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
