package io.heard.local.supervision;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Processes that a launcher left behind because it was killed. */
public final class Orphans {

    private Orphans() {}

    /**
     * Stops every process that the home's records name and that is still the one recorded, in the order in which parts stop.
     * Any other process, also one that got a recorded pid since, is left alone.
     *
     * @return how many were stopped
     */
    public static int stop(Home home, Duration patience, Consumer<String> report)
            throws IOException, InterruptedException {
        Map<Integer, List<RunRecord>> turns = RunRecord.readAll(home.run()).stream()
                .filter(record -> record.process().isPresent())
                .collect(Collectors.groupingBy(record -> record.stop().turn(), TreeMap::new, Collectors.toList()));
        int stopped = 0;
        for (List<RunRecord> turn : turns.values()) {
            List<Thread> endings = new ArrayList<>();
            for (RunRecord orphan : turn) {
                report.accept("stopping " + orphan.name() + " of an earlier start (pid " + orphan.pid() + ")");
                endings.add(Thread.startVirtualThread(() -> end(orphan, patience)));
            }
            for (Thread ending : endings) {
                ending.join();
                stopped++;
            }
        }
        return stopped;
    }

    private static void end(RunRecord orphan, Duration patience) {
        try {
            ProcessHandle process = orphan.process().orElse(null);
            if (process != null) {
                Ending.of(process, orphan.stop().signal(), patience);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
