package io.heard.feedback.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.export.table.Columns;
import io.heard.feedback.export.table.FileFormat;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Several instances write into one directory, and one of them was taken for dead. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportTakeoverTest extends ExportScene {

    private static final Duration AFTER_THE_LEASE = Duration.ofMinutes(1);

    @Test
    void whoWasPausedWritesIntoNobodysFile() throws Exception {
        Invitation invitation = answer("broadband", "long ".repeat(400), 4);
        String id = ask("csv");
        Export paused = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var begun = new CountDownLatch(1);
        var takenOver = new CountDownLatch(1);
        var done = new CompletableFuture<Void>();
        Thread first = Thread.ofVirtual().start(() -> {
            try {
                writer(paused, () -> {
                            begun.countDown();
                            return interrupted(takenOver);
                        })
                        .write();
                done.complete(null);
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        begun.await();
        change(invitation, "short");
        Export taken = exportsAfter(AFTER_THE_LEASE)
                .claim(UUID.randomUUID(), config.lease())
                .orElseThrow();

        writer(taken, () -> {
                    takenOver.countDown();
                    done.join();
                    return false;
                })
                .write();

        first.join();
        byte[] file = given().get(EXPORTS + "/" + id + "/file").asByteArray();
        assertThat(new String(file, UTF_8)).contains("short").doesNotContain("long");
        assertThat(csv(file)).hasSize(2);
        assertThat(filesOf(id)).hasSize(1);
    }

    @Test
    void whoLosesTheLeaseAtTheEndLeavesThePartsToItsSuccessor() throws Exception {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var late = new ExportFiles(config) {
            @Override
            Export.Manifest assemble(
                    Export export,
                    FileFormat format,
                    Columns columns,
                    List<Export.Part> parts,
                    Path whole,
                    Runnable beforeEach,
                    Clock clock)
                    throws IOException {
                exportsAfter(AFTER_THE_LEASE).claim(UUID.randomUUID(), config.lease());
                return super.assemble(export, format, columns, parts, whole, beforeEach, clock);
            }
        };

        writer(claimed, late, () -> false).write();

        Export left = exports.find(claimed.id(), "gus").orElseThrow();
        assertThat(left.manifest()).isNull();
        assertThat(left.parts()).hasSize(1);
        assertThat(filesOf(id)).containsExactly(left.parts().getFirst().file());
        worker(exportsAfter(AFTER_THE_LEASE.multipliedBy(2)), files).work();
        assertThat(csv(given().get(EXPORTS + "/" + id + "/file").asByteArray())).hasSize(2);
        assertThat(filesOf(id)).hasSize(1);
    }

    @Test
    void keepsTheLeaseWhileThePartsArePutTogether() throws Exception {
        for (int i = 0; i < 28; i++) {
            answer("broadband", "Because", 4);
        }
        String id = ask("csv");
        var time = new Time(clock.instant());
        var known = new Exports(store, time);
        Export claimed = known.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var slow = new ExportFiles(config) {
            @Override
            Export.Manifest assemble(
                    Export export,
                    FileFormat format,
                    Columns columns,
                    List<Export.Part> parts,
                    Path whole,
                    Runnable beforeEach,
                    Clock clock)
                    throws IOException {
                return super.assemble(
                        export,
                        format,
                        columns,
                        parts,
                        whole,
                        () -> {
                            time.now =
                                    time.now.plus(config.lease().multipliedBy(2).dividedBy(3));
                            assertThat(known.claim(UUID.randomUUID(), config.lease()))
                                    .isEmpty();
                            beforeEach.run();
                        },
                        clock);
            }
        };
        var lease = new ExportLease(known, claimed.id(), claimed.worker(), config.lease(), time);

        new ExportWriter(claimed, lease, slow, responses, search, surveys, masking, config, time, () -> false).write();

        get(id).body("state", equalTo("DONE")).body("manifest.rows", equalTo(28));
    }

    private void change(Invitation invitation, String text) {
        responses.record(
                invitation,
                new Submission(
                        UUID.randomUUID(), now(), "en", List.of(Answer.text("why", QuestionType.LONG_TEXT, text))),
                new Credence.Believed());
    }

    private List<String> filesOf(String id) throws IOException {
        try (Stream<Path> found = Files.list(config.directory().resolve(id))) {
            return found.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static boolean interrupted(CountDownLatch awaited) {
        try {
            awaited.await();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static final class Time extends Clock {

        private Instant now;

        Time(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
