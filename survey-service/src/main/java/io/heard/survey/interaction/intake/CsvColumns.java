package io.heard.survey.interaction.intake;

import io.heard.http.problem.Fields;
import io.heard.survey.interaction.InteractionDraft;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
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

    private static final String ATTRIBUTES = "attributes.";

    /** When the answers of a row were given, for those that have some. */
    static final String ANSWERED_AT = "answeredAt";

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
     * @param more fields that a row may have beside those of an interaction
     * @throws io.heard.http.problem.ProblemException 400 with every broken rule
     */
    static CsvColumns read(
            List<String> header,
            List<String> columns,
            List<String> constants,
            @Nullable String timeFormat,
            @Nullable String timeZone,
            Predicate<String> more) {
        var fields = new Fields();
        Predicate<String> known = more.or(CsvColumns::isField);
        Map<String, String> byField = pairs(fields, "column", columns, known);
        byField.forEach((field, column) -> fields.require(
                header.contains(column), "column", "names '" + field + "', which has to be a column of the file"));
        Map<String, String> fixed = pairs(fields, "constant", constants, known);
        header.stream()
                .filter(known)
                .filter(column -> !fixed.containsKey(column))
                .forEach(column -> byField.putIfAbsent(column, column));
        var ignored = new TreeSet<>(header);
        ignored.removeAll(byField.values());
        TimeFormat times = times(fields, timeFormat, timeZone);
        fields.refuseIfWrong();
        return new CsvColumns(Map.copyOf(byField), Map.copyOf(fixed), List.copyOf(ignored), times);
    }

    /**
     * What a row says, by field; without what it leaves blank.
     *
     * @param cells what stands in a column of the row
     */
    Map<String, String> values(UnaryOperator<String> cells) {
        Map<String, String> values = new HashMap<>();
        byField.forEach((field, column) -> {
            String cell = cells.apply(column).strip();
            if (!cell.isEmpty()) {
                values.put(field, cell);
            }
        });
        values.putAll(constants);
        return values;
    }

    InteractionDraft draft(Map<String, String> values) {
        Map<String, @Nullable String> attributes = new HashMap<>();
        values.forEach((field, value) -> {
            if (field.startsWith(ATTRIBUTES)) {
                attributes.put(field.substring(ATTRIBUTES.length()), value);
            }
        });
        return new InteractionDraft(
                values.get("source"),
                values.get("id"),
                values.get("touchpoint"),
                values.get("channel"),
                values.get("product"),
                values.get("team"),
                values.get("agent"),
                time(values.get("openedAt")),
                time(values.get("firstRespondedAt")),
                time(values.get("closedAt")),
                new InteractionDraft.CustomerDraft(
                        values.get("customer.id"),
                        values.get("customer.email"),
                        values.get("customer.firstName"),
                        values.get("customer.locale"),
                        values.get("customer.timeZone")),
                attributes);
    }

    /** What the row says beyond the interaction; times of answers as instants. */
    Map<String, String> more(Map<String, String> values) {
        Map<String, String> more = new HashMap<>(values);
        more.keySet().removeIf(CsvColumns::isField);
        more.computeIfPresent(ANSWERED_AT, (field, written) -> times.instant(written));
        return more;
    }

    private @Nullable String time(@Nullable String written) {
        return written == null ? null : times.instant(written);
    }

    private static boolean isField(String name) {
        return FIELDS.contains(name) || (name.startsWith(ATTRIBUTES) && name.length() > ATTRIBUTES.length());
    }

    private static Map<String, String> pairs(
            Fields fields, String parameter, List<String> values, Predicate<String> isField) {
        Map<String, String> pairs = new HashMap<>();
        for (String value : values) {
            int equals = value.indexOf('=');
            String field = equals < 0 ? value : value.substring(0, equals);
            fields.require(
                    equals > 0 && isField.test(field),
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
