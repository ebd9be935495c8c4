package io.heard.survey.campaign.open;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An open survey as its author wants it; {@link OpenSurveyRules} says what is allowed and what is assumed. */
@Schema(description = "How everybody can answer")
public record OpenSurveyDraft(
        @Schema(description = "The campaign's own survey when absent; asked in its newest version of now") @Nullable
        UUID surveyId,

        @Schema(description = "How the link is offered, kebab-case", examples = "kiosk", defaultValue = "web") @Nullable
        String channel,

        @Schema(
                description = "What the answers are about; the campaign's touchpoint when absent",
                examples = "shop-visit")
        @Nullable
        String touchpoint,

        @Schema(
                description = "What the answers are about; the campaign's only product when absent",
                examples = "mobile")
        @Nullable
        String product,

        @Schema(description = "Whom the answers are about, at most 100 characters", examples = "city-centre") @Nullable
        String team,

        @Schema(
                description =
                        "Whether a device that answered can only change its answer; false where one device serves many people",
                defaultValue = "true")
        @Nullable
        Boolean oncePerDevice,

        @Schema(
                description =
                        "Origins of at most 20 sites whose pages may show the survey in a frame; no page when absent",
                examples = "[\"https://www.example.com\"]")
        @Nullable
        List<@Nullable String> embeddedBy,

        @Schema(
                description = "Answers are taken before; at most five years after it was opened, one year when absent",
                examples = "2026-12-31T23:00:00Z")
        @Nullable
        String closesAt) {}
