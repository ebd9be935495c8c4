package io.heard.survey.campaign;

import io.heard.http.problem.Fields;
import io.heard.survey.campaign.audience.Audience;
import io.heard.survey.campaign.audience.AudienceRules;
import io.heard.survey.campaign.audience.Condition;
import io.heard.survey.campaign.schedule.AskingRules;
import io.heard.survey.campaign.schedule.IsoDuration;
import io.heard.survey.campaign.schedule.Period;
import io.heard.survey.campaign.schedule.Reminders;
import io.heard.survey.campaign.schedule.RemindersDraft;
import io.heard.survey.campaign.schedule.SendTimesRules;
import io.heard.survey.campaign.variant.VariantRules;
import io.heard.survey.design.content.MailPlaces;
import io.heard.survey.respondent.Mailbox;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a campaign must be like to be kept. */
final class CampaignRules {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_SENDER = 60;
    private static final int LONGEST_TOPIC_NAME = 60;
    private static final int MOST_LANGUAGES = 20;
    private static final int LONGEST_LANGUAGE = 35;
    private static final int LARGEST_BUDGET = 1_000_000;
    private static final int USUAL_PRIORITY = 5;
    private static final String USUAL_TOPIC = "feedback";
    private static final Duration LONGEST_DELAY = Duration.ofDays(90);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1000);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(365);
    private static final Duration SHORTEST_SPACING = Duration.ofHours(1);
    private static final Duration LONGEST_SPACING = Duration.ofDays(30);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    /** Ten years have the same number of days from any day such as this one, but for one. */
    private static final LocalDate RETENTION_DAY = LocalDate.of(2000, 1, 1);

    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    private final Fields fields = new Fields();
    private final CampaignDraft draft;

    private CampaignRules(CampaignDraft draft) {
        this.draft = draft;
    }

    /**
     * @param usable tells which surveys the author may choose
     * @throws io.heard.http.problem.ProblemException 400 with every broken rule
     */
    static Campaign.Terms read(CampaignDraft draft, Predicate<UUID> usable) {
        var rules = new CampaignRules(draft);
        rules.fields.require(
                draft.surveyId() != null && usable.test(draft.surveyId()), "surveyId", "must be the id of a survey");
        Optional<Campaign.Terms> terms = rules.terms();
        rules.fields.refuseIfWrong();
        return terms.orElseThrow();
    }

    private Optional<Campaign.Terms> terms() {
        String name = fields.required("name", fields.line("name", draft.name(), LONGEST_NAME));
        Audience audience = audience();
        String topic = fields.name("topic", draft.topic());
        AskingRules asking = asking();
        var settings = new Settings(
                audience,
                asking,
                SendTimesRules.read(fields, "sendTimes", draft.sendTimes()),
                reminders(asking),
                period(),
                budget(),
                languages(),
                topicNames(),
                MailPlaces.checked(fields, "subject", fields.line("subject", draft.subject(), LONGEST_SUBJECT)),
                fields.line("senderName", draft.senderName(), LONGEST_SENDER),
                replyTo(),
                VariantRules.read(fields, "variants", draft.variants()),
                retention(),
                Boolean.TRUE.equals(draft.anonymous()));
        if (settings.anonymous()) {
            // All that is ever known of an answer; a product or touchpoint of the interaction could lead to somebody.
            fields.require(audience.touchpoint() != null, "touchpoint", "must be named in an anonymous campaign");
            fields.require(audience.product() != null, "product", "must be named in an anonymous campaign");
            fields.require(
                    settings.reminders().count() == 0,
                    "reminders",
                    "must be none in an anonymous campaign: nobody knows who has not answered");
            fields.require(
                    settings.variants().list().isEmpty(),
                    "variants",
                    "must be none in an anonymous campaign: answers do not say which way was asked");
        }
        int priority = draft.priority() == null ? USUAL_PRIORITY : draft.priority();
        fields.require(
                priority >= Campaign.LOWEST_PRIORITY && priority <= Campaign.HIGHEST_PRIORITY,
                "priority",
                "must be a whole number from 1 to 9");
        UUID surveyId = draft.surveyId();
        if (surveyId == null || !fields.errors().isEmpty()) {
            return Optional.empty();
        }
        String usualTopic = audience.touchpoint() == null ? USUAL_TOPIC : audience.touchpoint();
        return Optional.of(new Campaign.Terms(name, surveyId, topic == null ? usualTopic : topic, priority, settings));
    }

    private Audience audience() {
        Condition rule = draft.audience() == null
                ? null
                : AudienceRules.read(fields, "audience", draft.audience()).orElse(null);
        if (draft.audience() == null) {
            fields.require(draft.touchpoint() != null, "touchpoint", "is required where there is no audience");
        }
        var audience = new Audience(
                fields.name("touchpoint", draft.touchpoint()),
                fields.name("channel", draft.channel()),
                fields.name("product", draft.product()),
                rule);
        fields.require(
                audience.products().map(products -> !products.isEmpty()).orElse(true),
                "audience",
                "must leave at least one product");
        return audience;
    }

    private AskingRules asking() {
        Duration second = Duration.ofSeconds(1);
        Duration delay = duration("delay", draft.delay(), Duration.ZERO, Duration.ZERO, LONGEST_DELAY);
        Duration quiet =
                duration("quietPeriod", draft.quietPeriod(), Duration.ofDays(7), Duration.ZERO, LONGEST_PERIOD);
        Duration age = duration("maximumAge", draft.maximumAge(), Duration.ofDays(14), second, LONGEST_PERIOD);
        Duration lifetime =
                duration("linkLifetime", draft.linkLifetime(), Duration.ofDays(14), second, LONGEST_LIFETIME);
        int percent = draft.samplePercent() == null ? 100 : draft.samplePercent();
        boolean valid = percent >= 1 && percent <= 100;
        fields.require(valid, "samplePercent", "must be a whole number from 1 to 100");
        fields.require(delay.compareTo(age) < 0, "delay", "must be shorter than maximumAge, or nobody is ever asked");
        return new AskingRules(delay, quiet, age, lifetime, valid ? percent : 100);
    }

    private Reminders reminders(AskingRules asking) {
        RemindersDraft wanted = draft.reminders();
        if (wanted == null) {
            return Reminders.NONE;
        }
        Duration spacing = duration(
                "reminders.spacing", wanted.spacing(), Reminders.NONE.spacing(), SHORTEST_SPACING, LONGEST_SPACING);
        int count = wanted.count() == null ? 0 : wanted.count();
        if (count < 0 || count > Reminders.MOST) {
            fields.wrong("reminders.count", "must be a whole number from 0 to " + Reminders.MOST);
            return Reminders.NONE;
        }
        fields.require(
                spacing.multipliedBy(count).compareTo(asking.linkLifetime()) < 0,
                "reminders",
                "must all go out before the link expires (linkLifetime)");
        return new Reminders(count, spacing);
    }

    private Period period() {
        Instant startsAt = time("startsAt", draft.startsAt());
        Instant endsAt = time("endsAt", draft.endsAt());
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            fields.wrong("endsAt", "must be after startsAt");
            return Period.OPEN;
        }
        return new Period(startsAt, endsAt);
    }

    /** Months and years are as long as the calendar says. */
    private @Nullable String retention() {
        String value = draft.retention();
        if (value == null) {
            return null;
        }
        try {
            java.time.Period period = java.time.Period.parse(value);
            boolean isForward = period.getYears() >= 0 && period.getMonths() >= 0 && period.getDays() >= 0;
            if (isForward && !period.isZero() && !RETENTION_DAY.plus(period).isAfter(RETENTION_DAY.plusYears(10))) {
                return period.toString();
            }
        } catch (DateTimeException | ArithmeticException notAPeriod) {
            // Falls through to the rule.
        }
        fields.wrong("retention", "must be an ISO-8601 period in years, months and days such as P2Y, from P1D to P10Y");
        return null;
    }

    private @Nullable Integer budget() {
        Integer mails = draft.dailyBudget();
        fields.require(
                mails == null || (mails >= 1 && mails <= LARGEST_BUDGET),
                "dailyBudget",
                "must be a whole number from 1 to " + LARGEST_BUDGET);
        return mails;
    }

    private List<String> languages() {
        List<@Nullable String> tags = draft.languages() == null ? List.of() : draft.languages();
        if (tags.size() > MOST_LANGUAGES) {
            fields.wrong("languages", "must be at most " + MOST_LANGUAGES);
            return List.of();
        }
        List<String> languages = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            Optional<String> language = language(tags.get(i));
            fields.require(
                    language.isPresent(),
                    "languages[" + i + ']',
                    "must be a BCP 47 tag of a known language such as en");
            language.filter(tag -> !languages.contains(tag)).ifPresent(languages::add);
        }
        return languages;
    }

    private Map<String, String> topicNames() {
        Map<String, @Nullable String> given = draft.topicNames() == null ? Map.of() : draft.topicNames();
        if (given.size() > MOST_LANGUAGES) {
            fields.wrong("topicNames", "must be at most " + MOST_LANGUAGES);
            return Map.of();
        }
        Map<String, String> names = new TreeMap<>();
        given.forEach((tag, words) -> {
            Optional<String> language = language(tag);
            fields.require(language.isPresent(), "topicNames", "must be by BCP 47 tags of known languages such as en");
            String at = "topicNames." + language.orElse("?");
            String name = fields.required(at, fields.line(at, words, LONGEST_TOPIC_NAME));
            language.ifPresent(known -> names.put(known, name));
        });
        return names;
    }

    private static Optional<String> language(@Nullable String tag) {
        if (tag == null || tag.length() > LONGEST_LANGUAGE) {
            return Optional.empty();
        }
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return LANGUAGES.contains(locale.getLanguage()) ? Optional.of(locale.toLanguageTag()) : Optional.empty();
        } catch (IllformedLocaleException illFormed) {
            return Optional.empty();
        }
    }

    private @Nullable String replyTo() {
        String address = draft.replyTo();
        if (address == null) {
            return null;
        }
        Optional<String> mailbox = Mailbox.parse(address.strip());
        fields.require(mailbox.isPresent(), "replyTo", "must be one plain e-mail address of at most 254 characters");
        return mailbox.orElse(null);
    }

    /** In milliseconds, as everywhere in the platform. */
    private @Nullable Instant time(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (!time.isBefore(EARLIEST) && time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // Falls through to the rule.
        }
        fields.wrong(field, "must be an ISO-8601 instant such as 2026-03-01T12:00:00Z, from 2000 to 2099");
        return null;
    }

    private Duration duration(
            String field, @Nullable String value, Duration otherwise, Duration shortest, Duration longest) {
        if (value == null) {
            return otherwise;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(shortest) >= 0 && duration.compareTo(longest) <= 0 && isWhole(duration)) {
                return duration;
            }
        } catch (DateTimeParseException notDuration) {
            // Falls through to the rule.
        }
        fields.wrong(
                field,
                "must be an ISO-8601 duration in days, hours, minutes and seconds such as P30D or PT2H, from "
                        + IsoDuration.of(shortest) + " to " + IsoDuration.of(longest));
        return otherwise;
    }

    private static boolean isWhole(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
    }
}
