package io.heard.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.campaign.AskingRules;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.audience.InteractionContext;
import io.heard.survey.invitation.InvitationDecision.Defer;
import io.heard.survey.invitation.InvitationDecision.Invite;
import io.heard.survey.invitation.InvitationDecision.Skip;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InvitationPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant CLOSED = NOW.minus(Duration.ofMinutes(10));
    private static final UUID CAMPAIGN = UUID.fromString("0195516f-0000-7000-8000-000000000001");
    private static final AskingRules RULES =
            new AskingRules(Duration.ofHours(2), Duration.ofDays(30), Duration.ofDays(14), Duration.ofDays(14), 100);
    private static final Audience CALLS = new Audience("support-call", null, null, null);

    @Test
    void invitesAfterTheCampaignsDelay() {
        assertThat(decide(candidate()))
                .isInstanceOfSatisfying(
                        Invite.class, invite -> assertThat(invite.dueAt()).isEqualTo(CLOSED.plus(Duration.ofHours(2))));
    }

    @Test
    void invitesAtOnceWhenTheDelayIsOver() {
        Candidate yesterday = closedAt(NOW.minus(Duration.ofDays(1)));

        assertThat(decide(yesterday))
                .isInstanceOfSatisfying(
                        Invite.class, invite -> assertThat(invite.dueAt()).isEqualTo(NOW));
    }

    @Test
    void asksOnlyAboutWhatTheCampaignCovers() {
        assertThat(skipped(new Audience("delivery", null, null, null), candidate()))
                .isEqualTo(Gate.RULE);
        assertThat(skipped(new Audience("support-call", "chat", null, null), candidate()))
                .isEqualTo(Gate.RULE);
        assertThat(skipped(new Audience("support-call", null, "mobile", null), candidate()))
                .isEqualTo(Gate.RULE);
        assertThat(decide(new Audience("support-call", "phone", "broadband", null), candidate()))
                .isInstanceOf(Invite.class);
    }

    @Test
    void doesNotAskAboutWhatIsLongAgo() {
        assertThat(skipped(CALLS, closedAt(NOW.minus(Duration.ofDays(15))))).isEqualTo(Gate.AGE);
        assertThat(decide(closedAt(NOW.minus(Duration.ofDays(14))))).isInstanceOf(Invite.class);
    }

    @Test
    void cannotAskThoseWithoutAnAddress() {
        assertThat(skipped(CALLS, candidate(false, false, Optional.empty()))).isEqualTo(Gate.ADDRESS);
    }

    @Test
    void neverInvitesCustomersWhoOptedOut() {
        assertThat(skipped(CALLS, candidate(true, true, Optional.empty()))).isEqualTo(Gate.OPT_OUT);
    }

    @Test
    void leavesCustomersAloneDuringTheQuietPeriodAndComesBackAfterIt() {
        Instant asked = NOW.minus(Duration.ofDays(29));

        assertThat(decide(contacted(asked)))
                .isInstanceOfSatisfying(
                        Defer.class, defer -> assertThat(defer.until()).isEqualTo(asked.plus(Duration.ofDays(30))));
        assertThat(decide(contacted(NOW.minus(Duration.ofDays(30))))).isInstanceOf(Invite.class);
    }

    @Test
    void countsMailsThatAreOnlyPlanned() {
        Instant planned = NOW.plus(Duration.ofDays(3));

        assertThat(decide(contacted(planned)))
                .isInstanceOfSatisfying(
                        Defer.class, defer -> assertThat(defer.until()).isEqualTo(planned.plus(Duration.ofDays(30))));
    }

    @Test
    void neverDefersWhatItWouldSkip() {
        Candidate both = candidate(true, true, Optional.of(NOW));

        assertThat(skipped(CALLS, both)).isEqualTo(Gate.OPT_OUT);
    }

    @Test
    void explainsWithEveryGatesValueAndWithoutTheAddress() {
        assertThat(decide(contacted(NOW)).gates())
                .extracting(GateResult::gate)
                .containsExactly(Gate.RULE, Gate.AGE, Gate.ADDRESS, Gate.OPT_OUT, Gate.SAMPLE, Gate.CONTACT_CAP);
        assertThat(decide(contacted(NOW)).gates())
                .filteredOn(gate -> !gate.passed())
                .singleElement()
                .satisfies(gate -> {
                    assertThat(gate.gate()).isEqualTo(Gate.CONTACT_CAP);
                    assertThat(gate.value())
                            .contains("last asked 2026-03-01T12:00:00Z", "free again 2026-03-31T12:00:00Z");
                });
    }

    @Test
    void samplesTheConfiguredShareWithinAPoint() {
        long invited = IntStream.range(0, 100_000)
                .mapToObj(i -> decide(sample(20), new UUID(i, 7)))
                .filter(Invite.class::isInstance)
                .count();

        assertThat(invited).isBetween(19_000L, 21_000L);
    }

    @Test
    void drawsTheSameForTheSameInteraction() {
        for (int i = 0; i < 1_000; i++) {
            UUID interaction = new UUID(i, i);
            boolean at20 = decide(sample(20), interaction) instanceof Invite;
            assertThat(decide(sample(20), interaction) instanceof Invite).isEqualTo(at20);
            if (at20) {
                assertThat(decide(sample(50), interaction)).isInstanceOf(Invite.class);
            }
        }
    }

    @Test
    void looksAgainBeforeSending() {
        Optional<Instant> expiresAt = Optional.of(NOW.plusSeconds(1));

        assertThat(recheck(candidate(), expiresAt)).isEqualTo(new SendDecision.Send());
        assertThat(recheck(candidate(true, true, Optional.empty()), expiresAt))
                .isEqualTo(new SendDecision.Suppress(Gate.OPT_OUT));
        assertThat(recheck(candidate(false, false, Optional.empty()), expiresAt))
                .isEqualTo(new SendDecision.Suppress(Gate.ADDRESS));
        assertThat(recheck(candidate(), Optional.of(NOW))).isEqualTo(new SendDecision.Suppress(Gate.EXPIRY));
    }

    @Test
    void looksAtAgeAndContactsAgainWhenADeferredOneComesUp() {
        Instant asked = NOW.minus(Duration.ofDays(1));

        assertThat(recheck(contacted(asked), Optional.empty()))
                .isEqualTo(new SendDecision.Defer(asked.plus(Duration.ofDays(30))));
        assertThat(recheck(closedAt(NOW.minus(Duration.ofDays(30))), Optional.empty()))
                .isEqualTo(new SendDecision.Suppress(Gate.AGE));
        assertThat(recheck(candidate(), Optional.empty())).isEqualTo(new SendDecision.Send());
    }

    private static SendDecision recheck(Candidate candidate, Optional<Instant> expiresAt) {
        return InvitationPolicy.recheck(RULES, candidate, expiresAt, NOW);
    }

    private static Gate skipped(Audience audience, Candidate candidate) {
        return ((Skip) decide(audience, candidate)).reason();
    }

    private static InvitationDecision decide(Candidate candidate) {
        return decide(CALLS, candidate);
    }

    private static InvitationDecision decide(Audience audience, Candidate candidate) {
        return InvitationPolicy.decide(new InvitationPolicy.Terms(CAMPAIGN, audience, RULES), candidate, NOW);
    }

    private static InvitationDecision decide(AskingRules rules, UUID interaction) {
        var candidate = new Candidate(interaction, call(CLOSED), true, false, Optional.empty());
        return InvitationPolicy.decide(new InvitationPolicy.Terms(CAMPAIGN, CALLS, rules), candidate, NOW);
    }

    private static AskingRules sample(int percent) {
        return new AskingRules(Duration.ZERO, Duration.ZERO, Duration.ofDays(14), Duration.ofDays(14), percent);
    }

    private static Candidate candidate() {
        return candidate(true, false, Optional.empty());
    }

    private static Candidate contacted(Instant time) {
        return candidate(true, false, Optional.of(time));
    }

    private static Candidate closedAt(Instant time) {
        return new Candidate(new UUID(1, 1), call(time), true, false, Optional.empty());
    }

    private static Candidate candidate(boolean hasAddress, boolean optedOut, Optional<Instant> lastContact) {
        return new Candidate(new UUID(1, 1), call(CLOSED), hasAddress, optedOut, lastContact);
    }

    private static InteractionContext call(Instant closedAt) {
        return new InteractionContext(
                "support-call", "phone", "broadband", null, null, closedAt, null, closedAt, Map.of());
    }
}
