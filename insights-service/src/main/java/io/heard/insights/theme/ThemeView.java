package io.heard.insights.theme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recurring complaint. Its id stays the same as answers arrive; its label may change with them. */
public record ThemeView(
        UUID id,
        String product,

        @Schema(description = "At most five words of the customers' own, or what somebody named it")
        String label,

        @Schema(
                description =
                        "What it is about, as somebody named it with `POST /api/v1/themes`; none of a theme that runs found")
        List<String> sentences,

        @Schema(
                description =
                        "The language of what mentions it, where the sentence model does not read that; null where it does",
                examples = "de")
        @Nullable
        String language,

        @Schema(
                description =
                        "Whether it was found by the words of its mentions alone, because the sentence model does not read their"
                                + " language: a theme of its own, and less sure than one found by meaning")
        boolean byWords,

        @Schema(description = "Whether somebody named it; no run does so then")
        boolean labelByPeople,

        @Schema(description = "Whether somebody does not want it in lists")
        boolean muted,

        @Schema(description = "The last event about it by its number; stands in `ETag` and `If-Match`")
        int edition,

        @Schema(
                description =
                        "Answers about it; an answer counts once. Anonymous ones count here and everywhere once their campaign "
                                + "has five about the product")
        int mentions,

        @Schema(description = "Different customers among them")
        int customers,

        @Schema(description = "Mentions among them in answers to open surveys, which nobody was invited to give")
        int uninvited,

        @Schema(
                description =
                        "Mentions as a share of all answers with a complaint about its product under the same filter, 0 to 1")
        double share,

        @Schema(description = "Lower end of its Wilson interval at 95 percent")
        double shareLow,

        @Schema(description = "Upper end of its Wilson interval at 95 percent")
        double shareHigh,

        @Schema(
                description =
                        "Whether its share of complaints in the last ten days lies above that of up to 180 days before, with"
                                + " at least five mentions. All themes of the product are looked at together: of those that grow,"
                                + " one in twenty is expected to be said so by chance (Benjamini and Hochberg)")
        boolean growing,

        @Schema(
                description =
                        "When the first complaint was answered of something that nobody complained of before; for 14 days"
                                + " after it was noticed, else null")
        @Nullable
        Instant emergingSince,

        @Schema(description = "Null without mentions, as a theme is that somebody has just named") @Nullable
        Instant firstMentionedAt,

        @Nullable Instant lastMentionedAt,

        @Schema(
                description =
                        "Which qualities of service its mentions miss, the most missed first: each with its share of the mentions;"
                                + " nothing of mentions that were mined before pillars were known")
        List<PillarShare> pillars,

        @Schema(
                description =
                        "Mentions by week (from Monday, UTC) in which the interactions closed; weeks without any are left"
                                + " out")
        List<Week> course,

        @Schema(description = "At most three, of different customers; none of fewer than five anonymous answers")
        List<Quote> quotes) {

    /**
     * @param pillar one of the twelve, such as {@code respect}
     * @param share of the theme's mentions, 0 to 1
     */
    @Schema(name = "ThemePillar")
    public record PillarShare(String pillar, double share) {}

    /** @param from Monday, 00:00 UTC */
    @Schema(name = "ThemeWeek")
    public record Week(Instant from, int mentions) {}

    /**
     * @param text the part of the verbatim that touches the theme, as the customer wrote it
     * @param start where it begins in the whole text, in UTF-16 code units
     * @param end exclusive
     */
    @Schema(name = "ThemeQuote")
    public record Quote(
            String text,

            @Schema(description = "Where it begins in the whole answer")
            int start,

            @Schema(description = "Where it ends there") int end,

            Instant answeredAt) {}
}
