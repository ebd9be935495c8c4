package io.heard.survey.campaign.schedule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.EnumSet;
import java.util.Set;

/**
 * When a customer may get a mail, by the clock on their own wall.
 *
 * @param days on which the window opens; one that goes past midnight belongs to the day it opens on
 * @param from when the window opens
 * @param to when it closes, not part of it; before {@code from} it is on the next day, equal to {@code from} it is open all day
 * @param holidays dates on which nothing is sent at all, also not what is left of yesterday's window
 * @param fallbackZone where customers live whose time zone nobody told us
 */
public record SendTimes(
        Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> holidays, ZoneId fallbackZone) {

    /** Day and night, every day. */
    public static final SendTimes ALWAYS = new SendTimes(
            EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of(), ZoneId.of("UTC"));

    public SendTimes {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("A window without a day never opens");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /**
     * The first moment from {@code earliest} on at which the window is open; {@code earliest} itself when it is open then.
     *
     * <p>Walks from one moment at which the window may open to the next: the hour {@code from}, midnight, and the changes of the
     * offset, at which a wall clock jumps over the opening hour or back into it. Between two of them nothing opens.
     */
    public Instant next(Instant earliest, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        Instant moment = earliest;
        while (!isOpen(moment, rules)) {
            moment = nextChance(moment, rules);
        }
        return moment;
    }

    public boolean isOpen(Instant moment, ZoneId zone) {
        return isOpen(moment, zone.getRules());
    }

    private boolean isOpen(Instant moment, ZoneRules rules) {
        var local = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), rules.getOffset(moment));
        LocalDate date = local.toLocalDate();
        if (holidays.contains(date)) {
            return false;
        }
        LocalTime time = local.toLocalTime();
        if (from.equals(to)) {
            return opensOn(date);
        }
        if (from.isBefore(to)) {
            return opensOn(date) && !time.isBefore(from) && time.isBefore(to);
        }
        return (!time.isBefore(from) && opensOn(date)) || (time.isBefore(to) && opensOn(date.minusDays(1)));
    }

    private boolean opensOn(LocalDate date) {
        return days.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    private Instant nextChance(Instant moment, ZoneRules rules) {
        ZoneOffset offset = rules.getOffset(moment);
        var local = LocalDateTime.ofEpochSecond(moment.getEpochSecond(), moment.getNano(), offset);
        LocalDateTime opening = local.toLocalDate().atTime(from);
        LocalDateTime midnight = local.toLocalDate().plusDays(1).atStartOfDay();
        Instant chance = (opening.isAfter(local) ? opening : midnight).toInstant(offset);
        ZoneOffsetTransition change = rules.nextTransition(moment);
        return change != null && change.getInstant().isBefore(chance) ? change.getInstant() : chance;
    }
}
