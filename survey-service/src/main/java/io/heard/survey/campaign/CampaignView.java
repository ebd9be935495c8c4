package io.heard.survey.campaign;

import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.audience.AudienceRule;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.IsoDuration;
import io.heard.survey.campaign.schedule.RemindersDraft;
import io.heard.survey.campaign.schedule.SendTimesDraft;
import io.heard.survey.campaign.variant.Variant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A campaign as a client reads it: without id, status and createdAt it is a draft that changes nothing. */
@Schema(description = "A campaign", examples = CampaignExamples.VIEW)
record CampaignView(
        UUID id,
        String name,
        UUID surveyId,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String product,
        @Nullable AudienceRule audience,
        String topic,
        Map<String, String> topicNames,
        int priority,
        @Nullable String subject,
        @Nullable String senderName,
        @Nullable String replyTo,
        List<String> languages,
        @Schema(examples = "PT2H") String delay,
        SendTimesDraft sendTimes,
        RemindersDraft reminders,
        @Schema(examples = "P30D") String quietPeriod,
        @Schema(examples = "P14D") String maximumAge,
        int samplePercent,
        @Schema(examples = "P14D") String linkLifetime,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Integer dailyBudget,
        List<Variant> variants,
        @Schema(examples = "P2Y") @Nullable String retention,
        boolean anonymous,
        Campaign.Status status,
        Instant createdAt) {

    static CampaignView of(Campaign campaign) {
        Campaign.Terms terms = campaign.terms();
        Settings settings = terms.settings();
        Audience audience = settings.audience();
        AskingRules rules = settings.asking();
        return new CampaignView(
                campaign.id(),
                terms.name(),
                terms.surveyId(),
                audience.touchpoint(),
                audience.channel(),
                audience.product(),
                audience.rule() == null ? null : audience.rule().written(),
                terms.topic(),
                settings.topicNames(),
                terms.priority(),
                settings.subject(),
                settings.senderName(),
                settings.replyTo(),
                settings.languages(),
                IsoDuration.of(rules.delay()),
                SendTimesDraft.of(settings.sendTimes()),
                RemindersDraft.of(settings.reminders()),
                IsoDuration.of(rules.quietPeriod()),
                IsoDuration.of(rules.maximumAge()),
                rules.samplePercent(),
                IsoDuration.of(rules.linkLifetime()),
                settings.period().startsAt(),
                settings.period().endsAt(),
                settings.dailyBudget(),
                settings.variants().list(),
                settings.retention(),
                settings.anonymous(),
                campaign.status(),
                campaign.createdAt());
    }
}
