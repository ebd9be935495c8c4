package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.ThemeAssignment;
import io.heard.insights.mining.ThemeAssignment.Theme;
import io.heard.insights.mining.VerbatimReading.Reading;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mines a batch of verbatims: reads them, finds their themes, stores both. */
@ApplicationScoped
class VerbatimMiner {

    private final Verbatims verbatims;
    private final KnownThemes themes;
    private final MiningStates states;
    private final MiningSteps steps;
    private final Counter mined;
    private final Counter failed;

    VerbatimMiner(
            Verbatims verbatims, KnownThemes themes, MiningStates states, MiningSteps steps, MeterRegistry meters) {
        this.verbatims = verbatims;
        this.themes = themes;
        this.states = states;
        this.steps = steps;
        this.mined = meters.counter("heard.mining.verbatims");
        this.failed = meters.counter("heard.mining.failures");
    }

    void mine(String product, List<WaitingVerbatim> batch) {
        List<Theme> known = themes.of(product);
        Optional<MiningStates.Mean> mean = states.mean(product);
        List<MinedVerbatim> results = new ArrayList<>();
        for (Result result : read(batch)) {
            results.add(result.failure()
                    .map(failure -> MinedVerbatim.failed(result.verbatim(), failure))
                    .orElseGet(() -> new MinedVerbatim(
                            result.verbatim(),
                            result.readings().stream()
                                    .map(reading -> new MinedVerbatim.Segment(reading, theme(reading, mean, known)))
                                    .toList(),
                            Optional.empty())));
        }
        verbatims.store(product, results);
        mined.increment(results.size());
    }

    private record Result(WaitingVerbatim verbatim, List<Reading> readings, Optional<Throwable> failure) {}

    /** All together, because that is fast; when one of them breaks it, one by one, so that only that one is left out. */
    private List<Result> read(List<WaitingVerbatim> batch) {
        try {
            List<List<Reading>> readings = steps.reading()
                    .read(batch.stream().map(WaitingVerbatim::toRead).toList());
            List<Result> results = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                results.add(new Result(batch.get(i), readings.get(i), Optional.empty()));
            }
            return results;
        } catch (RuntimeException | StackOverflowError e) {
            return batch.size() == 1
                    ? List.of(failure(batch.getFirst(), e))
                    : batch.stream().flatMap(one -> read(List.of(one)).stream()).toList();
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

    private static Optional<ThemeAssignment.Assigned> theme(
            Reading reading, Optional<MiningStates.Mean> mean, List<Theme> known) {
        return mean.filter(present -> reading.isComplaint())
                .flatMap(present -> ThemeAssignment.assign(reading.embedding(), present.embedding(), known));
    }
}
