package io.heard.insights.mining.replay;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.change.ThemeChange;
import io.heard.insights.mining.change.ThemeChanges;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.DiscoveryPolicy;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.MiningState;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.rebase.Measures;
import io.heard.insights.mining.rebase.Rebasing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets the complaints of one product arrive one after the other and keeps their themes as the service does, but in memory. Not
 * for several threads.
 */
public final class ProductReplay {

    private final int sample;
    private final Fineness fineness;
    private final List<Complaint> complaints = new ArrayList<>();
    private List<Theme> themes = List.of();
    private @Nullable CommonMean mean;
    private int derivedFrom;
    private int sinceRebase;
    private final List<ThemeChange> changes = new ArrayList<>();
    private final Set<UUID> peoples = new HashSet<>();
    private int discovered;
    private int openThen;
    private int fresh;

    /** @param sample the newest so many complaints are what themes are found in, as fine as is read off them */
    public ProductReplay(int sample) {
        this(sample, Fineness.AS_READ.times());
    }

    /** @param fineness of all discoveries, see {@link Fineness#times} */
    public ProductReplay(int sample, double fineness) {
        this.sample = sample;
        this.fineness = new Fineness(fineness, false);
    }

    /**
     * Finds the theme of a complaint, and then all themes anew when that is due.
     *
     * @return the theme it was given when it came, before any {@link #changes} to it; empty in the open pool
     */
    public Optional<UUID> arrive(UUID segmentId, UUID customerId, String words, Embedding embedding) {
        return arrive(segmentId, customerId, words, embedding, Optional.empty());
    }

    /** @param kept the theme that people want it in, which no discovery takes it out of; empty where nobody said anything */
    public Optional<UUID> arrive(
            UUID segmentId, UUID customerId, String words, Embedding embedding, Optional<UUID> kept) {
        UUID theme = kept.orElseGet(() -> nearest(embedding));
        complaints.add(new Complaint(segmentId, customerId, words, embedding, theme, kept.isPresent()));
        kept.ifPresent(peoples::add);
        fresh++;
        sinceRebase++;
        discoverIfDue(false);
        return Optional.ofNullable(theme);
    }

    private @Nullable UUID nearest(Embedding embedding) {
        return mean == null
                ? null
                : ThemeAssignment.assign(embedding, mean.embedding(), themes)
                        .map(Assigned::themeId)
                        .orElse(null);
    }

    /** To be called when nothing more is waiting to arrive. */
    public void rest() {
        discoverIfDue(true);
    }

    /** The theme of each complaint in the order they came; empty in the open pool. */
    public List<Optional<UUID>> themes() {
        return complaints.stream()
                .map(complaint -> Optional.ofNullable(complaint.themeId()))
                .toList();
    }

    /** What happened to the themes, in order; every change of a complaint from one theme to another is among it. */
    public List<ThemeChange> changes() {
        return List.copyOf(changes);
    }

    /** The themes with their complaints, as they stand; empty before themes were found for the first time. */
    public Optional<ReplayedThemes> replayed() {
        return Optional.ofNullable(mean).map(known -> ReplayedThemes.of(known, themes, complaints));
    }

    private void discoverIfDue(boolean queueIsEmpty) {
        List<Complaint> newest = newest();
        if (DiscoveryPolicy.isDue(
                new MiningState(discovered, openThen, fresh, newest.size(), open(newest)), queueIsEmpty)) {
            discover(List.copyOf(newest));
        }
    }

    private void discover(List<Complaint> newest) {
        Rebasing.Outcome outcome = Rebasing.discover(newest, measures(), fineness);
        CommonMean common = outcome.mean();
        mean = common;
        outcome.rebase().ifPresent(rebase -> {
            derivedFrom = rebase.complaints();
            sinceRebase = 0;
        });
        Discovery discovery = outcome.discovery();
        Map<UUID, Integer> sizes = new HashMap<>();
        themeIds(complaints).forEach(theme -> sizes.merge(theme, 1, Integer::sum));
        Map<UUID, Optional<UUID>> successors = ThemeChanges.ended(discovery.successors(), themeIds(newest), sizes);
        themes = living(discovery, successors);
        Map<UUID, UUID> before = new HashMap<>();
        Map<UUID, Optional<UUID>> after = new LinkedHashMap<>();
        Map<UUID, UUID> places = new HashMap<>();
        discovery
                .groups()
                .forEach(group -> group.members()
                        .forEach(member -> places.put(newest.get(member).segmentId(), group.themeId())));
        int firstSampled = complaints.size() - newest.size();
        for (int i = 0; i < complaints.size(); i++) {
            Complaint complaint = complaints.get(i);
            UUID place = i < firstSampled
                    ? (complaint.kept() ? complaint.themeId() : heir(complaint.themeId(), successors))
                    : places.computeIfAbsent(
                            complaint.segmentId(),
                            none -> ThemeAssignment.assign(complaint.embedding(), common.embedding(), themes)
                                    .map(Assigned::themeId)
                                    .orElse(null));
            if (complaint.themeId() != null) {
                before.put(complaint.segmentId(), complaint.themeId());
            }
            after.put(complaint.segmentId(), Optional.ofNullable(place));
            complaints.set(
                    i,
                    new Complaint(
                            complaint.segmentId(),
                            complaint.customerId(),
                            complaint.words(),
                            complaint.embedding(),
                            place,
                            complaint.kept()));
        }
        Set<UUID> born = discovery.groups().stream()
                .filter(Group::isNew)
                .map(Group::themeId)
                .collect(Collectors.toSet());
        changes.addAll(ThemeChanges.between(before, after, born, successors, sizes, Set.of()));
        discovered = newest.size();
        openThen = open(newest());
        fresh = 0;
    }

    private Optional<Measures> measures() {
        return Optional.ofNullable(mean)
                .map(known -> new Measures(
                        known,
                        derivedFrom,
                        sinceRebase,
                        themes.stream().collect(Collectors.toMap(Theme::id, Theme::leastSimilarity))));
    }

    /** Themes that all complaints of the sample have left by time alone live on, and those that people keep something in. */
    private List<Theme> living(Discovery discovery, Map<UUID, Optional<UUID>> successors) {
        Map<UUID, Theme> living = new LinkedHashMap<>();
        themes.stream()
                .filter(theme -> !successors.containsKey(theme.id()) || peoples.contains(theme.id()))
                .forEach(theme -> living.put(theme.id(), theme));
        discovery
                .groups()
                .forEach(group -> living.put(
                        group.themeId(),
                        new Theme(group.themeId(), group.centroid(), group.centres(), group.leastSimilarity())));
        return List.copyOf(living.values());
    }

    /** Complaints too old for the sample follow the others. */
    private static @Nullable UUID heir(@Nullable UUID theme, Map<UUID, Optional<UUID>> successors) {
        if (theme == null) {
            return null;
        }
        Optional<UUID> successor = successors.get(theme);
        return successor == null ? theme : successor.orElse(null);
    }

    private static List<UUID> themeIds(List<Complaint> complaints) {
        List<UUID> themes = new ArrayList<>();
        for (Complaint complaint : complaints) {
            if (complaint.themeId() != null) {
                themes.add(complaint.themeId());
            }
        }
        return themes;
    }

    private List<Complaint> newest() {
        return complaints.subList(Math.max(0, complaints.size() - sample), complaints.size());
    }

    private static int open(List<Complaint> complaints) {
        return (int) complaints.stream()
                .filter(complaint -> complaint.themeId() == null)
                .count();
    }
}
