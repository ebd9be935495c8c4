package io.heard.survey.invitation;

import io.heard.contracts.event.InteractionClosed;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.Campaigns;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.design.Survey;
import io.heard.survey.design.Surveys;
import io.heard.survey.interaction.InteractionStored;
import io.heard.survey.interaction.InteractionsStored;
import io.heard.survey.respondent.Respondent;
import io.heard.survey.respondent.Respondents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Holds every new interaction against every live campaign, inside the transaction that stores it. */
@ApplicationScoped
class InvitationIssuer {

    private final Campaigns campaigns;
    private final Surveys surveys;
    private final Respondents respondents;
    private final Invitations invitations;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    InvitationIssuer(
            Campaigns campaigns,
            Surveys surveys,
            Respondents respondents,
            Invitations invitations,
            Outbox outbox,
            MeterRegistry metrics) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.respondents = respondents;
        this.invitations = invitations;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    void consider(@Observes InteractionsStored stored) {
        List<Campaign> live = campaigns.live();
        if (!live.isEmpty()) {
            stored.items().forEach(one -> consider(one, live));
        }
    }

    private void consider(InteractionStored stored, List<Campaign> live) {
        Candidate candidate = candidate(stored);
        for (Campaign campaign : live) {
            candidate = decide(campaign, candidate, stored);
        }
    }

    /** The candidate as the next campaign meets it: perhaps asked meanwhile. */
    private Candidate decide(Campaign campaign, Candidate candidate, InteractionStored stored) {
        var terms = new InvitationPolicy.Terms(campaign.id(), campaign.audience(), campaign.rules());
        InvitationDecision decision = InvitationPolicy.decide(terms, candidate, stored.storedAt());
        invitations.add(new Decision(stored.interactionId(), campaign.id(), decision, stored.storedAt()));
        count(decision);
        return switch (decision) {
            case InvitationDecision.Invite(Instant dueAt, List<GateResult> gates) -> {
                Invitation invitation = plan(campaign, stored, dueAt);
                invitation.issue(stored.storedAt(), campaign.rules().linkLifetime());
                invitations.persist(invitation);
                outbox.add(InvitationEvents.issued(invitation, context(stored), stored.respondent()));
                yield candidate.contactedAt(dueAt);
            }
            case InvitationDecision.Defer(Instant until, List<GateResult> gates) -> {
                invitations.persist(plan(campaign, stored, until));
                yield candidate;
            }
            case InvitationDecision.Skip skip -> candidate;
        };
    }

    private static InvitationEvents.Context context(InteractionStored stored) {
        InteractionClosed context = stored.context();
        return new InvitationEvents.Context(
                context.touchpoint(), context.channel(), context.product(), context.team(), context.closedAt());
    }

    private Candidate candidate(InteractionStored stored) {
        InteractionClosed context = stored.context();
        Respondent respondent = stored.respondent();
        return new Candidate(
                stored.interactionId(),
                Candidate.context(context),
                respondent.email().isPresent(),
                respondents.hasOptedOut(respondent.id()),
                invitations.lastContact(respondent.id()));
    }

    private Invitation plan(Campaign campaign, InteractionStored stored, Instant dueAt) {
        Survey survey = surveys.findById(campaign.surveyId());
        // A campaign goes live only with a published survey, and publications are never taken back.
        int version = survey.publishedVersion().orElseThrow();
        Optional<Variant> variant = campaign.variantOf(stored.interactionId());
        int asked = variant.map(Variant::surveyVersion).orElse(version);
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
            case InvitationDecision.Skip(Gate reason, List<GateResult> gates) -> "skipped-" + reason;
        };
        metrics.counter("heard.invitation.decisions", "outcome", outcome).increment();
    }
}
