package io.heard.feedback.open;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.documents.RecentlyUsed;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.link.AskedSurveys;
import io.heard.feedback.survey.Surveys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Decides what an open link leads to. A bad signature is refused before the store is asked anything. */
@ApplicationScoped
class OpenDoor {

    /** Of how many campaigns this instance knows who may frame them while the store is away. */
    private static final int REMEMBERED = 1_000;

    private final LinkTokens links;
    private final Campaigns campaigns;
    private final Surveys surveys;
    private final AskedSurveys askedSurveys;
    private final Clock clock;
    private final RecentlyUsed<UUID, List<String>> frames = new RecentlyUsed<>(REMEMBERED);

    OpenDoor(LinkTokens links, Campaigns campaigns, Surveys surveys, AskedSurveys askedSurveys, Clock clock) {
        this.links = links;
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.askedSurveys = askedSurveys;
        this.clock = clock;
    }

    /** @throws com.mongodb.MongoException when the store is away */
    OpenVisit open(String token) {
        return switch (links.open(Purpose.OPEN, token)) {
            case OpenedLink.Unknown() -> new OpenVisit.Unknown();
            case OpenedLink.Expired(var _) -> new OpenVisit.Closed();
            case OpenedLink.Valid(var campaignId) ->
                campaigns
                        .find(campaignId)
                        .map(campaign -> visit(campaign, token))
                        .orElseGet(OpenVisit.TooEarly::new);
        };
    }

    /** The same, as somebody was asked before who comes back: answers belong to the version they were given to. */
    OpenVisit.Here asBefore(OpenVisit.Here here, Invitation asked) {
        return askedSurveys
                .answered(asked)
                .map(survey -> new OpenVisit.Here(here.campaignId(), here.terms(), survey))
                .orElse(here);
    }

    /** The same, as it was on the page that is sent: meanwhile another version may be the newest. */
    OpenVisit.Here asOnPage(OpenVisit.Here here, Ticket ticket, String asked) {
        return askedSurveys
                .onPage(asked, ticket.id())
                .map(survey -> new OpenVisit.Here(here.campaignId(), here.terms(), survey))
                .orElse(here);
    }

    /** Whose pages may show what is behind a genuine link, as this instance heard last: also while the store is away. */
    List<String> framedBy(String token) {
        return switch (links.open(Purpose.OPEN, token)) {
            case OpenedLink.Unknown() -> List.of();
            case OpenedLink.Expired(var campaignId) -> frames.known(campaignId).orElseGet(List::of);
            case OpenedLink.Valid(var campaignId) -> frames.known(campaignId).orElseGet(List::of);
        };
    }

    private OpenVisit visit(Campaign campaign, String token) {
        CampaignAnnounced.OpenSurvey terms = campaign.openSurvey();
        if (terms == null) {
            return new OpenVisit.Closed();
        }
        frames.remember(campaign.id(), terms.embeddedBy());
        int opening = links.expiresAt(Purpose.OPEN, token).orElseThrow().compareTo(terms.linkExpiresAt());
        if (opening > 0) {
            return new OpenVisit.TooEarly(); // Opened again, and that is still on its way.
        }
        if (opening < 0 || !clock.instant().isBefore(terms.closesAt())) {
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
