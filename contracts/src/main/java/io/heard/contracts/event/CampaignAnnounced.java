package io.heard.contracts.event;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other services have to know of a campaign, as it is from now on. The newest revision counts.
 *
 * @param revision grows with every change
 * @param product what its answers are about
 * @param anonymous whether answers lead to nobody
 * @param retention ISO 8601 period after which answers are removed, such as {@code P2Y}; null for as long as the company likes
 * @param openSurvey how everybody can answer; null when only invited people can
 * @param anonymousSurvey what those are asked who are invited anonymously: no event tells of their invitations; null for others
 */
public record CampaignAnnounced(
        UUID campaignId,
        int revision,
        String name,
        @Nullable String product,
        boolean anonymous,
        @Nullable String retention,
        @Nullable OpenSurvey openSurvey,
        Instant announcedAt,
        @Nullable AnonymousSurvey anonymousSurvey)
        implements Event {

    public static final String TYPE = "io.heard.survey.campaign-announced.v1";

    /**
     * A link that everybody may use.
     *
     * @param channel how it is offered: {@code web}, {@code kiosk}, {@code receipt}
     * @param oncePerDevice false where one device serves many people
     * @param embeddedBy origins whose pages may show it, {@code https://www.example.com}
     * @param opensAt when it was opened; changes of the other settings leave it
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

        /** How long it can be open, and so how long a printed link is good: five years. */
        public static final Duration LONGEST = Duration.ofDays(5 * 365);

        public OpenSurvey {
            requireNonNull(surveyId, "openSurvey.surveyId");
            requireNonNull(touchpoint, "openSurvey.touchpoint");
            requireNonNull(channel, "openSurvey.channel");
            requireNonNull(product, "openSurvey.product");
            requireNonNull(opensAt, "openSurvey.opensAt");
            requireNonNull(closesAt, "openSurvey.closesAt");
            embeddedBy = embeddedBy == null ? List.of() : List.copyOf(embeddedBy);
            if (surveyVersion < 1) {
                throw new IllegalArgumentException("surveyVersion counts from 1");
            }
        }

        /** The same for as long as it is open, and another one when it is opened again: by this a link is known. */
        public Instant linkExpiresAt() {
            return opensAt.plus(LONGEST).truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** What anonymous answers are about. As coarse as the campaign itself: whatever is finer could lead to somebody. */
    public record AnonymousSurvey(UUID surveyId, String touchpoint, String channel, String product) {

        public AnonymousSurvey {
            requireNonNull(surveyId, "anonymousSurvey.surveyId");
            requireNonNull(touchpoint, "anonymousSurvey.touchpoint");
            requireNonNull(channel, "anonymousSurvey.channel");
            requireNonNull(product, "anonymousSurvey.product");
        }
    }

    /** Of a campaign that is not anonymous. */
    public CampaignAnnounced(
            UUID campaignId,
            int revision,
            String name,
            @Nullable String product,
            boolean anonymous,
            @Nullable String retention,
            @Nullable OpenSurvey openSurvey,
            Instant announcedAt) {
        this(campaignId, revision, name, product, anonymous, retention, openSurvey, announcedAt, null);
    }

    public CampaignAnnounced {
        requireNonNull(campaignId, "campaignId");
        requireNonNull(name, "name");
        requireNonNull(announcedAt, "announcedAt");
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String subject() {
        return campaignId.toString();
    }

    @Override
    public String topic() {
        return Topics.SURVEY_CAMPAIGNS;
    }
}
