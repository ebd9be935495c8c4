package io.heard.survey.campaign.open;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An open survey as a client reads it, with what to print and what to put into a page. */
@Schema(description = "How everybody can answer")
public record OpenSurveyView(
        UUID surveyId,

        @Schema(description = "The newest when it was put; put it again to ask with a newer one")
        int surveyVersion,

        String channel,
        String touchpoint,
        String product,
        @Nullable String team,
        boolean oncePerDevice,
        List<String> embeddedBy,
        Instant opensAt,
        Instant closesAt,

        @Schema(
                description = "For everybody. Stays the same until it is closed",
                examples = "https://feedback.example.org/o/AQEEAZVRbw…")
        String link,

        @Schema(description = "The link as a QR code: an SVG picture", examples = "<svg …>…</svg>")
        String qrCode,

        @Schema(
                description = "HTML for the pages named in `embeddedBy`; null when there are none",
                examples = "<iframe …></iframe>")
        @Nullable
        String embedSnippet) {

    /** @param title of the survey, for those who hear pages */
    public static OpenSurveyView of(OpenSurvey survey, String link, String title) {
        return new OpenSurveyView(
                survey.surveyId(),
                survey.surveyVersion(),
                survey.channel(),
                survey.touchpoint(),
                survey.product(),
                survey.team(),
                survey.oncePerDevice(),
                survey.embeddedBy(),
                survey.opensAt(),
                survey.closesAt(),
                link,
                QrCode.svg(link),
                survey.embeddedBy().isEmpty() ? null : EmbedSnippet.of(link, title));
    }
}
