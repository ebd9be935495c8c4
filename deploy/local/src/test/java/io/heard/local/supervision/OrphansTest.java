package io.heard.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.local.supervision.RunRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void stopsTheProcessesThatALauncherLeftBehind() throws Exception {
        Process left = sleeper();
        record("survey-service", 1, left, RunRecord.startOf(left.toHandle()));

        assertThat(stop()).isEqualTo(1);

        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void leavesAProcessAloneThatGotTheSamePidLater() throws Exception {
        Process stranger = sleeper();
        record(
                "survey-service",
                1,
                stranger,
                RunRecord.startOf(stranger.toHandle()).minusSeconds(60));

        assertThat(stop()).isZero();

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void knowsNothingOfAFileThatWasNotWrittenToTheEnd() throws Exception {
        Files.writeString(home().run().resolve("kafka.part.json"), "{\"name\":\"kaf");

        assertThat(stop()).isZero();
    }

    @Test
    void stopsServicesBeforeTheDatabaseTheyUse() throws Exception {
        Path order = folder.resolve("order");
        Process database = saysInto(order, "database");
        Process service = saysInto(order, "service");
        record("postgres", 5, database, RunRecord.startOf(database.toHandle()));
        record("survey-service", 1, service, RunRecord.startOf(service.toHandle()));

        assertThat(stop()).isEqualTo(2);

        assertThat(order).hasContent("service\ndatabase");
    }

    private int stop() throws IOException, InterruptedException {
        return Orphans.stop(home(), PATIENCE, line -> {});
    }

    private Home home() {
        return Home.at(folder);
    }

    private void record(String name, int turn, Process process, Instant startedAt) throws IOException {
        new RunRecord(name, "", process.pid(), startedAt, new Part.Stop(turn, "TERM"), State.READY, 0)
                .write(home().run());
    }

    /** Writes its name when it is asked to end. Returns when it is able to. */
    private Process saysInto(Path order, String name) throws IOException {
        Path ready = folder.resolve(name + "-is-ready");
        Process process = shell("trap 'echo " + name + " >> " + order + "; exit' TERM; touch " + ready
                + "; while true; do sleep 0.1; done");
        await().until(() -> Files.exists(ready));
        return process;
    }

    private Process sleeper() throws IOException {
        return shell("exec sleep 600");
    }

    private Process shell(String script) throws IOException {
        Process process =
                new ChildCommand(List.of("/bin/sh", "-c", script), Map.of(), folder).start(folder.resolve("shell.log"));
        processes.add(process);
        return process;
    }
}
