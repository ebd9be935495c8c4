package io.heard.survey.invitation.policy;

import io.heard.survey.campaign.audience.InteractionContext;
import io.heard.survey.campaign.schedule.IsoDuration;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.contact.Asker;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.contact.ContactPolicy;
import io.heard.survey.contact.Placement;
import io.heard.survey.respondent.Standing;
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
public final class InvitationPolicy {

    private InvitationPolicy() {}

    /**
     * The first look, when an interaction is reported.
     *
     * @param asker the campaign at this customer, see {@link Terms#asker}
     * @param calendar the customer's; it is not changed
     */
    public static InvitationDecision decide(
            Terms terms, Candidate candidate, Asker asker, ContactCalendar calendar, Instant now) {
        Instant earliest = terms.earliest(candidate.closedAt(), now);
        Instant start = asker.nextSendTime().apply(earliest);
        List<GateResult> gates = new ArrayList<>();
        gates.add(rule(terms, candidate));
        gates.add(period(terms.period(), now, start));
        gates.add(age(terms, candidate, start));
        gates.add(address(candidate.standing()));
        gates.add(suppressed(candidate.standing()));
        gates.add(optOut(terms, candidate.standing()));
        gates.add(sample(terms, candidate));
        Optional<Gate> closed = firstClosed(gates);
        if (closed.isPresent()) {
            return new InvitationDecision.Skip(closed.get(), false, List.copyOf(gates));
        }
        Placement placement = calendar.place(asker, earliest, terms.latest(candidate.closedAt()));
        switch (placement) {
            case Placement.At at
            when at.at().equals(start) -> {
                gates.add(new GateResult(Gate.CONTACT_CAP, true, contacts(calendar, asker, now)));
                return new InvitationDecision.Invite(at, List.copyOf(gates));
            }
            case Placement.At at -> {
                gates.add(new GateResult(
                        Gate.CONTACT_CAP, false, contacts(calendar, asker, now) + ", free again " + at.at()));
                boolean keptBack = calendar.isKeptBack(asker, earliest, placement);
                return new InvitationDecision.Defer(at, keptBack, List.copyOf(gates));
            }
            case Placement.TooLate(Instant free) -> {
                gates.add(new GateResult(
                        Gate.CONTACT_CAP,
                        false,
                        "%s, free again %s, too late for what may be asked about until %s"
                                .formatted(contacts(calendar, asker, now), free, terms.latest(candidate.closedAt()))));
                boolean keptBack = calendar.isKeptBack(asker, earliest, placement);
                return new InvitationDecision.Skip(Gate.CONTACT_CAP, keptBack, List.copyOf(gates));
            }
        }
    }

    /**
     * What an invitation is like when its time has come.
     *
     * @param answered whether the customer has answered it
     * @param reopened whether the interaction went on after all
     * @param expiresAt when its link stops working; empty before it has one
     * @param wentOut whether a mail of it went out already, or may have
     * @param mailsLeft how many mails the campaign may still send today; empty when that does not matter
     */
    public record Due(
            boolean answered,
            boolean reopened,
            Optional<Instant> expiresAt,
            boolean wentOut,
            Optional<Long> mailsLeft) {}

    /**
     * The second look, when an invitation is due: everything that may have changed meanwhile.
     *
     * @param calendar the customer's, without this invitation
     */
    public static SendDecision recheck(
            Terms terms, Candidate candidate, Due due, Asker asker, ContactCalendar calendar, Instant now) {
        List<GateResult> gates = new ArrayList<>();
        gates.add(address(candidate.standing()));
        gates.add(suppressed(candidate.standing()));
        gates.add(optOut(terms, candidate.standing()));
        gates.add(new GateResult(Gate.ANSWERED, !due.answered(), due.answered() ? "answered" : "not answered yet"));
        gates.add(new GateResult(Gate.REOPENED, !due.reopened(), due.reopened() ? "went on after all" : "ended"));
        due.expiresAt()
                .ifPresent(end ->
                        gates.add(new GateResult(Gate.EXPIRY, now.isBefore(end), "can be answered until " + end)));
        gates.add(period(terms.period(), now, now));
        if (due.expiresAt().isEmpty()) {
            gates.add(age(terms, candidate, now));
        }
        Optional<Gate> closed = firstClosed(gates);
        if (closed.isPresent()) {
            return new SendDecision.Suppress(closed.get(), List.copyOf(gates));
        }
        Optional<Instant> later = waits(terms, due, asker, calendar, now, gates);
        if (later.isEmpty()) {
            return new SendDecision.Send(List.copyOf(gates));
        }
        Gate reason = firstClosed(gates).orElseThrow();
        Instant end = due.expiresAt().orElse(terms.latest(candidate.closedAt()));
        return later.get().isBefore(end)
                ? new SendDecision.Defer(later.get(), reason, List.copyOf(gates))
                : new SendDecision.Suppress(reason, List.copyOf(gates));
    }

    /** Until when it has to wait; empty when it may go out now. */
    private static Optional<Instant> waits(
            Terms terms, Due due, Asker asker, ContactCalendar calendar, Instant now, List<GateResult> gates) {
        Optional<Instant> later = Optional.empty();
        if (!due.wentOut()) {
            later = calendar.busyUntil(asker, now);
            gates.add(new GateResult(
                    Gate.CONTACT_CAP,
                    later.isEmpty(),
                    contacts(calendar, asker, now)
                            + later.map(free -> ", free again " + free).orElse("")));
        }
        Instant open = asker.nextSendTime().apply(now);
        gates.add(new GateResult(
                Gate.SEND_TIME,
                open.equals(now),
                open.equals(now) ? "mails may arrive now" : "mails may arrive from " + open));
        if (later.isEmpty() && open.isAfter(now)) {
            later = Optional.of(open);
        }
        if (due.mailsLeft().isPresent()) {
            boolean some = due.mailsLeft().get() > 0;
            gates.add(new GateResult(Gate.BUDGET, some, some ? "mails left today" : "no mails left today"));
            if (!some && later.isEmpty()) {
                later = Optional.of(asker.nextSendTime().apply(terms.tomorrow(now)));
            }
        }
        return later;
    }

    private static GateResult rule(Terms terms, Candidate candidate) {
        InteractionContext context = candidate.context();
        Optional<String> mismatch = terms.audience().mismatch(context);
        return new GateResult(
                Gate.RULE,
                mismatch.isEmpty(),
                mismatch.orElseGet(
                        () -> context.touchpoint() + " by " + context.channel() + " about " + context.product()));
    }

    /** @param start when its mail could arrive at the earliest: after the campaign's end there is none */
    private static GateResult period(Period period, Instant now, Instant start) {
        String value = (period.startsAt() == null ? "from its start" : "from " + period.startsAt())
                + (period.endsAt() == null ? " on" : " until " + period.endsAt());
        return new GateResult(Gate.PERIOD, period.contains(now) && period.contains(start), value);
    }

    private static GateResult age(Terms terms, Candidate candidate, Instant start) {
        Duration maximum = terms.rules().maximumAge();
        return new GateResult(
                Gate.AGE,
                !start.isAfter(candidate.closedAt().plus(maximum)),
                "closed %s, asked about for %s".formatted(candidate.closedAt(), IsoDuration.of(maximum)));
    }

    private static GateResult address(Standing standing) {
        return new GateResult(
                Gate.ADDRESS, standing.hasAddress(), standing.hasAddress() ? "has an address" : "has no address");
    }

    private static GateResult suppressed(Standing standing) {
        return new GateResult(
                Gate.SUPPRESSED,
                standing.suppression().isEmpty(),
                standing.suppression()
                        .map(why -> switch (why) {
                            case BOUNCED -> "the address takes no mail";
                            case COMPLAINED -> "called a mail of ours unwanted";
                        })
                        .orElse("takes mail as far as we know"));
    }

    private static GateResult optOut(Terms terms, Standing standing) {
        boolean topic = standing.refusedTopics().contains(terms.topic());
        String value = standing.optedOut()
                ? "wants no mails"
                : topic ? "wants no mails about " + terms.topic() : "has not opted out";
        return new GateResult(Gate.OPT_OUT, !standing.optedOut() && !topic, value);
    }

    private static GateResult sample(Terms terms, Candidate candidate) {
        int percent = terms.rules().samplePercent();
        double draw = draw(terms.campaignId(), candidate.interactionId());
        return new GateResult(Gate.SAMPLE, draw < percent, "drew %.2f, asked below %d".formatted(draw, percent));
    }

    private static String contacts(ContactCalendar calendar, Asker asker, Instant now) {
        ContactPolicy policy = calendar.policy();
        String limits = "; at most %d in %s, %s after any other"
                .formatted(
                        policy.maximumInvitations(),
                        IsoDuration.of(policy.window()),
                        IsoDuration.of(asker.quietPeriod()));
        String asked = calendar.lastContact(now)
                .map(last -> "asked %d times in the window, last %s".formatted(calendar.contactsBefore(now), last))
                .orElse("not asked before");
        long waiting = calendar.planned(now);
        return asked + (waiting == 0 ? "" : ", " + waiting + " more planned") + limits;
    }

    private static Optional<Gate> firstClosed(List<GateResult> gates) {
        return gates.stream()
                .filter(gate -> !gate.passed())
                .map(GateResult::gate)
                .findFirst();
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
}
