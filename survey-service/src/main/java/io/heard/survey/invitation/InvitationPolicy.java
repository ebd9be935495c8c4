package io.heard.survey.invitation;

import io.heard.survey.campaign.AskingRules;
import io.heard.survey.campaign.IsoDuration;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.audience.InteractionContext;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides who is asked. Pure: the same inputs always give the same decision. */
final class InvitationPolicy {

    /** A campaign as far as it decides. */
    record Terms(UUID campaignId, Audience audience, AskingRules rules) {}

    private InvitationPolicy() {}

    static InvitationDecision decide(Terms terms, Candidate candidate, Instant now) {
        AskingRules rules = terms.rules();
        Instant dueAt = later(now, candidate.closedAt().plus(rules.delay()));
        Optional<Instant> busyUntil = candidate
                .lastContact()
                .map(contact -> contact.plus(rules.quietPeriod()))
                .filter(end -> end.isAfter(dueAt));
        List<GateResult> gates = new ArrayList<>();
        gates.add(rule(terms.audience(), candidate));
        gates.add(age(rules, candidate, now));
        gates.add(new GateResult(
                Gate.ADDRESS, candidate.hasAddress(), candidate.hasAddress() ? "has an address" : "has no address"));
        gates.add(new GateResult(
                Gate.OPT_OUT, !candidate.optedOut(), candidate.optedOut() ? "wants no mails" : "has not opted out"));
        gates.add(sample(terms, candidate));
        gates.add(contactCap(rules, candidate, busyUntil));
        Optional<GateResult> closed =
                gates.stream().filter(gate -> !gate.passed()).findFirst();
        if (closed.isEmpty()) {
            return new InvitationDecision.Invite(dueAt, List.copyOf(gates));
        }
        Gate reason = closed.get().gate();
        return reason == Gate.CONTACT_CAP && busyUntil.isPresent()
                ? new InvitationDecision.Defer(busyUntil.get(), List.copyOf(gates))
                : new InvitationDecision.Skip(reason, List.copyOf(gates));
    }

    /**
     * The second look, when an invitation is due.
     *
     * @param expiresAt when its link stops working; empty while it is deferred, then age and contact cap count again
     */
    static SendDecision recheck(AskingRules rules, Candidate candidate, Optional<Instant> expiresAt, Instant now) {
        if (candidate.optedOut()) {
            return new SendDecision.Suppress(Gate.OPT_OUT);
        }
        if (!candidate.hasAddress()) {
            return new SendDecision.Suppress(Gate.ADDRESS);
        }
        if (expiresAt.isPresent()) {
            return now.isBefore(expiresAt.get()) ? new SendDecision.Send() : new SendDecision.Suppress(Gate.EXPIRY);
        }
        if (!age(rules, candidate, now).passed()) {
            return new SendDecision.Suppress(Gate.AGE);
        }
        return candidate
                .lastContact()
                .map(contact -> contact.plus(rules.quietPeriod()))
                .filter(end -> end.isAfter(now))
                .<SendDecision>map(SendDecision.Defer::new)
                .orElse(new SendDecision.Send());
    }

    private static GateResult rule(Audience audience, Candidate candidate) {
        InteractionContext context = candidate.context();
        boolean covered = audience.covers(context);
        return new GateResult(
                Gate.RULE,
                covered,
                "%s by %s about %s".formatted(context.touchpoint(), context.channel(), context.product()));
    }

    private static GateResult age(AskingRules rules, Candidate candidate, Instant now) {
        Duration age = Duration.between(candidate.closedAt(), now);
        return new GateResult(
                Gate.AGE,
                age.compareTo(rules.maximumAge()) <= 0,
                "closed %s, asked about for %s".formatted(candidate.closedAt(), IsoDuration.of(rules.maximumAge())));
    }

    private static GateResult sample(Terms terms, Candidate candidate) {
        int percent = terms.rules().samplePercent();
        double draw = draw(terms.campaignId(), candidate.interactionId());
        return new GateResult(Gate.SAMPLE, draw < percent, "drew %.2f, asked below %d".formatted(draw, percent));
    }

    private static GateResult contactCap(AskingRules rules, Candidate candidate, Optional<Instant> busyUntil) {
        String value = candidate
                .lastContact()
                .map(contact -> "last asked %s, free again %s".formatted(contact, contact.plus(rules.quietPeriod())))
                .orElse("not asked before");
        return new GateResult(Gate.CONTACT_CAP, busyUntil.isEmpty(), value);
    }

    /** 0.00 to 99.99. Hashes instead of drawing at random, so that the same interaction always draws the same. */
    private static double draw(UUID campaignId, UUID interactionId) {
        byte[] key = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(campaignId.getMostSignificantBits())
                .putLong(campaignId.getLeastSignificantBits())
                .putLong(interactionId.getMostSignificantBits())
                .putLong(interactionId.getLeastSignificantBits())
                .array();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), 10_000) / 100.0;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
