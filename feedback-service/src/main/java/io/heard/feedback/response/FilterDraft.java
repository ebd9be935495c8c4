package io.heard.feedback.response;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.http.problem.Fields;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which responses somebody asks for, in the words of the request: the framework answers 404 to values that it cannot read. */
public record FilterDraft(
        @Nullable String campaignId,
        @Nullable String customerId,
        @Nullable String product,
        @Nullable String touchpoint,
        @Nullable String channel,
        @Nullable String team,
        @Nullable String language,
        @Nullable String from,
        @Nullable String to,
        @Nullable String scoreType,
        @Nullable String minScore,
        @Nullable String maxScore,
        @Nullable String hasText,
        @Nullable String origin,
        @Nullable String suspected,
        @Nullable String themeId,
        @Nullable String withdrawn) {

    private static final int LONGEST = 200;
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    /**
     * Notes what is wrong in {@code fields}; what comes out counts only when nothing is.
     *
     * @param products what the caller may see; null for all
     */
    public ResponseFilter read(Fields fields, @Nullable Set<String> products) {
        Instant earliest = moment(fields, "from", from);
        Instant latest = moment(fields, "to", to);
        fields.require(earliest == null || latest == null || earliest.isBefore(latest), "to", "must be after from");
        Boolean gone = choice(fields, "withdrawn", withdrawn);
        return new ResponseFilter(
                fields.id("campaignId", campaignId),
                fields.id("customerId", customerId),
                fields.line("product", product, LONGEST),
                products,
                fields.line("touchpoint", touchpoint, LONGEST),
                fields.line("channel", channel, LONGEST),
                fields.line("team", team, LONGEST),
                fields.line("language", language, LONGEST),
                earliest,
                latest,
                scores(fields),
                choice(fields, "hasText", hasText),
                origin(fields),
                choice(fields, "suspected", suspected),
                fields.id("themeId", themeId),
                // What somebody answered is theirs to know also when they took it back.
                (gone == null && customerId == null) ? Boolean.FALSE : gone);
    }

    private static @Nullable Instant moment(Fields fields, String field, @Nullable String value) {
        try {
            Instant moment = value == null ? null : OffsetDateTime.parse(value).toInstant();
            if (moment == null || (!moment.isBefore(Instant.EPOCH) && moment.isBefore(LATEST))) {
                return moment;
            }
        } catch (DateTimeParseException notAMoment) {
            // Said below.
        }
        fields.wrong(field, "must be a moment such as 2026-03-01T00:00:00Z");
        return null;
    }

    private static @Nullable Boolean choice(Fields fields, String field, @Nullable String value) {
        if (value == null || value.equals("true") || value.equals("false")) {
            return value == null ? null : Boolean.valueOf(value);
        }
        fields.wrong(field, "must be true or false");
        return null;
    }

    private @Nullable ResponseOrigin origin(Fields fields) {
        if (origin == null) {
            return null;
        }
        String name = origin.toUpperCase(Locale.ROOT);
        return Arrays.stream(ResponseOrigin.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseGet(() -> {
                    fields.wrong("origin", "must be invited, anonymous or open");
                    return null;
                });
    }

    private @Nullable ScoreRange scores(Fields fields) {
        if (scoreType == null) {
            fields.require(minScore == null && maxScore == null, "scoreType", "is required with minScore and maxScore");
            return null;
        }
        QuestionType type = Arrays.stream(QuestionType.values())
                .filter(QuestionType::isScore)
                .filter(known -> known.name().equals(scoreType))
                .findFirst()
                .orElse(null);
        if (type == null) {
            fields.wrong("scoreType", "must be NPS, CSAT, CES or RATING");
            return null;
        }
        int lowest = score(fields, "minScore", minScore, type, type.lowest());
        int highest = score(fields, "maxScore", maxScore, type, type.highest());
        fields.require(lowest <= highest, "maxScore", "must not be less than minScore");
        return new ScoreRange(type, lowest, highest);
    }

    private static int score(Fields fields, String field, @Nullable String value, QuestionType type, int otherwise) {
        if (value == null) {
            return otherwise;
        }
        if (value.matches("[0-9]{1,2}")) {
            int score = Integer.parseInt(value);
            if (score >= type.lowest() && score <= type.highest()) {
                return score;
            }
        }
        fields.wrong(field, "must be a whole number from " + type.lowest() + " to " + type.highest());
        return otherwise;
    }
}
