package io.heard.survey.invitation.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.audience.InteractionContext;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.campaign.schedule.SendTimes;
import io.heard.survey.contact.Contact;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.contact.ContactPolicy;
import io.heard.survey.invitation.policy.InvitationDecision.Defer;
import io.heard.survey.invitation.policy.InvitationDecision.Invite;
import io.heard.survey.invitation.policy.InvitationDecision.Skip;
import io.heard.survey.invitation.policy.InvitationPolicy.Due;
import io.heard.survey.respondent.Standing;
import io.heard.survey.respondent.Suppression;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvitationPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant CLOSED = NOW.minus(Duration.ofMinutes(10));
    private static final UUID CAMPAIGN = UUID.fromString("0195516f-0000-7000-8000-000000000001");
    private static final AskingRules RULES =
            new AskingRules(Duration.ofHours(2), Duration.ofDays(7), Duration.ofDays(14), Duration.ofDays(14), 100);
    private static final Audience CALLS = new Audience("support-call", null, null, null);
    private static final Standing WELCOME = new Standing(true, false, Optional.empty(), Set.of(), Optional.empty());
    private static final Due DUE = new Due(false, false, Optional.empty(), false, Optional.empty());

    @Test
    void invitesAfterTheCampaignsDelay() {
        assertThat(invitedAt(decide(candidate()))).isEqualTo(CLOSED.plus(Duration.ofHours(2)));
    }

    @Test
    void invitesAtOnceWhenTheDelayIsOver() {
        assertThat(invitedAt(decide(closedAt(NOW.minus(Duration.ofDays(1)))))).isEqualTo(NOW);
    }

    @Test
    void asksOnlyAboutWhatTheCampaignCovers() {
        assertThat(skipped(terms(new Audience("delivery", null, null, null)), candidate()))
                .isEqualTo(Gate.RULE);
        assertThat(decide(terms(new Audience("support-call", "phone", "broadband", null)), candidate()))
                .isInstanceOf(Invite.class);
    }

    @Test
    void asksOnlyWhileTheCampaignRuns() {
        assertThat(skipped(terms(new Period(NOW.plusSeconds(1), null)), candidate()))
                .isEqualTo(Gate.PERIOD);
        assertThat(skipped(terms(new Period(null, NOW)), candidate())).isEqualTo(Gate.PERIOD);
        assertThat(decide(terms(new Period(NOW, NOW.plus(Duration.ofDays(1)))), candidate()))
                .isInstanceOf(Invite.class);
    }

    @Test
    void doesNotPlanForAfterTheCampaignsEnd() {
        assertThat(skipped(terms(new Period(null, NOW.plus(Duration.ofHours(1)))), candidate()))
                .isEqualTo(Gate.PERIOD);
    }

    @Test
    void doesNotAskAboutWhatIsLongAgo() {
        assertThat(skipped(terms(), closedAt(NOW.minus(Duration.ofDays(15))))).isEqualTo(Gate.AGE);
        assertThat(decide(closedAt(NOW.minus(Duration.ofDays(14))))).isInstanceOf(Invite.class);
    }

    @Test
    void cannotAskThoseWithoutAnAddress() {
        assertThat(skipped(terms(), with(new Standing(false, false, Optional.empty(), Set.of(), Optional.empty()))))
                .isEqualTo(Gate.ADDRESS);
    }

    @Test
    void neverInvitesCustomersWhoOptedOutOfAllOrOfTheTopic() {
        assertThat(skipped(terms(), with(new Standing(true, true, Optional.empty(), Set.of(), Optional.empty()))))
                .isEqualTo(Gate.OPT_OUT);
        assertThat(skipped(terms(), with(refusing("support")))).isEqualTo(Gate.OPT_OUT);
        assertThat(decide(with(refusing("delivery")))).isInstanceOf(Invite.class);
    }

    @Test
    void neverInvitesAddressesThatTakeNoMailOrComplained() {
        for (Suppression why : Suppression.values()) {
            assertThat(skipped(terms(), with(new Standing(true, false, Optional.of(why), Set.of(), Optional.empty()))))
                    .isEqualTo(Gate.SUPPRESSED);
        }
    }

    @Test
    void leavesCustomersAloneDuringTheQuietPeriodAndComesBackAfterIt() {
        Instant asked = NOW.minus(Duration.ofDays(6));

        assertThat(decide(candidate(), calendar(2, asked)))
                .isInstanceOfSatisfying(
                        Defer.class, defer -> assertThat(defer.place().at()).isEqualTo(asked.plus(Duration.ofDays(7))));
        assertThat(decide(candidate(), calendar(2, NOW.minus(Duration.ofDays(7)))))
                .isInstanceOf(Invite.class);
    }

    @Test
    void leavesCustomersAloneAsLongAsTheyAskedFor() {
        Instant asked = NOW.minus(Duration.ofDays(10));
        Standing once = new Standing(true, false, Optional.empty(), Set.of(), Optional.of(Duration.ofDays(20)));

        assertThat(decide(with(once), calendar(9, asked)))
                .isInstanceOfSatisfying(
                        Defer.class,
                        defer -> assertThat(defer.place().at()).isEqualTo(asked.plus(Duration.ofDays(20))));
    }

    @Test
    void skipsWhatWouldBeTooOldWhenTheCustomerMayBeAskedAgain() {
        ContactCalendar busy = calendar(1, NOW.minus(Duration.ofDays(3)));

        assertThat(decide(candidate(), busy)).isInstanceOfSatisfying(Skip.class, skip -> {
            assertThat(skip.reason()).isEqualTo(Gate.CONTACT_CAP);
            assertThat(skip.gates().getLast().value()).contains("free again 2026-03-28", "until 2026-03-15");
        });
    }

    @Test
    void neverDefersWhatItWouldSkip() {
        Standing gone = new Standing(true, true, Optional.empty(), Set.of(), Optional.empty());

        assertThat(decide(with(gone), calendar(1, NOW)))
                .isInstanceOfSatisfying(
                        Skip.class, skip -> assertThat(skip.reason()).isEqualTo(Gate.OPT_OUT));
    }

    @Test
    void explainsWithEveryGatesValueAndWithoutTheAddress() {
        InvitationDecision decision = decide(candidate(), calendar(2, NOW));

        assertThat(decision.gates())
                .extracting(GateResult::gate)
                .containsExactly(
                        Gate.RULE,
                        Gate.PERIOD,
                        Gate.AGE,
                        Gate.ADDRESS,
                        Gate.SUPPRESSED,
                        Gate.OPT_OUT,
                        Gate.SAMPLE,
                        Gate.CONTACT_CAP);
        assertThat(decision.gates())
                .filteredOn(gate -> !gate.passed())
                .singleElement()
                .satisfies(gate -> {
                    assertThat(gate.gate()).isEqualTo(Gate.CONTACT_CAP);
                    assertThat(gate.value())
                            .isEqualTo(
                                    "asked 1 times in the window, last 2026-03-01T12:00:00Z; at most 2 in P30D, P7D after any"
                                            + " other, free again 2026-03-08T12:00:00Z");
                });
    }

    @Test
    void mailsArriveByTheCustomersOwnClock() {
        Terms mornings = terms(new SendTimes(
                EnumSet.allOf(DayOfWeek.class), LocalTime.of(9, 0), LocalTime.of(11, 0), Set.of(), ZoneOffset.UTC));
        var kathmandu = mornings.asker(WELCOME, Optional.of(ZoneId.of("Asia/Kathmandu")));

        InvitationDecision decision = InvitationPolicy.decide(mornings, candidate(), kathmandu, calendar(2), NOW);

        assertThat(invitedAt(decision)).isEqualTo(Instant.parse("2026-03-02T03:15:00Z"));
    }

    @Test
    void samplesTheConfiguredShareWithinAPoint() {
        long invited = IntStream.range(0, 100_000)
                .mapToObj(i -> decide(sample(20), interaction(new UUID(i, 7))))
                .filter(Invite.class::isInstance)
                .count();

        assertThat(invited).isBetween(19_000L, 21_000L);
    }

    @Test
    void drawsTheSameForTheSameInteraction() {
        for (int i = 0; i < 1_000; i++) {
            Candidate candidate = interaction(new UUID(i, i));
            boolean at20 = decide(sample(20), candidate) instanceof Invite;
            assertThat(decide(sample(20), candidate) instanceof Invite).isEqualTo(at20);
            if (at20) {
                assertThat(decide(sample(50), candidate)).isInstanceOf(Invite.class);
            }
        }
    }

    @Test
    void looksAtEverythingAgainBeforeSending() {
        assertThat(recheck(candidate(), DUE, calendar(1))).isInstanceOf(SendDecision.Send.class);
        assertThat(suppressed(with(new Standing(true, true, Optional.empty(), Set.of(), Optional.empty())), DUE))
                .isEqualTo(Gate.OPT_OUT);
        assertThat(suppressed(with(refusing("support")), DUE)).isEqualTo(Gate.OPT_OUT);
        assertThat(suppressed(
                        with(new Standing(true, false, Optional.of(Suppression.BOUNCED), Set.of(), Optional.empty())),
                        DUE))
                .isEqualTo(Gate.SUPPRESSED);
        assertThat(suppressed(with(new Standing(false, false, Optional.empty(), Set.of(), Optional.empty())), DUE))
                .isEqualTo(Gate.ADDRESS);
        assertThat(suppressed(candidate(), new Due(true, false, Optional.empty(), false, Optional.empty())))
                .isEqualTo(Gate.ANSWERED);
        assertThat(suppressed(candidate(), new Due(false, true, Optional.empty(), false, Optional.empty())))
                .isEqualTo(Gate.REOPENED);
        assertThat(suppressed(candidate(), new Due(false, false, Optional.of(NOW), false, Optional.empty())))
                .isEqualTo(Gate.EXPIRY);
        assertThat(suppressed(closedAt(NOW.minus(Duration.ofDays(30))), DUE)).isEqualTo(Gate.AGE);
    }

    @Test
    void waitsOnWhenSomebodyElseAskedMeanwhile() {
        Instant asked = NOW.minus(Duration.ofDays(1));

        assertThat(recheck(candidate(), DUE, calendar(2, asked)))
                .isInstanceOfSatisfying(SendDecision.Defer.class, defer -> {
                    assertThat(defer.until()).isEqualTo(asked.plus(Duration.ofDays(7)));
                    assertThat(defer.reason()).isEqualTo(Gate.CONTACT_CAP);
                });
        assertThat(recheck(candidate(), DUE, calendar(1, asked)))
                .isInstanceOfSatisfying(
                        SendDecision.Suppress.class,
                        suppress -> assertThat(suppress.reason()).isEqualTo(Gate.CONTACT_CAP));
    }

    @Test
    void waitsForTomorrowWhenTodaysMailsAreUsedUp() {
        assertThat(recheck(candidate(), new Due(false, false, Optional.empty(), false, Optional.of(0L)), calendar(1)))
                .isInstanceOfSatisfying(SendDecision.Defer.class, defer -> {
                    assertThat(defer.until()).isEqualTo("2026-03-02T00:00:00Z");
                    assertThat(defer.reason()).isEqualTo(Gate.BUDGET);
                });
    }

    @Test
    void remindersNeitherCountAsContactsNorWaitForThem() {
        Due reminder = new Due(false, false, Optional.of(NOW.plusSeconds(60)), true, Optional.empty());

        assertThat(recheck(candidate(), reminder, calendar(1, NOW))).isInstanceOf(SendDecision.Send.class);
    }

    private static Gate suppressed(Candidate candidate, Due due) {
        return ((SendDecision.Suppress) recheck(candidate, due, calendar(1))).reason();
    }

    private static SendDecision recheck(Candidate candidate, Due due, ContactCalendar calendar) {
        Terms terms = terms();
        return InvitationPolicy.recheck(
                terms, candidate, due, terms.asker(candidate.standing(), Optional.empty()), calendar, NOW);
    }

    private static Instant invitedAt(InvitationDecision decision) {
        return ((Invite) decision).place().at();
    }

    private static Gate skipped(Terms terms, Candidate candidate) {
        return ((Skip) decide(terms, candidate)).reason();
    }

    private static InvitationDecision decide(Candidate candidate) {
        return decide(terms(), candidate);
    }

    private static InvitationDecision decide(Candidate candidate, ContactCalendar calendar) {
        Terms terms = terms();
        return InvitationPolicy.decide(
                terms, candidate, terms.asker(candidate.standing(), Optional.empty()), calendar, NOW);
    }

    private static InvitationDecision decide(Terms terms, Candidate candidate) {
        return InvitationPolicy.decide(
                terms, candidate, terms.asker(candidate.standing(), Optional.empty()), calendar(1), NOW);
    }

    private static ContactCalendar calendar(int most, Instant... contacts) {
        return new ContactCalendar(
                new ContactPolicy(most, Duration.ofDays(30)),
                NOW,
                List.of(),
                List.of(contacts).stream()
                        .map(at -> new Contact(new UUID(0, 9), at, Duration.ZERO))
                        .toList(),
                List.of(),
                List.of());
    }

    private static Terms terms() {
        return terms(CALLS, RULES, Period.OPEN, SendTimes.ALWAYS);
    }

    private static Terms terms(Audience audience) {
        return terms(audience, RULES, Period.OPEN, SendTimes.ALWAYS);
    }

    private static Terms terms(Period period) {
        return terms(CALLS, RULES, period, SendTimes.ALWAYS);
    }

    private static Terms terms(SendTimes sendTimes) {
        return terms(CALLS, RULES, Period.OPEN, sendTimes);
    }

    private static Terms sample(int percent) {
        return terms(
                CALLS,
                new AskingRules(Duration.ZERO, Duration.ZERO, Duration.ofDays(14), Duration.ofDays(14), percent),
                Period.OPEN,
                SendTimes.ALWAYS);
    }

    private static Terms terms(Audience audience, AskingRules rules, Period period, SendTimes sendTimes) {
        return new Terms(CAMPAIGN, "support", 5, audience, rules, period, sendTimes);
    }

    private static Standing refusing(String topic) {
        return new Standing(true, false, Optional.empty(), Set.of(topic), Optional.empty());
    }

    private static Candidate candidate() {
        return with(WELCOME);
    }

    private static Candidate with(Standing standing) {
        return new Candidate(new UUID(1, 1), context(CLOSED), standing);
    }

    private static Candidate interaction(UUID id) {
        return new Candidate(id, context(CLOSED), WELCOME);
    }

    private static Candidate closedAt(Instant time) {
        return new Candidate(new UUID(1, 1), context(time), WELCOME);
    }

    private static InteractionContext context(Instant closedAt) {
        return new InteractionContext(
                "support-call", "phone", "broadband", null, null, closedAt, null, closedAt, Map.of());
    }
}
