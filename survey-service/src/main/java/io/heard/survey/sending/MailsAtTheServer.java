package io.heard.survey.sending;

import io.heard.survey.respondent.trace.MailsUnderWay;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;

/** Knows, from the rows alone and so across all instances, whether a mail to somebody is at the mail server right now. */
@ApplicationScoped
class MailsAtTheServer implements MailsUnderWay {

    /** Who begins a mail shares this lock of the database until its begin is visible to all. */
    static final String LOCK = "4783465812";

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    /** In a statement of its own: the one after it sees every begin that had the lock before. */
    private static final String AWAIT_BEGINNING = "select 1 from pg_advisory_xact_lock(" + LOCK + ")";

    private static final String ANY = """
            select exists (
                select from invitation i
                join respondent other on other.id = i.respondent_id
                join respondent r on r.id = :id and (other.id = r.id or lower(other.email) = lower(r.email))
                where i.status = 'SENDING' and i.begun and i.next_attempt_at > clock_timestamp())""";

    private final Step step;

    MailsAtTheServer(Step step) {
        this.step = step;
    }

    @Override
    public boolean awaitEnd(UUID respondentId) {
        long enough = System.nanoTime() + LONGEST.toNanos();
        try {
            boolean underWay = step.isAny(respondentId);
            while (underWay && System.nanoTime() < enough) {
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY.toMillis());
                underWay = step.isAny(respondentId);
            }
            return !underWay;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            // The wish is kept already; that nobody can say what is under way must not undo it.
            Log.warnf("Nobody knows what is under way: %s", e.getClass().getName());
            return false;
        }
    }

    /** One look, one transaction, so that each sees what the senders have kept meanwhile. */
    @ApplicationScoped
    static class Step {

        private final Session session;

        Step(Session session) {
            this.session = session;
        }

        @Transactional
        boolean isAny(UUID respondentId) {
            session.createNativeQuery(AWAIT_BEGINNING, Integer.class).getSingleResult();
            return session.createNativeQuery(ANY, Boolean.class)
                    .setParameter("id", respondentId)
                    .getSingleResult();
        }
    }
}
