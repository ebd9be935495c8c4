package io.heard.feedback.export;

import io.heard.feedback.response.FilterDraft;
import io.heard.feedback.response.ResponseFilter;
import io.heard.http.problem.Fields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A file that somebody asks for. */
@Schema(description = "Which responses, and what the file looks like", examples = ExportDraft.EXAMPLE)
record ExportDraft(
        @Schema(description = "csv, ndjson or parquet", examples = "csv") @Nullable
        String format,

        @Schema(description = "true: CSV begins with a byte order mark, for spreadsheets that need one to see UTF-8")
        @Nullable
        Boolean byteOrderMark,

        @Schema(
                description =
                        "masked, or original for agents and administrators: as written. Who asks for originals is recorded")
        @Nullable
        String verbatims,

        @Schema(description = "As the parameters of the list of responses; all responses without it") @Nullable
        Filter filter) {

    static final String EXAMPLE = """
            {"format":"csv","byteOrderMark":false,"verbatims":"masked","filter":{
            "campaignId":"0197c7a0-11f0-7a60-8c1f-2f6a3a1d9e02","from":"2026-03-01T00:00:00Z","to":"2026-04-01T00:00:00Z"}}""";

    /** Which responses are in the file. */
    @Schema(name = "ExportFilter", description = "Which responses; each has to hold")
    record Filter(
            @Nullable String campaignId,
            @Nullable String product,
            @Nullable String touchpoint,
            @Nullable String channel,
            @Nullable String team,

            @Schema(description = "BCP 47 tag of the page it was given on") @Nullable
            String language,

            @Schema(description = "Given at this moment or later") @Nullable
            String from,

            @Schema(description = "Given before this moment") @Nullable
            String to,

            @Schema(description = "With an answer to a question of this type: NPS, CSAT, CES or RATING") @Nullable
            String scoreType,

            @Nullable Integer minScore,
            @Nullable Integer maxScore,
            @Nullable Boolean hasText,

            @Schema(description = "invited, anonymous or open") @Nullable
            String origin,

            @Nullable Boolean suspected,

            @Schema(description = "With a verbatim that touches this theme; one that it was merged from will do")
            @Nullable
            String themeId) {}

    private static final Filter ALL =
            new Filter(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    @Nullable
    ExportFormat format(Fields fields) {
        ExportFormat known = Arrays.stream(ExportFormat.values())
                .filter(candidate -> candidate.name().toLowerCase(Locale.ROOT).equals(format))
                .findFirst()
                .orElse(null);
        fields.require(known != null, "format", "must be csv, ndjson or parquet");
        fields.require(
                known == ExportFormat.CSV || !Boolean.TRUE.equals(byteOrderMark), "byteOrderMark", "is for csv only");
        return known;
    }

    ResponseFilter filter(Fields fields, @Nullable Set<String> products) {
        Filter wanted = Objects.requireNonNullElse(filter, ALL);
        return new FilterDraft(
                        wanted.campaignId(),
                        null,
                        wanted.product(),
                        wanted.touchpoint(),
                        wanted.channel(),
                        wanted.team(),
                        wanted.language(),
                        wanted.from(),
                        wanted.to(),
                        wanted.scoreType(),
                        text(wanted.minScore()),
                        text(wanted.maxScore()),
                        text(wanted.hasText()),
                        wanted.origin(),
                        text(wanted.suspected()),
                        wanted.themeId(),
                        null)
                .read(fields, products);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
