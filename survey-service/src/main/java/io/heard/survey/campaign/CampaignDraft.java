package io.heard.survey.campaign;

import io.heard.survey.campaign.audience.AudienceRule;
import io.heard.survey.campaign.schedule.RemindersDraft;
import io.heard.survey.campaign.schedule.SendTimesDraft;
import io.heard.survey.campaign.variant.VariantDraft;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as a client writes it; {@link CampaignRules} says what is allowed and what is assumed. */
@Schema(description = "A campaign as its author writes it; a touchpoint or an audience is required")
public record CampaignDraft(
        @Schema(description = "1 to 120 characters", examples = "After support calls", required = true) @Nullable
        String name,

        @Schema(required = true) @Nullable UUID surveyId,

        @Schema(
                description = "Ask about interactions at this touchpoint; may be left out when there is an audience",
                examples = "support-call")
        @Nullable
        String touchpoint,

        @Schema(description = "Only this channel; every channel when absent", examples = "phone") @Nullable
        String channel,

        @Schema(description = "Only this product; every product when absent", examples = "mobile") @Nullable
        String product,

        @Schema(description = "What else an interaction must be like, beside touchpoint, channel and product") @Nullable
        AudienceRule audience,

        @Schema(
                description = "What customers may opt out of, kebab-case; the touchpoint or `feedback` when absent",
                examples = "support")
        @Nullable
        String topic,

        @Schema(
                description =
                        "What customers call the topic, by language, at most 60 characters each: shown in mails and "
                                + "where customers choose what they may be asked about",
                examples = "{\"en\": \"Customer service\", \"de\": \"Kundendienst\"}")
        @Nullable
        Map<String, @Nullable String> topicNames,

        @Schema(
                description = "1 to 9: the higher one goes first when campaigns want the same customer",
                defaultValue = "5")
        @Nullable
        Integer priority,

        @Schema(description = "Subject of the mail, at most 150 characters; friendly words of ours when absent")
        @Nullable
        String subject,

        @Schema(description = "Name beside our address, at most 60 characters", examples = "Acme customer care")
        @Nullable
        String senderName,

        @Schema(description = "Where answers to the mail go", examples = "care@example.org") @Nullable
        String replyTo,

        @Schema(
                description =
                        "Languages the survey must be complete in before the campaign starts; its own when absent",
                examples = "[\"en\", \"de\"]")
        @Nullable
        List<@Nullable String> languages,

        @Schema(description = "How long after the interaction the mail goes out, at most P90D", defaultValue = "PT0S")
        @Nullable
        String delay,

        @Schema(description = "When mails go out, by the customer's own clock; day and night when absent") @Nullable
        SendTimesDraft sendTimes,

        @Schema(description = "Further mails to customers who did not answer; none when absent") @Nullable
        RemindersDraft reminders,

        @Schema(
                description = "How long a customer is left alone after any invitation, at most P1000D",
                defaultValue = "P7D")
        @Nullable
        String quietPeriod,

        @Schema(
                description = "Older interactions are not asked about, also when a deferred invitation comes up; "
                        + "above the quiet period, deferred invitations still go out; at most P1000D",
                defaultValue = "P14D")
        @Nullable
        String maximumAge,

        @Schema(description = "Share of the interactions that are asked about, 1 to 100", defaultValue = "100")
        @Nullable
        Integer samplePercent,

        @Schema(
                description = "How long after the mail the survey can be answered, at most P365D",
                defaultValue = "P14D")
        @Nullable
        String linkLifetime,

        @Schema(description = "Asks about nothing before; from its activation on when absent") @Nullable
        String startsAt,

        @Schema(description = "Asks about nothing from then on; until somebody ends it when absent") @Nullable
        String endsAt,

        @Schema(description = "Mails per day at most, 1 to 1000000; no limit when absent", examples = "500") @Nullable
        Integer dailyBudget,

        @Schema(description = "2 to 5 ways to ask that are compared; one way when absent") @Nullable
        List<@Nullable VariantDraft> variants,

        @Schema(
                description =
                        "How long answers are kept, in years, months and days, from P1D to P10Y; they stay when absent",
                examples = "P2Y")
        @Nullable
        String retention,

        @Schema(
                description = "Nobody can tell who answered: no reminders, no variants, one touchpoint and one "
                        + "product, and answers lead to nobody. Can be chosen while the campaign is a draft",
                defaultValue = "false")
        @Nullable
        Boolean anonymous) {}
