package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

import io.heard.contracts.event.Event;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.contact.Asker;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.invitation.InvitationPolicy.Due;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            select i, c, x, r, v
            from Invitation i
            join Campaign c on c.id = i.campaignId
            join Interaction x on x.id = i.interactionId
            join Respondent r on r.id = i.respondentId
            join SurveyVersion v on v.key.surveyId = i.surveyId and v.key.version = i.surveyVersion
            where i.id in :ids""";

    /**
     * Nobody else decides about these customers meanwhile, or both would find a place in the contact cap. In the order in which
     * interactions lock them, so that nobody waits for another in a circle.
     */
    private static final String LOCK_RESPONDENTS = """
            select r.id from respondent r
            where r.id in (select i.respondent_id from invitation i where i.id = any(:ids))
            order by r.customer_id
            for update""";

    /** Nobody else counts this campaign's mails of today meanwhile. */
    private static final String SENT_TODAY = """
            select (select count(*) from invitation i where i.campaign_id = c.id and i.sent_at >= :today)
                + (select count(*) from invitation i
                   where i.campaign_id = c.id and i.status = 'SENDING' and i.step = 0 and not i.id = any(:claimed))
            from campaign c where c.id = :campaignId
            for update""";

    private final Session session;
    private final Respondents respondents;
    private final ContactBook contacts;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    SecondLook(
            Session session,
            Respondents respondents,
            ContactBook contacts,
            Outbox outbox,
            MeterRegistry metrics,
            Clock clock) {
        this.session = session;
        this.respondents = respondents;
        this.contacts = contacts;
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
        session.createNativeQuery(LOCK_RESPONDENTS, UUID.class)
                .setParameter("ids", claimed.toArray(UUID[]::new))
                .getResultList();
        // Those that have their place already go first, so that the others see it.
        List<DueInvitation> all = session.createQuery(CLAIMED, DueInvitation.class)
                .setParameter("ids", claimed)
                .getResultStream()
                .sorted(Comparator.comparing(due -> due.invitation().expiresAt().isEmpty()))
                .toList();
        var round = round(all, claimed);
        List<DueInvitation> sendable = all.stream().filter(round::mayGoOut).toList();
        outbox.addAll(round.events);
        return sendable;
    }

    private Round round(List<DueInvitation> all, List<UUID> claimed) {
        Instant now = clock.instant();
        List<Respondent> customers =
                all.stream().map(DueInvitation::respondent).distinct().toList();
        Map<UUID, Standing> standings =
                respondents.standings(customers.stream().map(Respondent::id).toList());
        Map<UUID, Terms> terms = all.stream()
                .map(DueInvitation::campaign)
                .distinct()
                .collect(toMap(campaign -> campaign.id(), Terms::of));
        return new Round(
                now, terms, standings, contacts.open(customers, standings, terms.values(), claimed, now), claimed);
    }

    /** One batch of claimed invitations. */
    private final class Round {

        private final Instant now;
        private final Map<UUID, Terms> terms;
        private final Map<UUID, Standing> standings;
        private final Map<UUID, ContactBook.Page> pages;
        private final List<UUID> claimed;
        private final Map<UUID, Long> mailsLeft = new HashMap<>();
        private final List<Event> events = new ArrayList<>();

        Round(
                Instant now,
                Map<UUID, Terms> terms,
                Map<UUID, Standing> standings,
                Map<UUID, ContactBook.Page> pages,
                List<UUID> claimed) {
            this.now = now;
            this.terms = terms;
            this.standings = standings;
            this.pages = pages;
            this.claimed = claimed;
        }

        boolean mayGoOut(DueInvitation due) {
            Invitation invitation = due.invitation();
            if (invitation.answeredAt().isPresent()) {
                settle(due, invitation.answeredAt().get());
                return false;
            }
            if (!invitation.hasDoubtsLeft()) {
                suppress(invitation, "IN_DOUBT_TWICE");
                return false;
            }
            return decide(due);
        }

        private boolean decide(DueInvitation due) {
            Invitation invitation = due.invitation();
            Terms its = terms.get(invitation.campaignId());
            ContactBook.Page page = pages.get(invitation.respondentId());
            ContactCalendar calendar = page.calendar();
            Asker asker = page.askers().get(invitation.campaignId());
            var candidate = new Candidate(
                    invitation.interactionId(),
                    Candidate.context(due.interaction()),
                    standings.get(invitation.respondentId()));
            boolean isReminder = invitation.step() > 0;
            var state = new Due(
                    false,
                    due.interaction().isReopened(),
                    invitation.expiresAt(),
                    isReminder,
                    isReminder ? Optional.empty() : mailsLeft(due, its));
            SendDecision decision = InvitationPolicy.recheck(its, candidate, state, asker, calendar, now);
            invitation.lookedAgain(now, decision.gates());
            switch (decision) {
                case SendDecision.Send(List<GateResult> gates) -> {
                    if (!isReminder) {
                        calendar.contacted(asker, now);
                        mailsLeft.computeIfPresent(its.campaignId(), (id, left) -> left - 1);
                    }
                    issueIfNew(due, its);
                    return true;
                }
                case SendDecision.Defer(Instant until, Gate reason, List<GateResult> gates) -> invitation.defer(until);
                case SendDecision.Suppress(Gate reason, List<GateResult> gates) -> suppress(invitation, reason.name());
            }
            return false;
        }

        private void issueIfNew(DueInvitation due, Terms its) {
            Invitation invitation = due.invitation();
            if (invitation.expiresAt().isEmpty()) {
                invitation.issue(now, its.rules().linkLifetime());
                events.add(InvitationEvents.issued(invitation, due.context(), due.respondent()));
            }
        }

        /** Only the mail holds the link: whoever answered got it, whatever became of the mail server's reply. */
        private void settle(DueInvitation due, Instant answeredAt) {
            Invitation invitation = due.invitation();
            if (invitation.step() == 0 && invitation.doubtful() > 0) {
                invitation.accepted(answeredAt);
                events.add(InvitationEvents.sent(invitation, due.context(), answeredAt));
            } else {
                suppress(invitation, Gate.ANSWERED.name());
            }
        }

        private Optional<Long> mailsLeft(DueInvitation due, Terms its) {
            if (due.campaign().dailyBudget().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(mailsLeft.computeIfAbsent(
                    its.campaignId(), id -> due.campaign().dailyBudget().getAsInt() - sentToday(its)));
        }

        private long sentToday(Terms its) {
            return session.createNativeQuery(SENT_TODAY, Long.class)
                    .setParameter("campaignId", its.campaignId())
                    .setParameter("today", its.today(now))
                    .setParameter("claimed", claimed.toArray(UUID[]::new))
                    .getSingleResult();
        }

        private void suppress(Invitation invitation, String reason) {
            invitation.suppress(reason);
            metrics.counter("heard.invitation.suppressed", "reason", reason).increment();
        }
    }
}
