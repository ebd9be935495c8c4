package io.heard.insights.mining.change;

import io.heard.insights.mining.change.ThemeChange.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares the themes before a run with those after it. */
public final class ThemeChanges {

    /** Mentions that speak for a whole theme, however large it is. */
    private static final int ENOUGH = 20;

    private final Map<UUID, Integer> sizes;
    private final Set<UUID> uncounted;
    private final Map<Way, List<UUID>> moved = new LinkedHashMap<>();
    private final Map<UUID, Integer> seen = new HashMap<>();
    private final List<ThemeChange> changes = new ArrayList<>();

    /** From one theme to another; null stands for no theme. */
    private record Way(@Nullable UUID from, @Nullable UUID to) {}

    private ThemeChanges(Map<UUID, Integer> sizes, Set<UUID> uncounted) {
        this.sizes = sizes;
        this.uncounted = uncounted;
    }

    /**
     * What happened, each change once and in a fixed order.
     *
     * @param before the theme of each complaint that the run looked at; those in no theme may be left out
     * @param after the same complaints; empty in no theme
     * @param born the themes that are new
     * @param successors the themes that are no more, and which one goes on for them
     * @param sizes mentions before the run, also those that it did not look at, of all themes that lost any
     * @param uncounted complaints that may be in no number: members like the others, and left out of counts and sizes
     */
    public static List<ThemeChange> between(
            Map<UUID, UUID> before,
            Map<UUID, Optional<UUID>> after,
            Set<UUID> born,
            Map<UUID, Optional<UUID>> successors,
            Map<UUID, Integer> sizes,
            Set<UUID> uncounted) {
        var compared = new ThemeChanges(sizes, uncounted);
        after.forEach((segment, theme) -> compared.look(segment, before.get(segment), theme.orElse(null)));
        successors.forEach(compared::end);
        born.stream().sorted().forEach(compared::begin);
        compared.moved.forEach(compared::move);
        return compared.changes.stream()
                .sorted(Comparator.comparing(ThemeChange::kind)
                        .thenComparing(ThemeChange::themeId)
                        .thenComparing(change -> Optional.ofNullable(change.otherThemeId())
                                .map(UUID::toString)
                                .orElse("")))
                .toList();
    }

    /**
     * The themes that are no more, of those that a run would end. One that it looked at only little of goes on: those few belong
     * elsewhere, and say nothing of the many that are too old to be looked at.
     *
     * @param successors as found among what the run looked at
     * @param looked at, the themes of all those mentions
     * @param sizes all mentions of these themes
     */
    public static Map<UUID, Optional<UUID>> ended(
            Map<UUID, Optional<UUID>> successors, Collection<UUID> looked, Map<UUID, Integer> sizes) {
        Map<UUID, Optional<UUID>> ended = new LinkedHashMap<>(successors);
        ended.keySet().removeIf(theme -> {
            int seen = Collections.frequency(looked, theme);
            return seen > 0 && seen < ENOUGH && 2 * seen < sizes.getOrDefault(theme, 0);
        });
        return ended;
    }

    private void look(UUID segment, @Nullable UUID from, @Nullable UUID to) {
        if (from != null && !uncounted.contains(segment)) {
            seen.merge(from, 1, Integer::sum);
        }
        if (from == null ? to != null : !from.equals(to)) {
            moved.computeIfAbsent(new Way(from, to), way -> new ArrayList<>()).add(segment);
        }
    }

    private void end(UUID theme, Optional<UUID> successor) {
        List<UUID> members = take(new Way(theme, successor.orElse(null)));
        int mentions = count(members) + Math.max(0, size(theme) - seen.getOrDefault(theme, 0));
        if (successor.isPresent()) {
            add(
                    Kind.MERGED,
                    theme,
                    successor.get(),
                    members,
                    mentions,
                    "Mentions that belong to the theme it merged into: %d of %d.".formatted(mentions, size(theme)));
        } else {
            add(
                    Kind.RETIRED,
                    theme,
                    null,
                    members,
                    mentions,
                    "It makes no theme any more. Mentions that are in no theme now: %d of %d."
                            .formatted(mentions, size(theme)));
        }
    }

    /** A theme made mostly of what was in themes already was part of the one that gave most; any other is born. */
    private void begin(UUID theme) {
        List<Map.Entry<Way, List<UUID>>> parents = moved.entrySet().stream()
                .filter(way -> theme.equals(way.getKey().to()) && way.getKey().from() != null)
                .toList();
        int given = parents.stream().mapToInt(way -> way.getValue().size()).sum();
        Way fromNone = new Way(null, theme);
        Optional<UUID> parent = parents.stream()
                .max(Comparator.comparingInt((Map.Entry<Way, List<UUID>> way) ->
                                way.getValue().size())
                        .thenComparing(way -> String.valueOf(way.getKey().from())))
                .map(way -> way.getKey().from());
        if (parent.isPresent()
                && given >= moved.getOrDefault(fromNone, List.of()).size()) {
            List<UUID> members = take(new Way(parent.get(), theme));
            add(
                    Kind.SPLIT,
                    parent.get(),
                    theme,
                    members,
                    count(members),
                    "Mentions that make a theme of their own: %d of %d.".formatted(count(members), size(parent.get())));
        } else {
            List<UUID> members = take(fromNone);
            add(
                    Kind.BORN,
                    theme,
                    null,
                    members,
                    count(members),
                    "Complaints in no theme that belong together: %d.".formatted(count(members)));
        }
    }

    private void move(Way way, List<UUID> members) {
        if (way.from() == null && way.to() != null) {
            add(
                    Kind.MENTIONS_JOINED,
                    way.to(),
                    null,
                    members,
                    count(members),
                    "Complaints in no theme that belong to it: %d.".formatted(count(members)));
        } else if (way.from() != null && way.to() != null) {
            add(
                    Kind.MENTIONS_MOVED,
                    way.from(),
                    way.to(),
                    members,
                    count(members),
                    "Mentions that are nearer to the other theme: %d of %d."
                            .formatted(count(members), size(way.from())));
        } else if (way.from() != null) {
            add(
                    Kind.MENTIONS_LEFT,
                    way.from(),
                    null,
                    members,
                    count(members),
                    "Mentions that belong to no theme any more: %d of %d.".formatted(count(members), size(way.from())));
        }
    }

    private void add(Kind kind, UUID theme, @Nullable UUID other, List<UUID> members, int mentions, String reason) {
        changes.add(new ThemeChange(kind, theme, other, List.copyOf(members), mentions, reason));
    }

    private List<UUID> take(Way way) {
        List<UUID> members = moved.remove(way);
        return members == null ? List.of() : members;
    }

    private int count(List<UUID> members) {
        return (int)
                members.stream().filter(member -> !uncounted.contains(member)).count();
    }

    private int size(UUID theme) {
        return Math.max(sizes.getOrDefault(theme, 0), seen.getOrDefault(theme, 0));
    }
}
