package io.heard.insights.detector;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.insights.encoder.Encoder;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.learning.Learnt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.Session;

/**
 * The detectors that products have taught, and when each product was last learnt from. Those of another sentence model are none:
 * they judge vectors that nobody makes any more.
 */
@ApplicationScoped
public class Detectors {

    private static final String NEWEST = """
            select weights, threshold from complaint_detector where product = :product and model = :model
            order by version desc limit 1""";

    private static final String ADOPT = """
            insert into complaint_detector (product, version, weights, threshold, learnt_from, judged_on, auc_before, auc_after,
                adopted_at, learnt_until, model)
            select :product, coalesce(max(version), 0) + 1, :weights, :threshold, :learntFrom, :judgedOn, :aucBefore, :aucAfter,
                cast(:now as timestamptz), cast(:until as timestamptz),
                :model
            from complaint_detector where product = :product""";

    private static final String REMEMBER = """
            insert into detector_learning (product, answers, newest, attempts, model)
            values (:product, :answers, :newest, :attempts, :model)
            on conflict (product) do update set answers = excluded.answers, newest = excluded.newest, attempts = excluded.attempts,
                model = excluded.model""";

    private final Session session;
    private final Encoder encoder;
    private final Clock clock;

    Detectors(Session session, Encoder encoder, Clock clock) {
        this.session = session;
        this.encoder = encoder;
        this.clock = clock;
    }

    /**
     * What was learnt from.
     *
     * @param answers how many had clear scores by then
     * @param newest when the newest of them was given
     * @param attempts how often the next lesson was begun
     */
    record Lesson(int answers, Instant newest, int attempts) {

        static final Lesson NONE = new Lesson(0, Instant.EPOCH, 0);

        Lesson withAnotherAttempt() {
            return new Lesson(answers, newest, attempts + 1);
        }
    }

    /** The one that reads the product's texts; empty while that is the shipped one. */
    @Transactional
    public Optional<ComplaintDetector> learnt(String product) {
        return session
                .createNativeQuery(NEWEST, Tuple.class)
                .setParameter("product", product)
                .setParameter("model", encoder.model())
                .getResultList()
                .stream()
                .map(row -> ComplaintDetector.of(row.get("weights", byte[].class), row.get("threshold", Double.class)))
                .filter(detector -> detector.reads(encoder.dimensions()))
                .findFirst();
    }

    /** When the newest answer was given that this detector may have learnt from; long ago for the shipped one. */
    @Transactional
    Instant learntUntil(String product) {
        return session.createNativeQuery(
                        "select max(learnt_until) from complaint_detector where product = :product and model = :model",
                        Instant.class)
                .setParameter("product", product)
                .setParameter("model", encoder.model())
                .getResultStream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** @param until when the newest answer was given that it learnt from */
    @Transactional(MANDATORY)
    void adopt(String product, Learnt learnt, Instant until) {
        session.createNativeMutationQuery(ADOPT)
                .setParameter("product", product)
                .setParameter("weights", learnt.detector().weights())
                .setParameter("threshold", learnt.detector().threshold())
                .setParameter("learntFrom", learnt.learntFrom())
                .setParameter("judgedOn", learnt.judgedOn())
                .setParameter("aucBefore", learnt.aucBefore())
                .setParameter("aucAfter", learnt.aucAfter())
                .setParameter("now", clock.instant())
                .setParameter("until", until)
                .setParameter("model", encoder.model())
                .executeUpdate();
    }

    @Transactional
    Lesson lastLesson(String product) {
        return session
                .createNativeQuery(
                        "select answers, newest, attempts from detector_learning where product = :product and model = :model",
                        Tuple.class)
                .setParameter("product", product)
                .setParameter("model", encoder.model())
                .getResultList()
                .stream()
                .map(row -> new Lesson(
                        row.get("answers", Integer.class),
                        row.get("newest", Instant.class),
                        row.get("attempts", Integer.class)))
                .findFirst()
                .orElse(Lesson.NONE);
    }

    @Transactional(MANDATORY)
    void remember(String product, Lesson lesson) {
        session.createNativeMutationQuery(REMEMBER)
                .setParameter("product", product)
                .setParameter("answers", lesson.answers())
                .setParameter("newest", lesson.newest())
                .setParameter("attempts", lesson.attempts())
                .setParameter("model", encoder.model())
                .executeUpdate();
    }
}
