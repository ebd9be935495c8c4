package io.heard.insights.theme.rebuild;

import io.heard.insights.encoder.Encoder;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.rebase.Rebase;
import io.heard.insights.mining.rebase.RebaseReason;
import io.heard.insights.mining.replay.Heritage;
import io.heard.insights.mining.replay.ProductReplay;
import io.heard.insights.mining.replay.ReplayedThemes;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.rebuild.Arrivals.Arrival;
import io.heard.insights.theme.rebuild.RebuildQueue.Order;
import io.heard.insights.theme.upkeep.FoundThemes;
import io.heard.insights.theme.upkeep.FoundThemes.Found;
import io.heard.insights.theme.upkeep.ThemeFinder;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.insights.theme.upkeep.state.MiningStates;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Lets the complaints of a product arrive once more. Changes nothing. */
@ApplicationScoped
class Rebuilding {

    /** Between two looks at whether to go on. */
    private static final int STEP = 50;

    private final Arrivals arrivals;
    private final MiningStates states;
    private final Rebases rebases;
    private final ThemeFinder finder;
    private final Encoder encoder;
    private final MiningConfig mining;
    private final RebuildConfig config;

    Rebuilding(
            Arrivals arrivals,
            MiningStates states,
            Rebases rebases,
            ThemeFinder finder,
            Encoder encoder,
            MiningConfig mining,
            RebuildConfig config) {
        this.arrivals = arrivals;
        this.states = states;
        this.rebases = rebases;
        this.finder = finder;
        this.encoder = encoder;
        this.mining = mining;
        this.config = config;
    }

    /** Whoever is at work on it was told to stop, or it is not theirs any more. */
    static final class InterruptedRebuildException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * @param mayGoOn asked every now and then, a few seconds at most
     * @return empty where there is too little to find themes in
     */
    Optional<Rebuilt> build(Order order, BooleanSupplier mayGoOn) {
        String product = order.product();
        int version = states.themesVersion(product);
        String model = encoder.model();
        // Brought over by another process just now: what it reads and what this one does cannot be compared.
        require(() -> states.model(product).equals(Optional.of(model)));
        var replay = new ProductReplay(mining.sample(), states.fineness(product).times());
        Map<UUID, UUID> present = new HashMap<>();
        Set<UUID> peoples = new HashSet<>();
        Arrivals.Place place = arrivals.before(product, config.complaints());
        int arrived = 0;
        for (List<Arrival> page = arrivals.after(product, model, place);
                !page.isEmpty();
                page = arrivals.after(product, model, place)) {
            for (Arrival arrival : page) {
                if (arrived++ % STEP == 0) {
                    require(mayGoOn);
                }
                place = arrival.place();
                if (arrival.theme() != null) {
                    present.put(place.id(), arrival.theme());
                }
                arrival.keptIn().ifPresent(peoples::add);
                replay.arrive(place.id(), arrival.customer(), arrival.words(), arrival.embedding(), arrival.keptIn());
            }
        }
        require(mayGoOn);
        replay.rest();
        require(mayGoOn);
        return replay.replayed().map(replayed -> {
            List<String> labels = finder.labels(
                    replayed.complaints(), replayed.groups(), replayed.mean().embedding());
            Heritage heritage = Heritage.of(replayed, present, peoples, order.id());
            return new Rebuilt(
                    found(product, replayed, labels, heritage, Set.copyOf(present.values())),
                    version,
                    model,
                    replayed.digest());
        });
    }

    private static void require(BooleanSupplier mayGoOn) {
        if (!mayGoOn.getAsBoolean()) {
            throw new InterruptedRebuildException();
        }
    }

    private FoundThemes found(
            String product, ReplayedThemes replayed, List<String> labels, Heritage heritage, Set<UUID> known) {
        Map<UUID, Float> thresholds =
                rebases.measures(product).map(measures -> measures.thresholds()).orElse(Map.of());
        Embedding mean = replayed.mean().embedding();
        List<Found> themes = new ArrayList<>();
        List<Rebase.Threshold> rebased = new ArrayList<>();
        Map<UUID, Optional<Assigned>> segments = new LinkedHashMap<>();
        replayed.complaints().forEach(complaint -> segments.put(complaint.segmentId(), Optional.empty()));
        for (int g = 0; g < replayed.groups().size(); g++) {
            Group group = replayed.groups().get(g);
            UUID id = heritage.ids().get(g);
            themes.add(new Found(
                    id,
                    !known.contains(id),
                    labels.get(g),
                    group.centroid(),
                    group.centres(),
                    group.leastSimilarity()));
            rebased.add(new Rebase.Threshold(id, group.members().size(), thresholds.get(id), group.leastSimilarity()));
            for (int member : group.members()) {
                Complaint complaint = replayed.complaints().get(member);
                float similarity = complaint.embedding().centred(mean).dot(group.centroid());
                segments.put(complaint.segmentId(), Optional.of(new Assigned(id, similarity)));
            }
        }
        return new FoundThemes(
                themes,
                segments,
                heritage.successors(),
                Optional.of(new Rebase(
                        RebaseReason.SORTED_ANEW, replayed.complaints().size(), replayed.mean(), rebased)));
    }
}
