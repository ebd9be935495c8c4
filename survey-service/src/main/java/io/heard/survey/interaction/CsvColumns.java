package io.heard.survey.interaction;

import io.heard.http.problem.Fields;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which column of a CSV file holds which field of an interaction. A column that is called like a field needs no mention.
 *
 * @param byField the column of each field
 * @param constants what a field is in every row
 * @param ignored columns of the file that no field is read from
 * @param times how times are written
 */
record CsvColumns(Map<String, String> byField, Map<String, String> constants, List<String> ignored, TimeFormat times) {

    static final String ATTRIBUTES = "attributes.";

    private static final Set<String> FIELDS = Set.of(
            "source",
            "id",
            "touchpoint",
            "channel",
            "product",
            "team",
            "agent",
            "openedAt",
            "firstRespondedAt",
            "closedAt",
            "customer.id",
            "customer.email",
            "customer.firstName",
            "customer.locale",
            "customer.timeZone");

    /** How a file writes its times. */
    record TimeFormat(@Nullable DateTimeFormatter pattern, ZoneId zone) {

        /** As an instant; a time that does not fit is left as it is, for the rules to refuse. */
        String instant(String written) {
            if (pattern == null) {
                return written;
            }
            try {
                return LocalDateTime.parse(written, pattern)
                        .atZone(zone)
                        .toInstant()
                        .toString();
            } catch (DateTimeParseException doesNotFit) {
                return written;
            }
        }
    }

    /**
     * Reads what the caller says about the file.
     *
     * @param header the file's first row
     * @param columns each {@code field=column}
     * @param constants each {@code field=value}
     * @param timeFormat a pattern such as {@code dd.MM.yyyy HH:mm}; null for ISO-8601 instants
     * @param timeZone whose clock wrote times that have a pattern; null for UTC
     * @throws io.heard.http.problem.ProblemException 400 with every broken rule
     */
    static CsvColumns read(
            List<String> header,
            List<String> columns,
            List<String> constants,
            @Nullable String timeFormat,
            @Nullable String timeZone) {
        var fields = new Fields();
        Map<String, String> byField = pairs(fields, "column", columns);
        byField.forEach((field, column) -> fields.require(
                header.contains(column), "column", "names '" + field + "', which has to be a column of the file"));
        Map<String, String> fixed = pairs(fields, "constant", constants);
        header.stream()
                .filter(CsvColumns::isField)
                .filter(column -> !fixed.containsKey(column))
                .forEach(column -> byField.putIfAbsent(column, column));
        var ignored = new TreeSet<>(header);
        ignored.removeAll(byField.values());
        TimeFormat times = times(fields, timeFormat, timeZone);
        fields.refuseIfWrong();
        return new CsvColumns(Map.copyOf(byField), Map.copyOf(fixed), List.copyOf(ignored), times);
    }

    /** @param cells what stands in a column of the row */
    InteractionDraft draft(Function<String, Optional<String>> cells) {
        Function<String, @Nullable String> value = field -> {
            String fixed = constants.get(field);
            String column = byField.get(field);
            return fixed != null || column == null
                    ? fixed
                    : cells.apply(column)
                            .map(String::strip)
                            .filter(cell -> !cell.isEmpty())
                            .orElse(null);
        };
        Map<String, @Nullable String> attributes = new HashMap<>();
        Set<String> named = new TreeSet<>(byField.keySet());
        named.addAll(constants.keySet());
        named.stream().filter(field -> field.startsWith(ATTRIBUTES)).forEach(field -> {
            String text = value.apply(field);
            if (text != null) {
                attributes.put(field.substring(ATTRIBUTES.length()), text);
            }
        });
        return new InteractionDraft(
                value.apply("source"),
                value.apply("id"),
                value.apply("touchpoint"),
                value.apply("channel"),
                value.apply("product"),
                value.apply("team"),
                value.apply("agent"),
                time(value.apply("openedAt")),
                time(value.apply("firstRespondedAt")),
                time(value.apply("closedAt")),
                new InteractionDraft.CustomerDraft(
                        value.apply("customer.id"),
                        value.apply("customer.email"),
                        value.apply("customer.firstName"),
                        value.apply("customer.locale"),
                        value.apply("customer.timeZone")),
                attributes);
    }

    private @Nullable String time(@Nullable String written) {
        return written == null ? null : times.instant(written);
    }

    private static boolean isField(String name) {
        return FIELDS.contains(name) || (name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length());
    }

    private static Map<String, String> pairs(Fields fields, String parameter, List<String> values) {
        Map<String, String> pairs = new HashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            String field = equals < 0 ? value : value.substring(0, equals);
            fields.require(
                    equals > 0 && isField(field),
                    parameter,
                    "must be a field of an interaction, = and its " + parameter + ", such as touchpoint=..., not "
                            + field);
            if (equals > 0) {
                fields.require(
                        pairs.put(field, value.substring(equals + 1)) == null, parameter, "names " + field + " twice");
            }
        }
        return pairs;
    }

    private static TimeFormat times(Fields fields, @Nullable String timeFormat, @Nullable String timeZone) {
        DateTimeFormatter pattern = null;
        ZoneId zone = ZoneOffset.UTC;
        if (timeFormat != null) {
            try {
                pattern = DateTimeFormatter.ofPattern(timeFormat.replace("yyyy", "uuuu"), Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);
            } catch (IllegalArgumentException notAPattern) {
                fields.wrong("timeFormat", "must be a pattern such as dd.MM.yyyy HH:mm");
            }
        }
        if (timeZone != null) {
            try {
                zone = ZoneId.of(timeZone);
            } catch (DateTimeException notAZone) {
                fields.wrong("timeZone", "must be an IANA time zone such as Asia/Kathmandu");
            }
        }
        return new TimeFormat(pattern, zone);
    }
}
