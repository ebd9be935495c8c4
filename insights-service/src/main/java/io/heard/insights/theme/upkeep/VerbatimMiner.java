package io.heard.insights.theme.upkeep;

import io.heard.insights.detector.Detectors;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.mining.seeding.Pillar;
import io.heard.insights.mining.seeding.SeededThemes;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mines a batch of verbatims: reads them, finds their themes, stores both. */
@ApplicationScoped
class VerbatimMiner {

    private final Verbatims verbatims;
    private final KnownThemes themes;
    private final NamedThemes named;
    private final MiningStates states;
    private final MiningSteps steps;
    private final VerbatimReading reading;
    private final Detectors detectors;
    private final Counter mined;
    private final Counter failed;

    @Inject
    VerbatimMiner(
            Verbatims verbatims,
            KnownThemes themes,
            NamedThemes named,
            MiningStates states,
            MiningSteps steps,
            Detectors detectors,
            MeterRegistry meters) {
        this(verbatims, themes, named, states, steps, steps.reading(), detectors, meters);
    }

    VerbatimMiner(
            Verbatims verbatims,
            KnownThemes themes,
            NamedThemes named,
            MiningStates states,
            MiningSteps steps,
            VerbatimReading reading,
            Detectors detectors,
            MeterRegistry meters) {
        this.verbatims = verbatims;
        this.themes = themes;
        this.named = named;
        this.states = states;
        this.steps = steps;
        this.reading = reading;
        this.detectors = detectors;
        this.mined = meters.counter("heard.mining.verbatims");
        this.failed = meters.counter("heard.mining.failures");
    }

    /** @throws EncoderFailedException when nothing can be read, whatever the text; then all of them stay waiting */
    void mine(String product, List<WaitingVerbatim> batch) {
        named.refresh(product);
        Optional<CommonMean> mean = states.mean(product);
        Sorter sorter = new Sorter(named.of(product), mean, themes.of(product, mean));
        List<MinedVerbatim> results = new ArrayList<>();
        for (Result result :
                read(batch, detectors.learnt(product).map(reading::with).orElse(reading))) {
            results.add(result.failure()
                    .map(failure -> MinedVerbatim.failed(result.verbatim(), failure))
                    .orElseGet(() -> new MinedVerbatim(
                            result.verbatim(),
                            result.readings().stream()
                                    .map(reading -> new MinedVerbatim.Segment(
                                            reading, sorter.theme(result.verbatim(), reading), pillar(reading)))
                                    .toList(),
                            Optional.empty())));
        }
        verbatims.store(product, steps.model(), results);
        named.add(product, complaints(results));
        mined.increment(results.size());
    }

    private record Result(WaitingVerbatim verbatim, List<Reading> readings, Optional<Throwable> failure) {}

    /** All together, because that is fast; when that breaks, one by one, so that only what breaks it is left out. */
    private List<Result> read(List<WaitingVerbatim> batch, VerbatimReading reading) {
        try {
            List<List<Reading>> readings =
                    reading.read(batch.stream().map(WaitingVerbatim::toRead).toList());
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                results.add(new Result(batch.get(i), readings.get(i), Optional.empty()));
            }
            return results;
        } catch (RuntimeException | StackOverflowError e) {
            steps.requireEncoder();
            return batch.stream().map(verbatim -> readAlone(verbatim, reading)).toList();
        }
    }

    private Result readAlone(WaitingVerbatim verbatim, VerbatimReading reading) {
        try {
            return new Result(verbatim, reading.read(List.of(verbatim.toRead())).getFirst(), Optional.empty());
        } catch (RuntimeException | StackOverflowError e) {
            steps.requireEncoder();
            return failure(verbatim, e);
        }
    }

    private Result failure(WaitingVerbatim verbatim, Throwable e) {
        failed.increment();
        // Not the exception's message: it may quote the verbatim.
        Log.warnf(
                "Verbatim %s, revision %d, could not be mined: %s",
                verbatim.id(), verbatim.revision(), e.getClass().getName());
        return new Result(verbatim, List.of(), Optional.of(e));
    }

    private Optional<Pillar> pillar(Reading reading) {
        return isCompared(reading) ? named.pillar(reading.embedding()) : Optional.empty();
    }

    /** What is compared by its words waits for the next run, which is due when five of them do. */
    private static boolean isCompared(Reading reading) {
        return reading.isComplaint() && reading.language().isEmpty();
    }

    private static int complaints(List<MinedVerbatim> results) {
        return (int) results.stream()
                .flatMap(result -> result.segments().stream())
                .filter(segment -> isCompared(segment.reading()))
                .count();
    }

    /** A complaint that is near enough to what a team named belongs there, else to the nearest theme that was found. */
    private record Sorter(Optional<SeededThemes> named, Optional<CommonMean> mean, List<Theme> found) {

        Optional<Assigned> theme(WaitingVerbatim verbatim, Reading reading) {
            if (!isCompared(reading)) {
                return Optional.empty();
            }
            return named.flatMap(themes -> themes.assign(verbatim.words(reading.span()), reading.embedding()))
                    .or(() -> mean.flatMap(
                            common -> ThemeAssignment.assign(reading.embedding(), common.embedding(), found)));
        }
    }
}
