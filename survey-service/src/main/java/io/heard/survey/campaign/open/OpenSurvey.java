package io.heard.survey.campaign.open;

import io.heard.contracts.event.CampaignAnnounced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What everybody can answer who has the campaign's open link.
 *
 * @param surveyVersion the one that was the newest when it was put; it never changes under those who answer
 * @param channel how the link is offered: web, kiosk, receipt
 * @param oncePerDevice false where one device serves many people
 * @param embeddedBy origins of the pages that may show it
 * @param opensAt when it was opened; changes of the other settings leave it, so that printed links stay good
 * @param closesAt answers are taken before this moment
 */
public record OpenSurvey(
        UUID surveyId,
        int surveyVersion,
        String touchpoint,
        String channel,
        String product,
        @Nullable String team,
        boolean oncePerDevice,
        List<String> embeddedBy,
        Instant opensAt,
        Instant closesAt) {

    static final Duration LONGEST = CampaignAnnounced.OpenSurvey.LONGEST;

    public OpenSurvey {
        embeddedBy = List.copyOf(embeddedBy);
    }

    public Instant linkExpiresAt() {
        return announced().linkExpiresAt();
    }

    public CampaignAnnounced.OpenSurvey announced() {
        return new CampaignAnnounced.OpenSurvey(
                surveyId,
                surveyVersion,
                touchpoint,
                channel,
                product,
                team,
                oncePerDevice,
                embeddedBy,
                opensAt,
                closesAt);
    }
}
