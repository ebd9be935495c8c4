package io.heard.local.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.local.supervision.RunRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    private static final Pace FAST = new Pace(
            Duration.ofMillis(100),
            3,
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(30),
            Duration.ofSeconds(5));
    private static final Probe WELL = Optional::empty;
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Home home;
    private Supervisor supervisor;
    private final List<String> reports = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void chooseHome() {
        home = Home.at(folder);
    }

    @AfterEach
    void stop() {
        if (supervisor != null) {
            supervisor.stop();
        }
    }

    @Test
    void startsAProcessAgainThatDied() throws IOException {
        supervise(shell("exec sleep 600", WELL));
        RunRecord first = awaitState(State.READY);

        first.process().orElseThrow().destroyForcibly();

        await().atMost(SOON).untilAsserted(() -> {
            RunRecord second = record();
            assertThat(second.pid()).isNotIn(0L, first.pid());
            assertThat(second.state()).isEqualTo(State.READY);
            assertThat(second.restarts()).isEqualTo(1);
        });
        assertThat(reports).anyMatch(line -> line.contains("ended (exit status 137)"));
    }

    @Test
    void killsAndStartsAgainAProcessThatHangsAndIgnoresRequestsToEnd() throws IOException {
        Path sick = folder.resolve("sick");
        Probe alive = () -> Files.exists(sick) ? Optional.of("consumer has halted") : Optional.empty();
        supervise(shell("trap '' TERM; while true; do sleep 1; done", alive));
        RunRecord first = awaitState(State.READY);

        Files.createFile(sick);
        await().atMost(SOON)
                .until(() -> reports.stream().anyMatch(line -> line.contains("is not well: consumer has halted")));
        Files.delete(sick);

        await().atMost(SOON).untilAsserted(() -> assertThat(record().state()).isEqualTo(State.READY));
        assertThat(record().pid()).isNotEqualTo(first.pid());
        assertThat(first.process()).isEmpty();
    }

    @Test
    void oneMissedProbeIsNoReasonToRestart() throws IOException {
        List<Optional<String>> answers = Collections.synchronizedList(new ArrayList<>());
        Probe alive = () -> {
            answers.add(answers.size() % 3 == 2 ? Optional.empty() : Optional.of("busy"));
            return answers.getLast();
        };
        supervise(shell("exec sleep 600", alive).readyWhen(WELL));
        awaitState(State.READY);

        await().atMost(SOON).until(() -> answers.size() > 12);

        assertThat(record().restarts()).isZero();
    }

    @Test
    void givesUpOnAPartThatNeverStartsAndShowsTheEndOfItsLog() {
        supervise(shell("echo cannot open the data; exit 3", WELL).readyWhen(() -> Optional.of("not yet")));

        assertThat(supervisor.ready())
                .failsWithin(SOON)
                .withThrowableThat()
                .havingCause()
                .withMessage("sleeper ended while starting (exit status 3)");
        assertThat(reports).contains("  sleeper | cannot open the data");
    }

    @Test
    void waitsForItsPrerequisitesAndFailsWithThem() throws IOException {
        CompletableFuture<Void> database = new CompletableFuture<>();
        supervise(shell("exec sleep 600", WELL), database);
        await().atMost(SOON).untilAsserted(() -> assertThat(record().state()).isEqualTo(State.WAITING));

        database.completeExceptionally(new StartFailure("postgres did not start"));

        assertThat(supervisor.ready()).failsWithin(SOON);
        assertThat(record().pid()).isZero();
    }

    @Test
    void stopEndsTheProcessInAnOrderlyWay() throws IOException {
        Path farewell = folder.resolve("farewell");
        Path ready = folder.resolve("ready");
        Part part = shell(
                "trap 'echo bye > " + farewell + "; exit 0' TERM; touch " + ready + "; while true; do sleep 0.1; done",
                WELL);
        supervise(part.readyWhen(() -> Files.exists(ready) ? Optional.empty() : Optional.of("no trap yet")));
        RunRecord running = awaitState(State.READY);

        supervisor.stop();

        assertThat(running.process()).isEmpty();
        assertThat(farewell).hasContent("bye");
        assertThat(record().state()).isEqualTo(State.STOPPED);
    }

    private Part shell(String script, Probe probe) {
        ChildCommand command = new ChildCommand(List.of("/bin/sh", "-c", script), Map.of(), folder);
        return Part.of("sleeper", "nowhere", 1, command::start, probe);
    }

    private void supervise(Part part) {
        supervise(part, CompletableFuture.completedFuture(null));
    }

    private void supervise(Part part, CompletableFuture<Void> prerequisites) {
        supervisor = new Supervisor(part, home, FAST, prerequisites, reports::add);
        supervisor.start();
    }

    private RunRecord awaitState(State state) throws IOException {
        await().atMost(SOON).untilAsserted(() -> assertThat(record().state()).isEqualTo(state));
        return record();
    }

    private RunRecord record() throws IOException {
        return RunRecord.readAll(home.run()).getFirst();
    }
}
