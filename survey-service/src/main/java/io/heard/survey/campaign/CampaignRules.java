package io.heard.survey.campaign;

import io.heard.http.problem.Fields;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a campaign must be like to be kept. */
final class CampaignRules {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SUBJECT = 150;
    private static final Duration LONGEST_DELAY = Duration.ofDays(90);
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1000);
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(365);

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
        String subject = fields.line("subject", draft.subject(), LONGEST_SUBJECT);
        var audience = new Audience(
                fields.required("touchpoint", fields.name("touchpoint", draft.touchpoint())),
                fields.name("channel", draft.channel()),
                fields.name("product", draft.product()));
        Duration second = Duration.ofSeconds(1);
        Duration delay = duration("delay", draft.delay(), Duration.ZERO, Duration.ZERO, LONGEST_DELAY);
        Duration quiet =
                duration("quietPeriod", draft.quietPeriod(), Duration.ofDays(30), Duration.ZERO, LONGEST_PERIOD);
        Duration age = duration("maximumAge", draft.maximumAge(), Duration.ofDays(14), second, LONGEST_PERIOD);
        Duration lifetime =
                duration("linkLifetime", draft.linkLifetime(), Duration.ofDays(14), second, LONGEST_LIFETIME);
        int percent = draft.samplePercent() == null ? 100 : draft.samplePercent();
        fields.require(percent >= 1 && percent <= 100, "samplePercent", "must be a whole number from 1 to 100");
        UUID surveyId = draft.surveyId();
        if (surveyId == null || !fields.errors().isEmpty()) {
            return Optional.empty();
        }
        var asking = new AskingRules(delay, quiet, age, lifetime, percent);
        return Optional.of(new Campaign.Terms(name, surveyId, audience, subject, asking));
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
        } catch (DateTimeParseException notADuration) {
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
