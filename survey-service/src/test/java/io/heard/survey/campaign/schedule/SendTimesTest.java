package io.heard.survey.campaign.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SendTimesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WORKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Duration LONGEST_LOOK = Duration.ofDays(9);

    /** Each line: zone, from, to, earliest, next. */
    @ParameterizedTest
    @CsvSource({
        // Inside, before and after the window, in a zone of 5 hours and 45 minutes.
        "Asia/Kathmandu, 09:00, 18:00, 2026-03-02T05:00:00Z, 2026-03-02T05:00:00Z",
        "Asia/Kathmandu, 09:00, 18:00, 2026-03-02T03:14:59Z, 2026-03-02T03:15:00Z",
        "Asia/Kathmandu, 09:00, 18:00, 2026-03-02T12:15:00Z, 2026-03-03T03:15:00Z",
        // 29 March: there is no 02:00 to 03:00 in Berlin, so the window opens at what is 03:00 there.
        "Europe/Berlin, 02:30, 04:00, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "Europe/Berlin, 01:30, 02:30, 2026-03-29T00:59:59Z, 2026-03-29T00:59:59Z",
        "Europe/Berlin, 01:30, 02:30, 2026-03-29T01:00:00Z, 2026-03-29T23:30:00Z",
        "Europe/Berlin, 02:00, 03:00, 2026-03-28T12:00:00Z, 2026-03-30T00:00:00Z",
        // 25 October: 02:00 to 03:00 comes twice; the half hour in between is closed.
        "Europe/Berlin, 02:30, 04:00, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "Europe/Berlin, 02:30, 04:00, 2026-10-25T01:00:00Z, 2026-10-25T01:30:00Z",
        "Europe/Berlin, 01:00, 02:30, 2026-10-25T00:40:00Z, 2026-10-25T01:00:00Z",
        "America/New_York, 02:30, 05:00, 2026-03-08T06:00:00Z, 2026-03-08T07:00:00Z",
        "America/New_York, 01:30, 02:00, 2026-11-01T05:00:00Z, 2026-11-01T05:30:00Z",
        "America/New_York, 01:30, 02:00, 2026-11-01T06:00:00Z, 2026-11-01T06:30:00Z",
        // Lord Howe moves its clocks by half an hour.
        "Australia/Lord_Howe, 02:15, 03:00, 2026-10-03T15:00:00Z, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 01:45, 02:30, 2026-04-04T14:45:00Z, 2026-04-04T14:45:00Z",
        "Australia/Lord_Howe, 01:45, 02:30, 2026-04-04T15:00:00Z, 2026-04-04T15:15:00Z",
        // Past midnight.
        "Europe/Berlin, 22:00, 06:00, 2026-06-01T12:00:00Z, 2026-06-01T20:00:00Z",
        "Europe/Berlin, 22:00, 06:00, 2026-06-01T23:30:00Z, 2026-06-01T23:30:00Z",
        "Europe/Berlin, 22:00, 06:00, 2026-06-02T04:00:00Z, 2026-06-02T20:00:00Z",
        // Samoa skipped a whole day.
        "Pacific/Apia, 09:00, 10:00, 2011-12-29T20:00:00Z, 2011-12-30T19:00:00Z",
    })
    void findsTheFirstOpenMoment(ZoneId zone, LocalTime from, LocalTime to, Instant earliest, Instant next) {
        assertThat(times(SendTimes.ALWAYS.days(), from, to).next(earliest, zone))
                .isEqualTo(next);
    }

    @Test
    void withoutAWindowItIsAlwaysTime() {
        Instant night = Instant.parse("2026-12-25T01:02:03.004Z");

        assertThat(SendTimes.ALWAYS.next(night, BERLIN)).isEqualTo(night);
    }

    @Test
    void waitsOverTheWeekend() {
        SendTimes times = times(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(18, 0));

        assertThat(times.next(Instant.parse("2026-06-05T17:00:00Z"), BERLIN)).isEqualTo("2026-06-08T07:00:00Z");
    }

    @Test
    void aWindowPastMidnightBelongsToTheDayItOpensOn() {
        SendTimes times = times(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));

        assertThat(times.next(Instant.parse("2026-06-06T02:00:00Z"), BERLIN)).isEqualTo("2026-06-06T02:00:00Z");
        assertThat(times.next(Instant.parse("2026-06-06T04:00:00Z"), BERLIN)).isEqualTo("2026-06-12T20:00:00Z");
        assertThat(times.next(Instant.parse("2026-06-05T02:00:00Z"), BERLIN)).isEqualTo("2026-06-05T20:00:00Z");
    }

    @Test
    void sendsNothingOnHolidaysHoweverManyComeInARow() {
        Set<LocalDate> christmas =
                Set.of(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
        var times = new SendTimes(WORKDAYS, LocalTime.of(9, 0), LocalTime.of(18, 0), christmas, BERLIN);

        assertThat(times.next(Instant.parse("2026-12-23T17:00:00Z"), BERLIN)).isEqualTo("2026-12-28T08:00:00Z");
    }

    @Test
    void sendsNothingOnAHolidayAlsoWhenTheWindowOpenedTheEveningBefore() {
        var times = new SendTimes(
                SendTimes.ALWAYS.days(),
                LocalTime.of(22, 0),
                LocalTime.of(6, 0),
                Set.of(LocalDate.of(2026, 6, 6)),
                BERLIN);

        assertThat(times.next(Instant.parse("2026-06-05T22:00:00Z"), BERLIN)).isEqualTo("2026-06-07T20:00:00Z");
    }

    @Test
    void aYearOfHolidaysIsWaitedOut() {
        Set<LocalDate> year = IntStream.range(0, 400)
                .mapToObj(LocalDate.of(2026, 1, 1)::plusDays)
                .collect(Collectors.toSet());
        var times = new SendTimes(SendTimes.ALWAYS.days(), LocalTime.of(9, 0), LocalTime.of(18, 0), year, BERLIN);

        assertThat(times.next(Instant.parse("2026-01-01T00:00:00Z"), BERLIN)).isEqualTo("2027-02-05T08:00:00Z");
    }

    /** The other way to find it: look at the wall clock every minute. */
    @Property(tries = 300)
    void isTheFirstOpenMinuteThatLookingAtTheClockWouldFind(
            @ForAll("sendTimes") SendTimes times, @ForAll("zones") ZoneId zone, @ForAll("minutes") Instant earliest) {
        Instant next = times.next(earliest, zone);

        assertThat(next).isAfterOrEqualTo(earliest);
        assertThat(isOpen(times, next.atZone(zone))).isTrue();
        assertThat(times.next(next, zone)).isEqualTo(next);
        Instant end = next.isAfter(earliest.plus(LONGEST_LOOK)) ? earliest.plus(LONGEST_LOOK) : next;
        for (Instant minute = earliest; minute.isBefore(end); minute = minute.plusSeconds(60)) {
            assertThat(isOpen(times, minute.atZone(zone))).as("at %s", minute).isFalse();
        }
    }

    @Property(tries = 300)
    void neverLetsALaterOneOvertake(
            @ForAll("sendTimes") SendTimes times,
            @ForAll("zones") ZoneId zone,
            @ForAll("minutes") Instant one,
            @ForAll("minutes") Instant other) {
        Instant earlier = one.isBefore(other) ? one : other;
        Instant later = one.isBefore(other) ? other : one;

        assertThat(times.next(earlier, zone)).isBeforeOrEqualTo(times.next(later, zone));
    }

    private static boolean isOpen(SendTimes times, ZonedDateTime wall) {
        LocalDate today = wall.toLocalDate();
        if (times.holidays().contains(today)) {
            return false;
        }
        int minute = wall.getHour() * 60 + wall.getMinute();
        int from = times.from().toSecondOfDay() / 60;
        int to = times.to().toSecondOfDay() / 60;
        int length = to > from ? to - from : to - from + 24 * 60;
        boolean openedToday = minute >= from && minute < from + length && opens(times, today);
        boolean openedYesterday = minute + 24 * 60 < from + length && opens(times, today.minusDays(1));
        // Open all day means the whole day of the calendar, from midnight to midnight.
        return length == 24 * 60 ? opens(times, today) : openedToday || openedYesterday;
    }

    private static boolean opens(SendTimes times, LocalDate date) {
        return times.days().contains(date.getDayOfWeek()) && !times.holidays().contains(date);
    }

    @Provide
    Arbitrary<SendTimes> sendTimes() {
        Arbitrary<LocalTime> quarters =
                Arbitraries.integers().between(0, 95).map(quarter -> LocalTime.MIN.plusMinutes(15L * quarter));
        Arbitrary<Set<LocalDate>> holidays = Arbitraries.integers()
                .between(0, 729)
                .map(LocalDate.of(2026, 1, 1)::plusDays)
                .set()
                .ofMaxSize(5);
        return Combinators.combine(Arbitraries.of(DayOfWeek.class).set().ofMinSize(1), quarters, quarters, holidays)
                .as((days, from, to, dates) -> new SendTimes(days, from, to, dates, BERLIN));
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(
                        "Europe/Berlin",
                        "America/New_York",
                        "Australia/Lord_Howe",
                        "Asia/Kathmandu",
                        "Antarctica/Troll",
                        "America/St_Johns",
                        "Africa/Casablanca",
                        "UTC")
                .map(ZoneId::of);
    }

    /** Half of them around a change of the clocks. */
    @Provide
    Arbitrary<Instant> minutes() {
        Arbitrary<Instant> any = Arbitraries.longs()
                .between(0, 2L * 365 * 24 * 60)
                .map(minute -> Instant.parse("2026-01-01T00:00:00Z").plusSeconds(60 * minute));
        Arbitrary<Instant> changes = Combinators.combine(
                        Arbitraries.of(
                                Instant.parse("2026-03-29T01:00:00Z"),
                                Instant.parse("2026-10-25T01:00:00Z"),
                                Instant.parse("2026-03-08T07:00:00Z"),
                                Instant.parse("2026-11-01T06:00:00Z"),
                                Instant.parse("2026-04-04T15:00:00Z"),
                                Instant.parse("2026-10-03T15:30:00Z")),
                        Arbitraries.integers().between(-300, 300))
                .as((change, minute) -> change.plusSeconds(60L * minute));
        return Arbitraries.oneOf(any, changes);
    }

    private static SendTimes times(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        return new SendTimes(days, from, to, Set.of(), BERLIN);
    }
}
