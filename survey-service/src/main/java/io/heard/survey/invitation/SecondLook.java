package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.messaging.outbox.Outbox;
import io.heard.survey.respondent.Respondent;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Looks again at invitations whose time has come and that a sender has just claimed: some are sent, some wait on, some are not
 * wanted any more.
 */
@ApplicationScoped
public class SecondLook {

    private static final String CLAIMED = """
            select i, c, x, r, v,
                case when r.optedOutAt is not null or exists (
                    select 1 from OptedOutAddress o where o.address = lower(r.email)) then true else false end
            from Invitation i
            join Campaign c on c.id = i.campaignId
            join Interaction x on x.id = i.interactionId
            join Respondent r on r.id = i.respondentId
            join SurveyVersion v on v.key.surveyId = i.surveyId and v.key.version = i.surveyVersion
            where i.id in :ids""";

    /** In the order of their ids: two senders that lock the same customers never wait for each other in a circle. */
    private static final String LOCK_RESPONDENTS =
            "select id from respondent where id = any(:ids) order by id for update";

    private final Session session;
    private final Invitations invitations;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    SecondLook(Session session, Invitations invitations, Outbox outbox, MeterRegistry metrics, Clock clock) {
        this.session = session;
        this.invitations = invitations;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Those that still may be sent; the others are settled.
     *
     * @param claimed rows that the caller's transaction has locked
     */
    @Transactional(MANDATORY)
    public List<DueInvitation> lookAgain(List<UUID> claimed) {
        List<DueInvitation> all = session.createQuery(CLAIMED, DueInvitation.class)
                .setParameter("ids", claimed)
                .getResultList();
        lockDeferred(all);
        List<DueInvitation> sendable = new ArrayList<>();
        for (DueInvitation due : all) {
            if (lookAgain(due)) {
                sendable.add(due);
            }
        }
        return sendable;
    }

    /** A deferred invitation takes its place in the contact cap now, so nobody else may do the same at this moment. */
    private void lockDeferred(List<DueInvitation> claimed) {
        UUID[] respondents = claimed.stream()
                .filter(due -> due.invitation().expiresAt().isEmpty())
                .map(due -> due.respondent().id())
                .distinct()
                .toArray(UUID[]::new);
        if (respondents.length > 0) {
            session.createNativeQuery(LOCK_RESPONDENTS, UUID.class)
                    .setParameter("ids", respondents)
                    .getResultList();
        }
    }

    private boolean lookAgain(DueInvitation due) {
        Invitation invitation = due.invitation();
        if (invitation.answeredAt().isPresent()) {
            settle(due, invitation.answeredAt().get());
            return false;
        }
        if (!invitation.hasDoubtsLeft()) {
            suppress(invitation, "IN_DOUBT_TWICE");
            return false;
        }
        boolean deferred = invitation.expiresAt().isEmpty();
        Instant now = clock.instant();
        var rules = due.campaign().rules();
        switch (InvitationPolicy.recheck(rules, candidate(due, deferred), invitation.expiresAt(), now)) {
            case SendDecision.Send send -> {
                if (deferred) {
                    invitation.issue(now, rules.linkLifetime());
                    // The next deferred one of the same customer must see this one's place in the cap.
                    session.flush();
                    outbox.add(InvitationEvents.issued(invitation, due.context(), due.respondent()));
                }
                return true;
            }
            case SendDecision.Defer(Instant until) -> invitation.defer(until);
            case SendDecision.Suppress(Gate reason) -> suppress(invitation, reason.name());
        }
        return false;
    }

    /** Only the mail holds the link: whoever answered got it, whatever became of the mail server's reply. */
    private void settle(DueInvitation due, Instant answeredAt) {
        if (due.invitation().doubtful() > 0) {
            due.invitation().accepted(answeredAt);
            outbox.add(InvitationEvents.sent(due.invitation(), due.context(), answeredAt));
        } else {
            suppress(due.invitation(), "ANSWERED");
        }
    }

    private void suppress(Invitation invitation, String reason) {
        invitation.suppress(reason);
        metrics.counter("heard.invitation.suppressed", "reason", reason).increment();
    }

    private Candidate candidate(DueInvitation due, boolean deferred) {
        Respondent respondent = due.respondent();
        return new Candidate(
                due.interaction().id(),
                Candidate.context(due.interaction()),
                respondent.email().isPresent(),
                due.optedOut(),
                deferred ? invitations.lastContact(respondent.id()) : Optional.empty());
    }
}
