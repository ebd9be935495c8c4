package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.UnreadableTextException;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.seeding.Example;
import io.heard.insights.mining.seeding.Pillar;
import io.heard.insights.mining.seeding.Seed;
import io.heard.insights.mining.seeding.SeededThemes;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.theme.upkeep.NamedThemeShelf.Sorted;
import io.heard.insights.theme.upkeep.Sample.Sampled;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.insights.theme.upkeep.state.ThemesChangedException;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The themes that teams named, as complaints are sorted into them. What was learnt is kept in memory and learnt again from the store
 * when the themes are others than those it was learnt from, somebody put something right, or a fifth more has arrived.
 */
@ApplicationScoped
class NamedThemes {

    /** Of fewer complaints nobody knows what they have in common: then it is what those have that we wrote. */
    private static final int ENOUGH_FOR_A_MEAN = 30;

    private static final double GROWTH = .2;
    private static final int FEWEST_FRESH = 10;

    private final MiningSteps steps;
    private final Sample sample;
    private final MiningStates states;
    private final NamedThemeShelf shelf;
    private final Map<String, Learnt> learnt = new ConcurrentHashMap<>();
    private @Nullable Embedding shippedMean;

    NamedThemes(MiningSteps steps, Sample sample, MiningStates states, NamedThemeShelf shelf) {
        this.steps = steps;
        this.sample = sample;
        this.states = states;
        this.shelf = shelf;
    }

    /**
     * @param version of the product's themes
     * @param complaints that there were
     * @param fresh complaints that have come since
     * @param themes empty where nobody named any
     */
    private record Learnt(int version, int complaints, int fresh, Optional<SeededThemes> themes) {}

    /** As learnt last; empty where nobody named any. */
    Optional<SeededThemes> of(String product) {
        return Optional.ofNullable(learnt.get(product)).flatMap(Learnt::themes);
    }

    /** The pillar that a complaint is about, which is the same for all products. */
    Optional<Pillar> pillar(Embedding complaint) {
        return steps.pillars().of(complaint);
    }

    /** What belongs to no theme that a team named: themes are found in that. */
    List<Complaint> leftOver(String product, List<Complaint> complaints) {
        Set<UUID> ids = shelf.sentences(product).keySet();
        return complaints.stream()
                .filter(complaint -> complaint.themeId() == null || !ids.contains(complaint.themeId()))
                .toList();
    }

    /** To be told of complaints that were mined. */
    void add(String product, int complaints) {
        learnt.computeIfPresent(
                product,
                (name, known) ->
                        new Learnt(known.version(), known.complaints(), known.fresh() + complaints, known.themes()));
    }

    /** Learns anew when there is reason to, and puts the complaints that are there where they belong then. */
    void refresh(String product) {
        int version = states.themesVersion(product);
        Learnt known = learnt.get(product);
        if (known != null && known.version() == version && !hasGrown(known)) {
            return;
        }
        List<Seed> seeds = seeds(shelf.sentences(product));
        if (seeds.isEmpty()) {
            learnt.put(product, new Learnt(version, 0, 0, Optional.empty()));
            return;
        }
        List<Sampled> complaints = sample.withPinned(product, steps.model());
        SeededThemes themes = learn(seeds, complaints);
        // Seconds where there are many: before the product is held.
        List<Sorted> sorted = complaints.stream()
                .map(Sampled::complaint)
                .map(complaint -> new Sorted(complaint, themes.assign(complaint.words(), complaint.embedding())))
                .toList();
        try {
            int after = shelf.sort(
                    product,
                    version,
                    steps.model(),
                    themes,
                    sorted,
                    themes.centres().keySet());
            learnt.put(product, new Learnt(after, complaints.size(), 0, Optional.of(themes)));
        } catch (ThemesChangedException e) {
            Log.infof("Somebody changed themes of %s meanwhile: named ones are learnt anew", product);
        }
    }

    private static boolean hasGrown(Learnt known) {
        return known.themes().isPresent() && known.fresh() >= Math.max(FEWEST_FRESH, GROWTH * known.complaints());
    }

    /** Without themes that the model makes nothing of: the others must not wait for somebody to describe those anew. */
    private List<Seed> seeds(Map<UUID, List<String>> sentences) {
        List<Seed> seeds = new ArrayList<>();
        sentences.forEach((theme, said) -> {
            try {
                seeds.add(new Seed(
                        theme,
                        steps.encode(said.stream()
                                .map(sentence -> TextNormaliser.normalise(sentence, KnownNames.NONE))
                                .toList())));
            } catch (UnreadableTextException e) {
                Log.warnf("Nothing is sorted into the theme %s: %s", theme, e.getMessage());
            }
        });
        return seeds;
    }

    private SeededThemes learn(List<Seed> seeds, List<Sampled> complaints) {
        List<Example> examples = complaints.stream()
                .map(sampled -> new Example(
                        sampled.complaint().words(),
                        sampled.complaint().embedding(),
                        sampled.pinned(),
                        sampled.complaint().themeId()))
                .toList();
        Embedding mean = complaints.size() < ENOUGH_FOR_A_MEAN
                ? shippedMean()
                : Embedding.mean(examples.stream().map(Example::embedding).toList());
        return SeededThemes.fit(seeds, examples, mean);
    }

    private synchronized Embedding shippedMean() {
        Embedding known = shippedMean;
        if (known == null) {
            known = Embedding.mean(steps.encode(ComplaintSeeds.load().stream()
                    .filter(seed -> seed.kind() == ComplaintSeeds.Kind.COMPLAINT)
                    .map(ComplaintSeeds.Seed::sentence)
                    .toList()));
            shippedMean = known;
        }
        return known;
    }
}
