package io.heard.survey.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One customer's years with several campaigns, moment by moment: what was sent keeps every rule, and everybody gets a turn. */
class ContactYearsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** How a campaign's interactions come in and how long they may wait. */
    private record Habit(Asker asker, Duration every, Duration maximumAge) {}

    @Test
    void neverBreaksTheCapOrAQuietPeriod() {
        for (int seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            var policy = new ContactPolicy(1 + random.nextInt(4), Duration.ofDays(1 + random.nextInt(40)));
            List<Habit> habits = new ArrayList<>();
            for (int i = 0; i < 1 + random.nextInt(5); i++) {
                habits.add(new Habit(
                        new Asker(
                                new UUID(seed, i),
                                1 + random.nextInt(9),
                                Duration.ofDays(random.nextInt(40)),
                                time -> time),
                        Duration.ofHours(1 + random.nextInt(24 * 30)),
                        Duration.ofDays(1 + random.nextInt(90))));
            }

            assertKeepsTheRules(policy, habits, sent(policy, habits, 400, random), seed);
        }
    }

    /** Priorities, days between the rare campaign's interactions, days they may wait, and how many it may miss in a row. */
    @ParameterizedTest
    @CsvSource({"5, 5, 30, 14, 2", "5, 5, 90, 14, 2", "9, 1, 30, 14, 9", "9, 1, 45, 60, 7", "7, 5, 120, 3, 2"})
    void aFrequentCampaignNeverStarvesARareOne(int frequent, int rare, int every, int age, int mostMissed) {
        var policy = new ContactPolicy(1, Duration.ofDays(30));
        var often = new Habit(
                new Asker(new UUID(0, 1), frequent, Duration.ZERO, time -> time),
                Duration.ofHours(20),
                Duration.ofDays(14));
        var seldom = new Habit(
                new Asker(new UUID(0, 2), rare, Duration.ZERO, time -> time),
                Duration.ofDays(every),
                Duration.ofDays(age));

        List<Contact> sent = sent(policy, List.of(often, seldom), 10 * 365, new Random(1));

        Duration longestWait =
                seldom.every().multipliedBy(2L * (mostMissed + 1)).plus(seldom.maximumAge());
        Instant last = START;
        for (Contact contact : sent) {
            if (contact.campaignId().equals(seldom.asker().campaignId())) {
                last = contact.at();
            }
            assertThat(Duration.between(last, contact.at())).isLessThan(longestWait);
        }
        assertThat(sent)
                .anyMatch(contact -> contact.campaignId().equals(often.asker().campaignId()));
    }

    private static List<Contact> sent(ContactPolicy policy, List<Habit> habits, int days, Random random) {
        List<Contact> sent = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        Map<UUID, MissedTurns> missed = new HashMap<>();
        Map<Habit, Instant> next = new HashMap<>();
        habits.forEach(habit -> next.put(habit, START.plus(somewhere(habit.every(), random))));
        Instant end = START.plus(Duration.ofDays(days));
        while (true) {
            Habit habit = habits.stream().min(Comparator.comparing(next::get)).orElseThrow();
            Instant now = next.get(habit);
            if (now.isAfter(end)) {
                return sent;
            }
            next.put(habit, now.plus(habit.every().dividedBy(2)).plus(somewhere(habit.every(), random)));
            send(turns, habits, sent, now);
            var calendar = new ContactCalendar(
                    policy, now, habits.stream().map(Habit::asker).toList(), sent, turns, missed.values());
            Instant latest = now.plus(habit.maximumAge());
            Placement placement = calendar.place(habit.asker(), now, latest);
            Set<UUID> losers = new HashSet<>();
            if (calendar.isKeptBack(habit.asker(), now, placement)) {
                losers.add(habit.asker().campaignId());
            }
            if (placement instanceof Placement.At at) {
                turns.add(new Turn(UUID.randomUUID(), habit.asker().campaignId(), now, latest, at.at()));
                for (Placement.Move move : at.moves()) {
                    turns.remove(move.turn());
                    move.to().ifPresent(to -> turns.add(move.turn().movedTo(to)));
                    losers.add(move.turn().campaignId());
                }
            }
            losers.forEach(loser -> missed.put(loser, calendar.miss(loser)));
        }
    }

    private static void send(List<Turn> turns, List<Habit> habits, List<Contact> sent, Instant now) {
        turns.stream()
                .filter(turn -> !turn.at().isAfter(now))
                .sorted(Comparator.comparing(Turn::at))
                .forEach(turn -> sent.add(new Contact(turn.campaignId(), turn.at(), quietPeriod(turn, habits))));
        turns.removeIf(turn -> !turn.at().isAfter(now));
    }

    private static Duration quietPeriod(Turn turn, List<Habit> habits) {
        return habits.stream()
                .map(Habit::asker)
                .filter(asker -> asker.campaignId().equals(turn.campaignId()))
                .findFirst()
                .orElseThrow()
                .quietPeriod();
    }

    private static void assertKeepsTheRules(ContactPolicy policy, List<Habit> habits, List<Contact> sent, int seed) {
        for (int i = 0; i < sent.size(); i++) {
            if (i >= policy.maximumInvitations()) {
                Instant first = sent.get(i - policy.maximumInvitations()).at();
                assertThat(Duration.between(first, sent.get(i).at()))
                        .as("window, seed %d", seed)
                        .isGreaterThanOrEqualTo(policy.window());
            }
            if (i > 0) {
                assertThat(Duration.between(sent.get(i - 1).at(), sent.get(i).at()))
                        .as("quiet period, seed %d", seed)
                        .isGreaterThanOrEqualTo(sent.get(i).quietPeriod());
            }
        }
        assertThat(habits).isNotEmpty();
    }

    private static Duration somewhere(Duration within, Random random) {
        return Duration.ofSeconds(random.nextLong(within.toSeconds()) + 1);
    }
}
