package io.heard.insights.mining.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.change.ThemeChange.Kind;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThemeChangesTest {

    private static final UUID A = new UUID(1, 1);
    private static final UUID B = new UUID(1, 2);
    private static final UUID NEW = new UUID(1, 3);

    private final Map<UUID, UUID> before = new HashMap<>();
    private final Map<UUID, Optional<UUID>> after = new LinkedHashMap<>();
    private int segments;

    @Test
    void nothingHappenedWhereEverythingStays() {
        complaints(5, A, A);
        complaints(5, null, null);

        assertThat(changes(Set.of(), Map.of())).isEmpty();
    }

    @Test
    void aThemeOfWhichLittleWasLookedAtGoesOn() {
        Map<UUID, Optional<UUID>> successors = Map.of(A, Optional.of(B));

        assertThat(ended(successors, 2, 3_000)).isEmpty();
        assertThat(ended(successors, 2, 5)).isEmpty();
        assertThat(ended(successors, 2, 4)).isEqualTo(successors);
        assertThat(ended(successors, 20, 3_000)).isEqualTo(successors);
        assertThat(ended(Map.of(A, Optional.empty()), 2, 3_000)).isEmpty();
    }

    private static Map<UUID, Optional<UUID>> ended(Map<UUID, Optional<UUID>> successors, int looked, int all) {
        return ThemeChanges.ended(successors, Collections.nCopies(looked, A), Map.of(A, all));
    }

    @Test
    void aThemeOfComplaintsThatWereInNoneIsBorn() {
        complaints(6, null, NEW);

        ThemeChange born = only(changes(Set.of(NEW), Map.of()));

        assertThat(born.kind()).isEqualTo(Kind.BORN);
        assertThat(born.themeId()).isEqualTo(NEW);
        assertThat(born.members()).hasSize(6);
        assertThat(born.reason()).isEqualTo("Complaints in no theme that belong together: 6.");
    }

    @Test
    void aThemeDividedBetweenItsHeirAndANewOneIsSplit() {
        complaints(10, A, A);
        complaints(6, A, NEW);
        complaints(2, null, NEW);

        List<ThemeChange> changes = changes(Set.of(NEW), Map.of());

        assertThat(changes).extracting(ThemeChange::kind).containsExactly(Kind.SPLIT, Kind.MENTIONS_JOINED);
        assertThat(changes.getFirst().themeId()).isEqualTo(A);
        assertThat(changes.getFirst().otherThemeId()).isEqualTo(NEW);
        assertThat(changes.getFirst().reason()).isEqualTo("Mentions that make a theme of their own: 6 of 16.");
    }

    @Test
    void aFewMentionsFromElsewhereMakeABirthNoSplit() {
        complaints(9, null, NEW);
        complaints(1, A, NEW);

        assertThat(changes(Set.of(NEW), Map.of()))
                .extracting(ThemeChange::kind)
                .containsExactly(Kind.BORN, Kind.MENTIONS_MOVED);
    }

    @Test
    void aMergerTakesAlongWhatTheRunDidNotLookAt() {
        complaints(4, A, B);
        complaints(5, B, B);
        complaints(1, A, null);

        List<ThemeChange> changes =
                ThemeChanges.between(before, after, Set.of(), Map.of(A, Optional.of(B)), Map.of(A, 40), Set.of());

        assertThat(changes).extracting(ThemeChange::kind).containsExactly(Kind.MENTIONS_LEFT, Kind.MERGED);
        assertThat(changes.getLast().members()).hasSize(4);
        assertThat(changes.getLast().mentions()).isEqualTo(39);
        assertThat(changes.getLast().reason()).isEqualTo("Mentions that belong to the theme it merged into: 39 of 40.");
    }

    @Test
    void whatMayBeInNoNumberIsAMemberAndNotCounted() {
        complaints(6, null, NEW);

        ThemeChange born = only(ThemeChanges.between(
                before, after, Set.of(NEW), Map.of(), Map.of(), Set.of(new UUID(9, 0), new UUID(9, 1))));

        assertThat(born.members()).hasSize(6);
        assertThat(born.mentions()).isEqualTo(4);
        assertThat(born.reason()).endsWith(": 4.");
    }

    @Test
    void aThemeWithoutHeirIsRetired() {
        complaints(4, A, null);

        ThemeChange retired = only(changes(Set.of(), Map.of(A, Optional.empty())));

        assertThat(retired.kind()).isEqualTo(Kind.RETIRED);
        assertThat(retired.members()).hasSize(4);
    }

    /** Whatever a run does, no mention changes its theme without an event that says from where to where. */
    @Test
    void everyMentionThatMovesIsAMemberOfExactlyOneChange() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            before.clear();
            after.clear();
            List<UUID> themes = List.of(A, B, new UUID(2, 1), new UUID(2, 2));
            Set<UUID> born = Set.of(NEW, new UUID(1, 4));
            Map<UUID, Optional<UUID>> ended = random.nextBoolean()
                    ? Map.of(A, Optional.of(random.nextBoolean() ? B : NEW))
                    : Map.of(A, Optional.empty());
            for (int i = 0; i < 60; i++) {
                UUID from = pick(random, themes);
                UUID to = pick(random, List.of(B, new UUID(2, 1), new UUID(2, 2), NEW, new UUID(1, 4)));
                complaints(1, from, to);
            }

            Set<UUID> explained = new HashSet<>();
            for (ThemeChange change : changes(born, ended)) {
                for (UUID member : change.members()) {
                    assertThat(explained.add(member)).isTrue();
                    assertThat(after.get(member)).isEqualTo(destination(change));
                }
            }
            Set<UUID> moved = new HashSet<>();
            after.forEach((segment, theme) -> {
                if (!theme.equals(Optional.ofNullable(before.get(segment)))) {
                    moved.add(segment);
                }
            });
            assertThat(explained).isEqualTo(moved);
        }
    }

    private static Optional<UUID> destination(ThemeChange change) {
        return switch (change.kind()) {
            case BORN, MENTIONS_JOINED -> Optional.of(change.themeId());
            case SPLIT, MERGED, MENTIONS_MOVED -> Optional.ofNullable(change.otherThemeId());
            case RETIRED, MENTIONS_LEFT -> Optional.empty();
        };
    }

    private static @Nullable UUID pick(Random random, List<UUID> themes) {
        int chosen = random.nextInt(themes.size() + 1);
        return chosen == themes.size() ? null : themes.get(chosen);
    }

    private static ThemeChange only(List<ThemeChange> changes) {
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }

    private List<ThemeChange> changes(Set<UUID> born, Map<UUID, Optional<UUID>> successors) {
        return ThemeChanges.between(before, after, born, successors, Map.of(), Set.of());
    }

    private void complaints(int number, @Nullable UUID from, @Nullable UUID to) {
        for (int i = 0; i < number; i++) {
            UUID segment = new UUID(9, segments++);
            if (from != null) {
                before.put(segment, from);
            }
            after.put(segment, Optional.ofNullable(to));
        }
    }
}
