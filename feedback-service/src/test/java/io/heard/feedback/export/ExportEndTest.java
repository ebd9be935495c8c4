package io.heard.feedback.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.feedback.invitation.Invitation;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When an export is over. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportEndTest extends ExportScene {

    @Test
    void isGoneWhenItIsDeletedOrItsTimeIsOver() {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        file(id);
        Path file = whole(id);
        assertThat(file).exists();

        given().delete(EXPORTS + "/" + id).then().statusCode(204);
        worker.work();

        given().get(EXPORTS + "/" + id).then().statusCode(404);
        assertThat(file.getParent()).doesNotExist();

        String second = ask("csv");
        exportsAfter(config.kept().plusMinutes(1)).removeExpired();
        worker.work();
        given().get(EXPORTS + "/" + second).then().statusCode(404);
    }

    @Test
    void saysThatItsFileIsLostAndNotThatItIsToBeWaitedFor() throws Exception {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        file(id);
        Files.delete(whole(id));

        given().get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/export-file-lost"));
    }

    @Test
    void anErasureTakesFilesAlongThatMayHoldTheAnswers() {
        Invitation invitation = answer("broadband", "canary", 4);
        String with = ask("csv");
        UUID other = UUID.fromString(create(draft("csv", "")
                .replace(campaignId.toString(), UUID.randomUUID().toString())));
        worker.work();

        exports.forget(List.of(invitation));
        worker.work();

        given().get(EXPORTS + "/" + with).then().statusCode(404);
        given().get(EXPORTS + "/" + other).then().statusCode(200);
    }

    @Test
    void holdsNothingWhoseTimeIsOver() {
        Invitation invitation = answer("broadband", "canary", 4);
        String with = ask("csv");
        file(with);
        Path whole = whole(with);
        String other = create(draft("csv", "")
                .replace(campaignId.toString(), UUID.randomUUID().toString()));
        worker.work();

        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), aDayLater());
        worker.work();

        get(with)
                .body("state", equalTo("EXPIRED"))
                .body("failure", equalTo("RETENTION"))
                .body("manifest", nullValue());
        given().get(EXPORTS + "/" + with + "/file")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/export-expired"));
        assertThat(whole.getParent()).doesNotExist();
        get(other).body("state", equalTo("DONE"));
    }

    @Test
    void canBeFetchedForADayAlthoughTheTimeOfAnAnswerInItIsOver() {
        Invitation invitation = answer("broadband", "canary", 4);
        String id = ask("csv");

        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), Instant.now());

        file(id);
        assertThat(exports.find(UUID.fromString(id), "gus").orElseThrow().expiresAt())
                .isBefore(aDayLater());
    }

    @Test
    void isNotFinishedOnceTheTimeOfAnAnswerInItIsOver() throws Exception {
        Invitation invitation = answer("broadband", "canary", 4);
        for (int i = 0; i < 20; i++) {
            answer("broadband", "canary", 4);
        }
        String id = ask("csv");
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var pages = new AtomicInteger();

        writer(claimed, () -> {
                    if (pages.incrementAndGet() == 2) {
                        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), aDayLater());
                    }
                    return false;
                })
                .write();
        worker.work();

        get(id).body("state", equalTo("EXPIRED")).body("manifest", nullValue());
        assertThat(config.directory().resolve(id)).doesNotExist();
    }

    private Path whole(String id) {
        Export done = exports.find(UUID.fromString(id), "gus").orElseThrow();
        return files.whole(done, Objects.requireNonNull(done.manifest()));
    }

    private static Instant aDayLater() {
        return Instant.now().plus(Duration.ofDays(1));
    }
}
