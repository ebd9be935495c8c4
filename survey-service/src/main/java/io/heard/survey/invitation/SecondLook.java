package io.heard.survey.invitation;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.heard.contracts.event.Event;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.Campaigns;
import io.heard.survey.contact.Asker;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.invitation.policy.Candidate;
import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import io.heard.survey.invitation.policy.InvitationPolicy;
import io.heard.survey.invitation.policy.InvitationPolicy.Due;
import io.heard.survey.invitation.policy.SendDecision;
import io.heard.survey.invitation.policy.Terms;
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

    /** Locked from then on: two instances never count the same mails of a day. */
    private static final String MAILS_OF_THE_DAY = """
            insert into campaign_day (campaign_id, day, mails) values (:campaignId, :day, 0)
            on conflict (campaign_id, day) do update set mails = campaign_day.mails
            returning mails""";

    private static final String COUNT_MAILS =
            "update campaign_day set mails = mails + :mails where campaign_id = :campaignId and day = :day";

    private final Session session;
    private final Campaigns campaigns;
    private final Respondents respondents;
    private final ContactBook contacts;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    SecondLook(
            Session session,
            Campaigns campaigns,
            Respondents respondents,
            ContactBook contacts,
            Outbox outbox,
            MeterRegistry metrics,
            Clock clock) {
        this.session = session;
        this.campaigns = campaigns;
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
        var round = round(all);
        List<DueInvitation> sendable = all.stream().filter(round::mayGoOut).toList();
        round.keep();
        return sendable;
    }

    private Round round(List<DueInvitation> all) {
        Instant now = clock.instant();
        List<Respondent> customers =
                all.stream().map(DueInvitation::respondent).distinct().toList();
        Map<UUID, Standing> standings =
                respondents.standings(customers.stream().map(Respondent::id).toList());
        List<Terms> live = campaigns.live().stream().map(Terms::of).toList();
        List<UUID> neverSent = all.stream()
                .map(DueInvitation::invitation)
                .filter(invitation -> invitation.step() == 0 && invitation.doubtful() == 0)
                .map(Invitation::id)
                .toList();
        return new Round(
                now, standings, contacts.open(customers, standings, live, neverSent, now), mailsOfTheDay(all, now));
    }

    /** How many mails of today are left, of the campaigns that have a limit. In one order, so that nobody waits in a circle. */
    private Map<UUID, Long> mailsOfTheDay(List<DueInvitation> all, Instant now) {
        Map<UUID, Long> left = new HashMap<>();
        all.stream()
                .map(DueInvitation::campaign)
                .filter(campaign -> campaign.dailyBudget().isPresent())
                .distinct()
                .sorted(Comparator.comparing(Campaign::id))
                .forEach(campaign -> left.put(
                        campaign.id(),
                        (long) campaign.dailyBudget().getAsInt()
                                - session.createNativeQuery(MAILS_OF_THE_DAY, Integer.class)
                                        .setParameter("campaignId", campaign.id())
                                        .setParameter("day", Terms.of(campaign).day(now))
                                        .getSingleResult()));
        return left;
    }

    /** One batch of claimed invitations. */
    private final class Round {

        private final Instant now;
        private final Map<UUID, Standing> standings;
        private final Map<UUID, ContactBook.Page> pages;
        private final Map<UUID, Long> mailsLeft;
        private final Map<Campaign, Integer> mails = new HashMap<>();
        private final List<Invitation> asking = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();

        Round(
                Instant now,
                Map<UUID, Standing> standings,
                Map<UUID, ContactBook.Page> pages,
                Map<UUID, Long> mailsLeft) {
            this.now = now;
            this.standings = standings;
            this.pages = pages;
            this.mailsLeft = mailsLeft;
        }

        void keep() {
            contacts.turnsTaken(asking);
            mails.forEach((campaign, count) -> session.createNativeMutationQuery(COUNT_MAILS)
                    .setParameter("campaignId", campaign.id())
                    .setParameter("day", Terms.of(campaign).day(now))
                    .setParameter("mails", count)
                    .executeUpdate());
            outbox.addAll(events);
        }

        boolean mayGoOut(DueInvitation due) {
            Invitation invitation = due.invitation();
            if (invitation.answeredAt().isPresent()) {
                settle(due, invitation.answeredAt().get());
                return false;
            }
            if (due.campaign().status() == Campaign.Status.ENDED) {
                suppress(invitation, "ENDED");
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
            Terms its = Terms.of(due.campaign());
            Standing standing = standings.get(invitation.respondentId());
            ContactCalendar calendar = pages.get(invitation.respondentId()).calendar();
            Asker asker = its.asker(standing, due.respondent().knownZone());
            var candidate = new Candidate(invitation.interactionId(), Candidate.context(due.interaction()), standing);
            boolean wentOut = invitation.step() > 0 || invitation.doubtful() > 0;
            String mail = its.day(now) + "/" + invitation.step();
            boolean isCounted = invitation.isCountedFor(mail);
            var state = new Due(
                    false,
                    due.interaction().isReopened(),
                    invitation.expiresAt(),
                    wentOut,
                    isCounted ? Optional.empty() : Optional.ofNullable(mailsLeft.get(its.campaignId())));
            SendDecision decision = InvitationPolicy.recheck(its, candidate, state, asker, calendar, now);
            invitation.lookedAgain(now, decision.gates());
            switch (decision) {
                case SendDecision.Send(List<GateResult> gates) -> {
                    if (!wentOut) {
                        calendar.contacted(asker, now);
                        asking.add(invitation);
                    }
                    if (!isCounted && mailsLeft.computeIfPresent(its.campaignId(), (id, left) -> left - 1) != null) {
                        invitation.countFor(mail);
                        mails.merge(due.campaign(), 1, Integer::sum);
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
                if (!due.campaign().isAnonymous()) {
                    events.add(InvitationEvents.issued(invitation, due.context(), due.respondent()));
                }
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

        private void suppress(Invitation invitation, String reason) {
            invitation.suppress(reason);
            metrics.counter("heard.invitation.suppressed", "reason", reason).increment();
        }
    }
}
