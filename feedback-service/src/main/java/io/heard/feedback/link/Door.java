package io.heard.feedback.link;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Decides what a link opens. A bad signature is refused before the store is asked anything. */
@ApplicationScoped
public class Door {

    /** The link itself says until when it opens anything. */
    private static final Duration ANONYMOUSLY_CHANGEABLE = Duration.ofDays(365);

    private final LinkTokens links;
    private final Invitations invitations;
    private final Surveys surveys;
    private final Campaigns campaigns;
    private final Responses responses;
    private final AskedSurveys askedSurveys;
    private final Clock clock;

    Door(
            LinkTokens links,
            Invitations invitations,
            Surveys surveys,
            Campaigns campaigns,
            Responses responses,
            AskedSurveys askedSurveys,
            Clock clock) {
        this.links = links;
        this.invitations = invitations;
        this.surveys = surveys;
        this.campaigns = campaigns;
        this.responses = responses;
        this.askedSurveys = askedSurveys;
        this.clock = clock;
    }

    /**
     * @param asked which version a page says it asked; empty when there was none yet
     * @throws com.mongodb.MongoException when the store is away and the invitation is not remembered
     */
    public Visit open(String token, Optional<String> asked) {
        return switch (links.open(Purpose.ANSWER, token)) {
            case OpenedLink.Unknown() -> preview(token, asked);
            case OpenedLink.Expired(var _) -> new Visit.Closed();
            case OpenedLink.Valid(var invitationId) ->
                invitations.find(invitationId).map(this::visit).orElseGet(() -> missing(invitationId, token));
        };
    }

    /** Not here yet, or not any more: its survey is over, or its customer was forgotten. */
    private Visit missing(UUID invitationId, String token) {
        boolean isOver = links.expiresAt(Purpose.ANSWER, token)
                .filter(expiresAt -> !clock.instant().isBefore(expiresAt.minus(LinkTokens.FOLLOW_UP)))
                .isPresent();
        return isOver || invitations.isErased(invitationId) ? new Visit.Closed() : new Visit.TooEarly();
    }

    private Visit preview(String token, Optional<String> asked) {
        return switch (links.open(Purpose.PREVIEW, token)) {
            case OpenedLink.Unknown() -> anonymous(token, asked);
            case OpenedLink.Expired(var _) -> new Visit.Closed();
            case OpenedLink.Valid(var surveyId) -> {
                Optional<Visit> preview = surveys.newest(surveyId).map(Visit.Preview::new);
                yield preview.orElseGet(Visit.TooEarly::new);
            }
        };
    }

    private Visit anonymous(String token, Optional<String> asked) {
        Optional<SignedPair> link = links.openPair(Purpose.ANONYMOUS, token);
        if (link.isEmpty()) {
            return new Visit.Unknown();
        }
        if (!clock.instant().isBefore(link.get().moment())) {
            return new Visit.Closed();
        }
        return campaigns
                .find(link.get().first())
                .map(campaign -> visit(campaign, link.get().second(), asked))
                .orElseGet(Visit.TooEarly::new);
    }

    private Visit visit(Campaign campaign, UUID ticket, Optional<String> asked) {
        CampaignAnnounced.AnonymousSurvey about = campaign.anonymousSurvey();
        if (about == null) {
            return new Visit.Closed();
        }
        Optional<Visit> open = responses
                .find(ticket)
                .flatMap(before -> askedSurveys.answered(before.invitation()))
                .or(() -> asked.flatMap(written -> askedSurveys.onPage(written, ticket)))
                .or(() -> surveys.newest(about.surveyId()))
                .map(survey -> new Visit.Open(anonymous(campaign.id(), ticket, about, survey), survey));
        return open.orElseGet(Visit.TooEarly::new);
    }

    /** Says nothing of the invitation that led here, not even when it expires, and nothing is finer than a day. */
    private Invitation anonymous(UUID campaignId, UUID ticket, CampaignAnnounced.AnonymousSurvey about, Survey survey) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return new Invitation(
                ticket,
                campaignId,
                survey.surveyId(),
                survey.version(),
                ticket,
                ticket,
                about.touchpoint(),
                about.channel(),
                about.product(),
                null,
                null,
                today,
                today,
                today.plus(ANONYMOUSLY_CHANGEABLE),
                null,
                ResponseOrigin.ANONYMOUS);
    }

    private Visit visit(Invitation invitation) {
        Optional<Survey> survey = surveys.find(invitation.surveyId(), invitation.surveyVersion());
        if (!invitation.isOpenAt(clock.instant())) {
            return survey.<Visit>map(asked -> new Visit.Ended(invitation, asked))
                    .orElseGet(Visit.Closed::new);
        }
        // Surveys and invitations travel on different topics, so the invitation may be the first to arrive.
        return survey.<Visit>map(asked -> new Visit.Open(invitation, asked)).orElseGet(Visit.TooEarly::new);
    }
}
