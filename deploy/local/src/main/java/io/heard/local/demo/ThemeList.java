package io.heard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.local.client.Caller;
import io.heard.local.client.PlatformApi;
import io.heard.local.client.Progress;
import java.util.Locale;
import java.util.Map;

/** Prints what the platform found out about one product, as a person reads it. */
final class ThemeList {

    private static final int QUOTES = 2;
    private static final int LONGEST_QUOTE = 160;

    private final PlatformApi api;
    private final Progress out;

    ThemeList(PlatformApi api, Progress out) {
        this.api = api;
        this.out = out;
    }

    void print(String product, int themes) {
        JsonNode metrics = api.get(Caller.REPORTS, "/api/v1/metrics", Map.of("product", product));
        JsonNode found = api.get(
                Caller.REPORTS, "/api/v1/themes", Map.of("product", product, "pageSize", Integer.toString(themes)));
        out.say("");
        out.say(heading(product, metrics));
        out.say("  " + scores(metrics));
        out.say("  " + found.path("complaints").asLong() + " complaints in "
                + found.path("verbatims").asLong() + " comments; what comes up most:");
        int rank = 1;
        for (JsonNode theme : found.path("items")) {
            print(rank++, theme);
        }
        if (rank == 1) {
            out.say("  No theme has come up often enough yet.");
        }
    }

    private void print(int rank, JsonNode theme) {
        out.say(String.format(
                Locale.ROOT,
                "  %2d. %s — %d mentions, %.1f %% of complaints%s",
                rank,
                theme.path("label").asText(),
                theme.path("mentions").asLong(),
                100 * theme.path("share").asDouble(),
                theme.path("growing").asBoolean() ? "  ▲ growing" : ""));
        int shown = 0;
        for (JsonNode quote : theme.path("quotes")) {
            if (shown++ < QUOTES) {
                out.say("      “" + excerpt(quote) + "”");
            }
        }
    }

    /** On one line. */
    private static String excerpt(JsonNode quote) {
        String mention = quote.path("text").asText().replaceAll("\\s+", " ").strip();
        return mention.length() <= LONGEST_QUOTE ? mention : mention.substring(0, LONGEST_QUOTE - 1) + "…";
    }

    private static String heading(String product, JsonNode metrics) {
        JsonNode rate = metrics.path("responseRate");
        return String.format(
                Locale.ROOT,
                "%s: %d mails, %d answers (response rate %.1f %%)",
                product,
                rate.path("sent").asLong(),
                metrics.path("responses").asLong(),
                100 * rate.path("value").asDouble());
    }

    private static String scores(JsonNode metrics) {
        JsonNode time = metrics.path("firstResponseTime");
        return "NPS " + score(metrics.path("nps"), "%.0f") + " · CSAT " + score(metrics.path("csat"), "%.0f %%")
                + " · CES " + score(metrics.path("ces"), "%.1f")
                + (time.path("count").asLong() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " · first response median %s, nine in ten within %s",
                                minutes(time.path("medianSeconds")),
                                minutes(time.path("p90Seconds"))));
    }

    private static String score(JsonNode score, String format) {
        if (score.path("count").asLong() == 0) {
            return "–";
        }
        String value = String.format(Locale.ROOT, format, score.path("value").asDouble());
        JsonNode interval = score.path("interval");
        return interval.isObject()
                ? value
                        + String.format(
                                Locale.ROOT,
                                " (" + format + " to " + format + ")",
                                interval.path("low").asDouble(),
                                interval.path("high").asDouble())
                : value;
    }

    private static String minutes(JsonNode seconds) {
        return String.format(Locale.ROOT, "%.1f min", seconds.asDouble() / 60);
    }
}
