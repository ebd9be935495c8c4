package io.heard.local.supervision;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One process of the platform, as its supervisor sees it.
 *
 * @param name also of its log file and run record
 * @param address for people: where it is reached
 * @param afterReady parts that must be ready before this one starts
 * @param afterLaunch parts that must have been started before this one is; for those it can wait for by itself
 * @param preparation runs once, before the first start; it may take long
 * @param launch starts one process
 * @param ready asked until it has no fault, each time the process starts
 * @param alive asked every few seconds from then on
 * @param stop how it ends when the platform stops
 * @param startPatience how long {@code ready} may take
 */
public record Part(
        String name,
        String address,
        List<String> afterReady,
        List<String> afterLaunch,
        Preparation preparation,
        Launch launch,
        Probe ready,
        Probe alive,
        Stop stop,
        Duration startPatience) {

    @FunctionalInterface
    public interface Preparation {
        void run() throws IOException;
    }

    @FunctionalInterface
    public interface Launch {
        Process start(Path log) throws IOException;
    }

    /**
     * @param turn parts of turn 1 end first, then those of turn 2, and so on
     * @param signal that asks for an orderly end: {@code TERM} or {@code INT}
     */
    public record Stop(int turn, String signal) {}

    /** A part that is ready and alive by the same sign, and ends at SIGTERM. */
    public static Part of(String name, String address, int stopTurn, Launch launch, Probe probe) {
        return new Part(
                name,
                address,
                List.of(),
                List.of(),
                () -> {},
                launch,
                probe,
                probe,
                new Stop(stopTurn, "TERM"),
                Duration.ofMinutes(3));
    }

    public Part afterReady(String... names) {
        return new Part(
                name, address, List.of(names), afterLaunch, preparation, launch, ready, alive, stop, startPatience);
    }

    public Part afterLaunch(String... names) {
        return new Part(
                name, address, afterReady, List.of(names), preparation, launch, ready, alive, stop, startPatience);
    }

    public Part preparedBy(Preparation first) {
        return new Part(name, address, afterReady, afterLaunch, first, launch, ready, alive, stop, startPatience);
    }

    public Part readyWhen(Probe probe) {
        return new Part(name, address, afterReady, afterLaunch, preparation, launch, probe, alive, stop, startPatience);
    }

    public Part stoppedBy(String signal) {
        return new Part(
                name,
                address,
                afterReady,
                afterLaunch,
                preparation,
                launch,
                ready,
                alive,
                new Stop(stop.turn(), signal),
                startPatience);
    }

    public Part startsWithin(Duration patience) {
        return new Part(name, address, afterReady, afterLaunch, preparation, launch, ready, alive, stop, patience);
    }
}
