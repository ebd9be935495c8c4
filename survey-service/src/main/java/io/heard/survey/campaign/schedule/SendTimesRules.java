package io.heard.survey.campaign.schedule;

import io.heard.http.problem.Fields;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What send times must be like to be kept. */
public final class SendTimesRules {

    private static final int MOST_HOLIDAYS = 400;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 2100;
    private static final Duration SHORTEST_WINDOW = Duration.ofHours(1);
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Set<String> TIME_ZONES = ZoneId.getAvailableZoneIds();

    private final Fields fields;
    private final String path;

    private SendTimesRules(Fields fields, String path) {
        this.fields = fields;
        this.path = path;
    }

    /** The times, with what is absent assumed; every broken rule is named in {@code fields}. */
    public static SendTimes read(Fields fields, String path, @Nullable SendTimesDraft draft) {
        return draft == null ? SendTimes.ALWAYS : new SendTimesRules(fields, path).sendTimes(draft);
    }

    private SendTimes sendTimes(SendTimesDraft draft) {
        LocalTime from = time("from", draft.from());
        LocalTime to = time("to", draft.to());
        Duration open = Duration.between(from, to);
        Duration window = open.isPositive() ? open : open.plusDays(1);
        fields.require(
                window.compareTo(SHORTEST_WINDOW) >= 0,
                path + ".to",
                "must leave the window open for an hour at least");
        return new SendTimes(days(draft.days()), from, to, holidays(draft.holidays()), zone(draft.fallbackZone()));
    }

    private Set<DayOfWeek> days(@Nullable List<@Nullable String> names) {
        if (names == null) {
            return SendTimes.ALWAYS.days();
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        each(
                "days",
                names,
                name -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(days::add, () -> {
                            throw new DateTimeException("No such day");
                        }),
                "must be a day of the week such as MONDAY");
        if (days.isEmpty()) {
            fields.wrong(path + ".days", "must have at least one day");
            return SendTimes.ALWAYS.days();
        }
        return days;
    }

    private Set<LocalDate> holidays(@Nullable List<@Nullable String> dates) {
        Set<LocalDate> holidays = new TreeSet<>();
        if (dates == null) {
            return holidays;
        }
        if (dates.size() > MOST_HOLIDAYS) {
            fields.wrong(path + ".holidays", "must be at most " + MOST_HOLIDAYS + " dates");
            return holidays;
        }
        each(
                "holidays",
                dates,
                text -> {
                    if (!DATE.matcher(text).matches()) {
                        throw new DateTimeException("Not a plain date");
                    }
                    LocalDate date = LocalDate.parse(text);
                    if (date.getYear() < EARLIEST_YEAR || date.getYear() > LATEST_YEAR) {
                        throw new DateTimeException("Out of range");
                    }
                    holidays.add(date);
                },
                "must be an ISO-8601 date such as 2026-12-25, of the years " + EARLIEST_YEAR + " to " + LATEST_YEAR);
        return holidays;
    }

    private void each(String field, List<@Nullable String> texts, Consumer<String> reader, String rule) {
        for (int i = 0; i < texts.size() && i <= MOST_HOLIDAYS; i++) {
            String text = texts.get(i);
            try {
                reader.accept(text == null ? "" : text);
            } catch (DateTimeException unreadable) {
                fields.wrong(path + '.' + field + '[' + i + ']', rule);
            }
        }
    }

    private LocalTime time(String field, @Nullable String text) {
        if (text == null) {
            return LocalTime.MIDNIGHT;
        }
        if (!TIME.matcher(text).matches()) {
            fields.wrong(path + '.' + field, "must be hours and minutes such as 09:00");
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.parse(text).truncatedTo(ChronoUnit.MINUTES);
    }

    private ZoneId zone(@Nullable String id) {
        if (id == null) {
            return SendTimes.ALWAYS.fallbackZone();
        }
        if (!TIME_ZONES.contains(id)) {
            fields.wrong(path + ".fallbackZone", "must be an IANA time zone such as Europe/Berlin");
            return SendTimes.ALWAYS.fallbackZone();
        }
        return ZoneId.of(id);
    }
}
