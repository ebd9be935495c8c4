package io.heard.survey.campaign;

import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.campaign.schedule.Reminders;
import io.heard.survey.campaign.schedule.SendTimes;
import io.heard.survey.campaign.variant.Variants;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a campaign asks; kept as one document.
 *
 * @param dailyBudget how many mails go out on one day at most; null when there is no limit
 * @param languages BCP 47 tags the survey must be complete in; none when its own language will do
 * @param topicNames what customers call the topic, by BCP 47 tag
 * @param subject of the mail; null for our own words
 * @param senderName shown beside our address; null for the service's own
 * @param replyTo where answers to the mail go; null for the sender's address
 * @param retention ISO 8601 period after which answers are removed; null to keep them
 * @param anonymous whether no answer leads back to the person who gave it
 */
record Settings(
        Audience audience,
        AskingRules asking,
        SendTimes sendTimes,
        Reminders reminders,
        Period period,
        @Nullable Integer dailyBudget,
        List<String> languages,
        Map<String, String> topicNames,
        @Nullable String subject,
        @Nullable String senderName,
        @Nullable String replyTo,
        Variants variants,
        @Nullable String retention,
        boolean anonymous) {

    Settings {
        languages = List.copyOf(languages);
        // Campaigns kept before there were names have none.
        topicNames = topicNames == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(topicNames));
    }
}
