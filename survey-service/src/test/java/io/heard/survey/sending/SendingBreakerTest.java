package io.heard.survey.sending;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.MailOutcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SendingBreakerTest {

    private static final MailOutcome TAKEN = new MailOutcome.Accepted();
    private static final MailOutcome NOBODY = new MailOutcome.Refused(550, "5.1.1");
    private static final MailOutcome AWAY = new MailOutcome.Postponed("no-connection");

    private static final UUID CAMPAIGN = new UUID(0, 1);

    private final MovingClock clock = new MovingClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final SendingBreaker breaker = new SendingBreaker(clock, metrics);

    @Test
    void bearsWithSomeFailures() {
        note(TAKEN, 60);
        note(AWAY, 40);

        assertThat(breaker.mayGo()).isTrue();
        assertThat(breaker.view().failureShare()).isEqualTo(0.4);
    }

    @Test
    void pausesWhenMostFail() {
        note(AWAY, 50);

        assertThat(breaker.mayGo()).isFalse();
        assertThat(breaker.isOpenFor()).isFalse();
        assertThat(breaker.view().resumesAt()).contains(clock.now.plusSeconds(30));
        assertThat(metrics.get("heard.sending.paused").gauge().value()).isEqualTo(1);
    }

    @Test
    void triesOneMailAfterThePauseAndGoesOnWhenItIsTaken() {
        note(AWAY, 50);
        clock.now = clock.now.plusSeconds(30);

        assertThat(breaker.mayGo()).isTrue();
        assertThat(breaker.mayGo()).isFalse();
        breaker.note(CAMPAIGN, TAKEN);
        assertThat(breaker.mayGo()).isTrue();
        assertThat(breaker.view().failureShare()).isZero();
    }

    @Test
    void waitsTwiceAsLongWhenThatOneFailsToo() {
        note(AWAY, 50);
        clock.now = clock.now.plusSeconds(30);
        assertThat(breaker.mayGo()).isTrue();
        breaker.note(CAMPAIGN, AWAY);

        assertThat(breaker.view().resumesAt()).contains(clock.now.plusSeconds(60));
    }

    @Test
    void aMailThatWasNotSentAfterAllLeavesTheTrialToTheNext() {
        note(AWAY, 50);
        clock.now = clock.now.plusSeconds(30);
        assertThat(breaker.mayGo()).isTrue();
        breaker.nothingSent();

        assertThat(breaker.mayGo()).isTrue();
    }

    @Test
    void addressesOfOneCampaignThatDoNotExistAreNoFailureOfTheServer() {
        note(NOBODY, 100);
        assertThat(breaker.mayGo()).isTrue();
        assertThat(breaker.view().failureShare()).isZero();

        note(new MailOutcome.Refused(550, "5.7.1"), 60);
        assertThat(breaker.mayGo()).isFalse();
    }

    @Test
    void aDeadAddressShowsThatTheServerIsBack() {
        note(AWAY, 50);
        clock.now = clock.now.plusSeconds(30);
        assertThat(breaker.mayGo()).isTrue();
        breaker.note(CAMPAIGN, NOBODY);

        assertThat(breaker.view().state()).isEqualTo(SendingBreaker.State.SENDING);
    }

    @Test
    void aServerThatKnowsNobodyOfSeveralCampaignsIsSetUpWrongly() {
        for (int mail = 0; mail < 60; mail++) {
            breaker.note(new UUID(0, mail % 3), NOBODY);
        }
        assertThat(breaker.mayGo()).isFalse();

        clock.now = clock.now.plusSeconds(30);
        assertThat(breaker.mayGo()).isTrue();
        breaker.note(CAMPAIGN, NOBODY);
        assertThat(breaker.mayGo()).isFalse();
    }

    private void note(MailOutcome outcome, int times) {
        for (int i = 0; i < times; i++) {
            breaker.note(CAMPAIGN, outcome);
        }
    }

    static final class MovingClock extends Clock {

        Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
