package io.heard.feedback.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.client.model.Filters;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What broke off goes on where it was. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportResumptionTest extends ExportScene {

    @Test
    void aFetchThatBrokeOffGoesOnWhereItWas() {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        Response whole = file(id);
        byte[] bytes = whole.asByteArray();
        String tag = whole.header("ETag");

        given().header("Range", "bytes=10-")
                .header("If-Range", tag)
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 10-" + (bytes.length - 1) + "/" + bytes.length)
                .header("Content-Length", String.valueOf(bytes.length - 10));
        assertThat(given().header("Range", "bytes=10-19")
                        .get(EXPORTS + "/" + id + "/file")
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        given().header("Range", "bytes=10-")
                .header("If-Range", "\"another\"")
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(200);
        given().header("Range", "bytes=" + bytes.length + "-")
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(416)
                .contentType("application/problem+json");
    }

    @Test
    void aKilledServiceGoesOnWithTheNextPart() {
        for (String format : List.of("csv", "ndjson", "parquet")) {
            for (int i = 0; i < 24; i++) {
                answer("broadband", format + " " + i, i % 11);
            }
            String id = create(draft(format, ""));
            var calls = new AtomicInteger();
            Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
            assertThat(claimed.id()).hasToString(id);
            assertThatThrownBy(() -> writer(claimed, () -> {
                                if (calls.incrementAndGet() == 3) {
                                    throw new IllegalStateException("killed");
                                }
                                return false;
                            })
                            .write())
                    .hasMessage("killed");
            Export left = exports.find(claimed.id(), "gus").orElseThrow();
            assertThat(left.parts()).hasSize(2);
            assertThat(left.written()).isEqualTo(14);
            given().get(EXPORTS + "/" + id + "/file").then().statusCode(409);
            get(id).body("state", equalTo("RUNNING"))
                    .body("manifest", nullValue())
                    .body("rows", equalTo(14));

            restarted().work();

            Export whole = exports.find(claimed.id(), "gus").orElseThrow();
            assertThat(whole.parts()).startsWith(left.parts().toArray(new Export.Part[0]));
            byte[] resumed = given().get(EXPORTS + "/" + id + "/file").asByteArray();
            byte[] atOnce = file(ask(format)).asByteArray();
            assertThat(resumed).isEqualTo(atOnce);
            removeAll();
            responses.remove(UUID.randomUUID(), ids());
        }
    }

    @Test
    void anInstanceWithoutThePartsBeginsAnew() throws Exception {
        for (int i = 0; i < 16; i++) {
            answer("broadband", "Text", i % 11);
        }
        String id = create(draft("csv", ""));
        var calls = new AtomicInteger();
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        writer(claimed, () -> calls.incrementAndGet() == 2).write();
        Export left = exports.find(claimed.id(), "gus").orElseThrow();
        assertThat(left.parts()).hasSize(1);
        Files.delete(files.file(claimed, left.parts().getFirst().file()));

        restarted().work();

        assertThat(csv(given().get(EXPORTS + "/" + id + "/file").asByteArray())).hasSize(17);
        get(id).body("manifest.rows", equalTo(16));
    }

    private List<UUID> ids() {
        return store.collection("responses", Document.class)
                .find(Filters.eq("invitation.campaignId", campaignId))
                .map(document -> document.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    /** After a minute, when the lease of the one before is over. */
    private ExportWorker restarted() {
        return worker(exportsAfter(Duration.ofMinutes(1)), files);
    }
}
