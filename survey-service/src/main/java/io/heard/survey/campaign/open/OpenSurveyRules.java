package io.heard.survey.campaign.open;

import io.heard.http.problem.Fields;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an open survey must be like to be kept. */
public final class OpenSurveyRules {

    private static final int LONGEST_TEAM = 100;
    private static final int MOST_ORIGINS = 20;
    private static final int LONGEST_ORIGIN = 200;
    private static final Duration USUAL = Duration.ofDays(365);

    /** Nothing that could end a directive of the policy it becomes part of. Without encryption for this machine only. */
    private static final Pattern ORIGIN = Pattern.compile(
            "https://[a-z0-9-]+(\\.[a-z0-9-]+)+(:[0-9]{1,5})?|https?://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

    /**
     * What is asked where the author says nothing.
     *
     * @param product empty when there are several
     */
    public record Otherwise(Optional<String> touchpoint, Optional<String> product) {}

    private OpenSurveyRules() {}

    /**
     * @param surveyId what it asks
     * @param version the newest of that survey
     * @param before as it is open now
     * @throws io.heard.http.problem.ProblemException 400 with every broken rule
     */
    public static OpenSurvey read(
            OpenSurveyDraft draft,
            UUID surveyId,
            int version,
            Otherwise otherwise,
            Optional<OpenSurvey> before,
            Instant now) {
        var fields = new Fields();
        Instant today = now.truncatedTo(ChronoUnit.MILLIS);
        Instant opensAt = before.map(OpenSurvey::opensAt).orElse(today);
        String touchpoint = draft.touchpoint() == null ? otherwise.touchpoint().orElse(null) : draft.touchpoint();
        String product = draft.product() == null ? otherwise.product().orElse(null) : draft.product();
        String channel = draft.channel() == null ? "web" : draft.channel();
        var survey = new OpenSurvey(
                surveyId,
                version,
                fields.required("touchpoint", fields.name("touchpoint", touchpoint)),
                fields.required("channel", fields.name("channel", channel)),
                fields.required("product", fields.name("product", product)),
                fields.line("team", draft.team(), LONGEST_TEAM),
                !Boolean.FALSE.equals(draft.oncePerDevice()),
                origins(fields, draft.embeddedBy()),
                opensAt,
                closesAt(fields, draft.closesAt(), before, opensAt, today));
        fields.refuseIfWrong();
        return survey;
    }

    private static List<String> origins(Fields fields, @Nullable List<@Nullable String> wanted) {
        List<@Nullable String> given = wanted == null ? List.of() : wanted;
        if (given.size() > MOST_ORIGINS) {
            fields.wrong("embeddedBy", "must be at most " + MOST_ORIGINS);
            return List.of();
        }
        List<String> origins = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String origin = given.get(i);
            if (origin == null
                    || origin.length() > LONGEST_ORIGIN
                    || !ORIGIN.matcher(origin).matches()) {
                fields.wrong(
                        "embeddedBy[" + i + ']',
                        "must be the origin of a site such as https://www.example.com, in lower case, without a path");
            } else if (!origins.contains(origin)) {
                origins.add(origin);
            }
        }
        return origins;
    }

    private static Instant closesAt(
            Fields fields, @Nullable String value, Optional<OpenSurvey> before, Instant opensAt, Instant now) {
        Instant otherwise = before.map(OpenSurvey::closesAt)
                .filter(closesAt -> closesAt.isAfter(now))
                .orElseGet(() -> latest(now.plus(USUAL), opensAt));
        if (value == null) {
            return otherwise;
        }
        try {
            Instant time = OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (time.isAfter(now) && !time.isAfter(opensAt.plus(OpenSurvey.LONGEST))) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // Falls through to the rule.
        }
        fields.wrong(
                "closesAt",
                "must be an ISO-8601 instant such as 2026-03-01T12:00:00Z that is to come, at most five years after the opening");
        return otherwise;
    }

    private static Instant latest(Instant wanted, Instant opensAt) {
        Instant end = opensAt.plus(OpenSurvey.LONGEST);
        return wanted.isAfter(end) ? end : wanted;
    }
}
