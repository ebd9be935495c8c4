package io.heard.feedback.open;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Decides what an open link leads to. A bad signature is refused before the store is asked anything. */
@ApplicationScoped
class OpenDoor {

    private final LinkTokens links;
    private final Campaigns campaigns;
    private final Surveys surveys;
    private final Clock clock;

    OpenDoor(LinkTokens links, Campaigns campaigns, Surveys surveys, Clock clock) {
        this.links = links;
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.clock = clock;
    }

    /** @throws com.mongodb.MongoException when the store is away */
    OpenVisit open(String token) {
        return switch (links.open(Purpose.OPEN, token)) {
            case OpenedLink.Unknown() -> new OpenVisit.Unknown();
            case OpenedLink.Expired(var _) -> new OpenVisit.Closed();
            case OpenedLink.Valid(var campaignId) ->
                campaigns.find(campaignId).map(this::visit).orElseGet(OpenVisit.TooEarly::new);
        };
    }

    /** The same, as somebody was asked before who comes back: answers belong to the version they were given to. */
    OpenVisit.Here asBefore(OpenVisit.Here here, Invitation asked) {
        return surveys.find(asked.surveyId(), asked.surveyVersion())
                .map(survey -> new OpenVisit.Here(here.campaignId(), here.terms(), survey))
                .orElse(here);
    }

    private OpenVisit visit(Campaign campaign) {
        CampaignAnnounced.OpenSurvey terms = campaign.openSurvey();
        if (terms == null || !clock.instant().isBefore(terms.closesAt())) {
            return new OpenVisit.Closed();
        }
        return here(campaign.id(), terms);
    }

    private OpenVisit here(UUID campaignId, CampaignAnnounced.OpenSurvey terms) {
        // Surveys and campaigns travel on different topics, so the campaign may be the first to arrive.
        Optional<OpenVisit> here = surveys.find(terms.surveyId(), terms.surveyVersion())
                .map(survey -> new OpenVisit.Here(campaignId, terms, survey));
        return here.orElseGet(OpenVisit.TooEarly::new);
    }
}
