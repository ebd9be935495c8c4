package io.heard.survey.sending;

import io.heard.survey.mail.MailOutcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stops sending when most mails fail: a server that is away, an account that is closed. Going on would cost our good name with
 * every further mail. After a pause one mail is tried; if that works, all go on.
 *
 * <p>An address that does not exist is no failure of the server but of the campaign's list, as long as it is one campaign's: a
 * server that knows nobody of several campaigns is set up wrongly.
 */
@ApplicationScoped
class SendingBreaker {

    /** How it is. */
    enum State {
        SENDING,
        /** Nothing is sent until the pause is over. */
        PAUSED,
        /** One mail is on its way to learn whether the others can follow. */
        TRYING
    }

    private enum Answer {
        TAKEN,
        NOBODY_THERE,
        FAILED;

        static Answer of(MailOutcome outcome) {
            return switch (outcome) {
                case MailOutcome.Accepted accepted -> TAKEN;
                case MailOutcome.Refused refused -> refused.isAboutTheAddress() ? NOBODY_THERE : FAILED;
                case MailOutcome.Postponed postponed -> FAILED;
                case MailOutcome.InDoubt inDoubt -> FAILED;
            };
        }
    }

    private record Seen(UUID campaignId, Answer answer) {}

    /** What people see of it. */
    record View(State state, double failureShare, Optional<Instant> resumesAt) {}

    private static final int LOOKS_AT = 100;
    private static final int ENOUGH = 50;
    private static final double TOO_MANY = 0.5;
    private static final int SEVERAL_CAMPAIGNS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Clock clock;
    private final MeterRegistry metrics;
    private final Deque<Seen> last = new ArrayDeque<>();

    private State state = State.SENDING;
    private boolean stoppedForNobody;
    private Duration pause = FIRST_PAUSE;
    private @Nullable Instant resumesAt;

    SendingBreaker(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
        metrics.gauge("heard.sending.paused", this, breaker -> breaker.view().state() == State.SENDING ? 0 : 1);
    }

    /** Whether claiming makes sense. */
    synchronized boolean isOpenFor() {
        return state == State.SENDING || (state == State.PAUSED && isPauseOver());
    }

    /** Whether the next mail may go out; whoever is told so reports what became of it, or that nothing did. */
    synchronized boolean mayGo() {
        if (state == State.PAUSED && isPauseOver()) {
            state = State.TRYING;
            return true;
        }
        return state == State.SENDING;
    }

    /** The mail that was to go out did not, for reasons of its own. */
    synchronized void nothingSent() {
        if (state == State.TRYING) {
            state = State.PAUSED;
        }
    }

    synchronized void note(UUID campaignId, MailOutcome outcome) {
        last.add(new Seen(campaignId, Answer.of(outcome)));
        if (last.size() > LOOKS_AT) {
            last.remove();
        }
        if (state == State.TRYING) {
            Answer answer = Answer.of(outcome);
            if (answer == Answer.TAKEN || (answer == Answer.NOBODY_THERE && !stoppedForNobody)) {
                goOn();
            } else {
                pause = longer(pause);
                stop();
            }
        } else if (state == State.SENDING && last.size() >= ENOUGH && isBad()) {
            stop();
        }
    }

    private boolean isBad() {
        long campaignsThatMetNobody = last.stream()
                .filter(seen -> seen.answer == Answer.NOBODY_THERE)
                .map(Seen::campaignId)
                .distinct()
                .count();
        if (share(Answer.FAILED) > TOO_MANY) {
            stoppedForNobody = false;
            return true;
        }
        stoppedForNobody = share(Answer.NOBODY_THERE) > TOO_MANY && campaignsThatMetNobody >= SEVERAL_CAMPAIGNS;
        return stoppedForNobody;
    }

    synchronized View view() {
        return new View(
                state, failureShare(), state == State.PAUSED ? Optional.ofNullable(resumesAt) : Optional.empty());
    }

    private void goOn() {
        Log.info("Mails are taken again; sending goes on");
        state = State.SENDING;
        pause = FIRST_PAUSE;
        resumesAt = null;
        last.clear();
    }

    private void stop() {
        state = State.PAUSED;
        resumesAt = clock.instant().plus(pause);
        metrics.counter("heard.sending.pauses").increment();
        Log.warnf("%.0f %% of the last mails failed; sending pauses for %s", failureShare() * 100, pause);
    }

    private boolean isPauseOver() {
        return resumesAt == null || !clock.instant().isBefore(resumesAt);
    }

    private double failureShare() {
        return share(Answer.FAILED);
    }

    private double share(Answer answer) {
        return last.isEmpty()
                ? 0
                : (double) last.stream().filter(seen -> seen.answer == answer).count() / last.size();
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
