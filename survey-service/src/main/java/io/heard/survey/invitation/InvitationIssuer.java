package io.heard.survey.invitation;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.InteractionClosed;
import io.heard.contracts.event.InvitationIssued;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.Campaigns;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.contact.Asker;
import io.heard.survey.contact.ContactCalendar;
import io.heard.survey.contact.Placement;
import io.heard.survey.design.Survey;
import io.heard.survey.design.Surveys;
import io.heard.survey.interaction.InteractionStored;
import io.heard.survey.interaction.InteractionsStored;
import io.heard.survey.invitation.policy.Candidate;
import io.heard.survey.invitation.policy.Gate;
import io.heard.survey.invitation.policy.GateResult;
import io.heard.survey.invitation.policy.InvitationDecision;
import io.heard.survey.invitation.policy.InvitationPolicy;
import io.heard.survey.invitation.policy.Terms;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Holds new interactions against every live campaign, inside the transaction that stores them. */
@ApplicationScoped
class InvitationIssuer {

    private final Campaigns campaigns;
    private final Surveys surveys;
    private final Respondents respondents;
    private final Invitations invitations;
    private final ContactBook contacts;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    InvitationIssuer(
            Campaigns campaigns,
            Surveys surveys,
            Respondents respondents,
            Invitations invitations,
            ContactBook contacts,
            Outbox outbox,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.respondents = respondents;
        this.invitations = invitations;
        this.contacts = contacts;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void consider(@Observes InteractionsStored stored) {
        List<Campaign> live = campaigns.live();
        if (live.isEmpty() || stored.items().isEmpty()) {
            return;
        }
        Instant now = stored.items().getFirst().storedAt();
        List<Respondent> customers = stored.items().stream()
                .map(InteractionStored::respondent)
                .distinct()
                .toList();
        Map<UUID, Standing> standings =
                respondents.standings(customers.stream().map(Respondent::id).toList());
        Map<UUID, Terms> terms = new HashMap<>();
        live.forEach(campaign -> terms.put(campaign.id(), Terms.of(campaign)));
        Map<UUID, ContactBook.Page> pages = contacts.open(customers, standings, terms.values(), List.of(), now);
        var group = new Group(now, live, terms, standings, pages);
        stored.items().forEach(group::decide);
        group.keep();
    }

    /** Interactions that are decided on together. What is decided is kept at the end, in few statements. */
    private final class Group {

        private final Instant now;
        private final List<Campaign> live;
        private final Map<UUID, Terms> terms;
        private final Map<UUID, Standing> standings;
        private final Map<UUID, ContactBook.Page> pages;
        private final List<Decision> decisions = new ArrayList<>();
        private final Map<UUID, Invitation> planned = new HashMap<>();
        private final List<Event> events = new ArrayList<>();

        Group(
                Instant now,
                List<Campaign> live,
                Map<UUID, Terms> terms,
                Map<UUID, Standing> standings,
                Map<UUID, ContactBook.Page> pages) {
            this.now = now;
            this.live = live;
            this.terms = terms;
            this.standings = standings;
            this.pages = pages;
        }

        /** The campaign with the highest rank at this customer chooses first. */
        void decide(InteractionStored stored) {
            UUID respondentId = stored.respondent().id();
            ContactBook.Page page = pages.get(respondentId);
            var candidate = new Candidate(
                    stored.interactionId(), Candidate.context(stored.context()), standings.get(respondentId));
            live.stream()
                    .sorted(Comparator.comparingInt((Campaign campaign) ->
                                    page.calendar().rank(page.askers().get(campaign.id())))
                            .reversed())
                    .forEach(campaign -> decide(campaign, stored, candidate, page));
        }

        private void decide(Campaign campaign, InteractionStored stored, Candidate candidate, ContactBook.Page page) {
            Terms its = terms.get(campaign.id());
            Asker asker = page.askers().get(campaign.id());
            ContactCalendar calendar = page.calendar();
            InvitationDecision decision = InvitationPolicy.decide(its, candidate, asker, calendar, now);
            while (!makeRoom(campaign, decision, calendar, stored.respondent().id())) {
                decision = InvitationPolicy.decide(its, candidate, asker, calendar, now);
            }
            decisions.add(new Decision(stored.interactionId(), campaign.id(), decision, now));
            count(decision);
            switch (decision) {
                case InvitationDecision.Invite(Placement.At place, List<GateResult> gates) ->
                    plan(campaign, stored, place, page);
                case InvitationDecision.Defer(Placement.At place, boolean keptBack, List<GateResult> gates) -> {
                    plan(campaign, stored, place, page);
                    if (keptBack) {
                        miss(campaign.id(), stored.respondent().id(), calendar);
                    }
                }
                case InvitationDecision.Skip(Gate reason, boolean keptBack, List<GateResult> gates) -> {
                    if (keptBack) {
                        miss(campaign.id(), stored.respondent().id(), calendar);
                    }
                }
            }
        }

        /** False when a sender was faster with one that was to make room: it keeps its place then. */
        private boolean makeRoom(
                Campaign campaign, InvitationDecision decision, ContactCalendar calendar, UUID respondentId) {
            List<Placement.Move> moves = switch (decision) {
                case InvitationDecision.Invite(Placement.At place, List<GateResult> gates) -> place.moves();
                case InvitationDecision.Defer(Placement.At place, boolean keptBack, List<GateResult> gates) ->
                    place.moves();
                case InvitationDecision.Skip skip -> List.of();
            };
            for (Placement.Move move : moves) {
                UUID id = move.turn().id();
                Invitation ours = planned.get(id);
                if (ours == null && !invitations.lockMovable(id)) {
                    calendar.settle(id);
                    return false;
                }
            }
            for (Placement.Move move : moves) {
                Optional.ofNullable(planned.get(move.turn().id()))
                        .orElseGet(() -> invitations.findById(move.turn().id()))
                        .giveWay(campaign.id(), move.to(), now);
                miss(move.turn().campaignId(), respondentId, calendar);
            }
            return true;
        }

        private void miss(UUID campaignId, UUID respondentId, ContactCalendar calendar) {
            contacts.keep(respondentId, calendar.miss(campaignId));
        }

        private void plan(Campaign campaign, InteractionStored stored, Placement.At place, ContactBook.Page page) {
            Invitation invitation = invitation(campaign, stored, place.at());
            Terms its = terms.get(campaign.id());
            Instant closedAt = stored.context().closedAt();
            invitations.persist(invitation);
            planned.put(invitation.id(), invitation);
            page.calendar()
                    .book(
                            invitation.id(),
                            page.askers().get(campaign.id()),
                            its.earliest(closedAt, now),
                            its.latest(closedAt),
                            place);
            if (!place.at().isAfter(now)) {
                invitation.issue(now, campaign.rules().linkLifetime());
                page.calendar().settle(invitation.id());
                if (!campaign.isAnonymous()) {
                    events.add(issued(invitation, stored));
                }
            }
        }

        private InvitationIssued issued(Invitation invitation, InteractionStored stored) {
            InteractionClosed context = stored.context();
            return InvitationEvents.issued(
                    invitation,
                    new InvitationEvents.Context(
                            context.touchpoint(),
                            context.channel(),
                            context.product(),
                            context.team(),
                            context.agent(),
                            context.closedAt()),
                    stored.respondent());
        }

        void keep() {
            decisions.forEach(invitations::add);
            outbox.addAll(events);
        }
    }

    private Invitation invitation(Campaign campaign, InteractionStored stored, Instant dueAt) {
        Survey survey = surveys.findById(campaign.surveyId());
        // A campaign goes live only with a published survey, and publications are never taken back.
        int version = survey.publishedVersion().orElseThrow();
        Optional<Variant> variant = campaign.variantOf(stored.interactionId());
        int asked = variant.flatMap(campaign::versionOf).orElse(version);
        return new Invitation(
                campaign.id(),
                stored.interactionId(),
                stored.respondent().id(),
                new Invitation.Asked(
                        survey.id(), asked, variant.map(Variant::id).orElse(null)),
                dueAt);
    }

    private void count(InvitationDecision decision) {
        String outcome = switch (decision) {
            case InvitationDecision.Invite invite -> "invited";
            case InvitationDecision.Defer defer -> "deferred";
            case InvitationDecision.Skip(Gate reason, boolean keptBack, List<GateResult> gates) -> "skipped-" + reason;
        };
        metrics.counter("heard.invitation.decisions", "outcome", outcome).increment();
    }
}
