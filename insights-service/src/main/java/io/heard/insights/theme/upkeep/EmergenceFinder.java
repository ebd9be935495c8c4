package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.emerging.EmergenceWatch;
import io.heard.insights.mining.emerging.EmergenceWatch.Arrival;
import io.heard.insights.mining.emerging.EmergenceWatch.Emergence;
import io.heard.insights.mining.label.ThemeLabels;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.WatchedComplaints.Complaints;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks at what was mined for something new, and has a theme made of it at once: people who read of it want to see who says what.
 * The watch is filled from the store each time, so it forgets whom the store forgets, and nothing depends on which instance looks.
 */
@ApplicationScoped
class EmergenceFinder {

    private final WatchedComplaints watched;
    private final EmergedThemes themes;
    private final MiningStates states;
    private final Sample sample;
    private final MiningSteps steps;
    private final Clock clock;

    EmergenceFinder(
            WatchedComplaints watched,
            EmergedThemes themes,
            MiningStates states,
            Sample sample,
            MiningSteps steps,
            Clock clock) {
        this.watched = watched;
        this.themes = themes;
        this.states = states;
        this.sample = sample;
        this.steps = steps;
        this.clock = clock;
    }

    /** Something new, and the complaint that made it so. */
    private record Alarm(Emergence emergence, UUID newcomer) {}

    /**
     * True when there may be more to look at. Before themes were found for the first time nothing is: what all complaints have in
     * common is not known yet.
     *
     * @throws io.heard.insights.theme.upkeep.state.ThemesChangedException when people changed themes meanwhile; nothing is marked
     */
    boolean look(String product) {
        int version = states.themesVersion(product);
        Optional<CommonMean> mean = states.mean(product);
        if (mean.isEmpty()) {
            return false;
        }
        Complaints complaints = watched.of(product);
        if (complaints.fresh().isEmpty()) {
            return false;
        }
        List<UUID> looked = complaints.fresh().stream().map(Arrival::segmentId).toList();
        List<Alarm> alarms = alarms(complaints, mean.get().embedding());
        if (alarms.isEmpty()) {
            themes.store(product, looked);
        } else {
            store(product, looked, version, mean.get(), alarms);
        }
        return complaints.areMany();
    }

    void skip(String product) {
        themes.skip(product);
    }

    /** What was new a month ago is told by the themes; an import of old answers is no news. */
    private List<Alarm> alarms(Complaints complaints, Embedding mean) {
        EmergenceWatch watch = new EmergenceWatch(mean);
        complaints.seen().forEach(watch::remember);
        complaints.emerged().forEach(emerged -> watch.know(emerged.centre(), emerged.radius()));
        Instant earliest = clock.instant().minus(EmergenceWatch.LONGEST);
        List<Alarm> alarms = new ArrayList<>();
        for (Arrival arrival : complaints.fresh()) {
            watch.arrive(arrival)
                    .filter(emergence -> !arrival.answeredAt().isBefore(earliest))
                    .ifPresent(emergence -> alarms.add(new Alarm(emergence, arrival.segmentId())));
        }
        return alarms;
    }

    private void store(String product, List<UUID> looked, int version, CommonMean mean, List<Alarm> alarms) {
        List<Complaint> sampled = sample.of(product);
        Map<UUID, Complaint> movable = sampled.stream()
                .filter(complaint -> !complaint.kept())
                .collect(Collectors.toMap(Complaint::segmentId, complaint -> complaint));
        List<Found> found = new ArrayList<>();
        Map<UUID, Optional<Assigned>> places = new LinkedHashMap<>();
        List<EmergedThemes.Emerged> emerged = new ArrayList<>();
        for (Alarm alarm : alarms) {
            List<Complaint> members = alarm.emergence().members().stream()
                    .map(Arrival::segmentId)
                    .filter(segment -> movable.containsKey(segment) && !places.containsKey(segment))
                    .map(movable::get)
                    .toList();
            // What people put where it is stays there; with too few others nothing is left to make a theme of.
            if (customers(members).size() >= EmergenceWatch.FEWEST_CUSTOMERS) {
                Found theme = theme(alarm, members, sampled, mean.embedding());
                found.add(theme);
                members.forEach(member -> places.put(member.segmentId(), Optional.of(place(theme, member, mean))));
                emerged.add(emerged(theme, alarm, members));
            }
        }
        themes.store(product, looked, version, new FoundThemes(found, places, Map.of(), Optional.empty()), emerged);
    }

    private Found theme(Alarm alarm, List<Complaint> members, List<Complaint> sampled, Embedding mean) {
        Set<UUID> inside = members.stream().map(Complaint::segmentId).collect(Collectors.toSet());
        List<ThemeLabels.Text> outside = sampled.stream()
                .filter(complaint -> !inside.contains(complaint.segmentId()))
                .map(ThemeFinder::text)
                .toList();
        Embedding centroid = Embedding.mean(members.stream()
                        .map(member -> member.embedding().centred(mean))
                        .toList())
                .normalised();
        String label = ThemeLabels.label(
                        List.of(new ThemeLabels.Theme(
                                members.stream().map(ThemeFinder::text).toList(), centroid)),
                        outside,
                        mean,
                        steps::encode)
                .getFirst();
        return new Found(
                // Each complaint arrives once, so no other theme ever has this id.
                UUID.nameUUIDFromBytes(("emerged with " + alarm.newcomer()).getBytes(StandardCharsets.US_ASCII)),
                true,
                label,
                centroid,
                List.of(centroid),
                alarm.emergence().radius());
    }

    private static Assigned place(Found theme, Complaint member, CommonMean mean) {
        return new Assigned(
                theme.id(), member.embedding().centred(mean.embedding()).dot(theme.centroid()));
    }

    private static EmergedThemes.Emerged emerged(Found theme, Alarm alarm, List<Complaint> members) {
        return new EmergedThemes.Emerged(
                theme.id(),
                customers(members).size(),
                alarm.emergence().members().stream()
                        .map(Arrival::answeredAt)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                alarm.emergence().radius(),
                members.stream().map(Complaint::segmentId).toList());
    }

    private static Set<UUID> customers(Collection<Complaint> members) {
        Set<UUID> customers = new HashSet<>();
        members.forEach(member -> customers.add(member.customerId()));
        return customers;
    }
}
