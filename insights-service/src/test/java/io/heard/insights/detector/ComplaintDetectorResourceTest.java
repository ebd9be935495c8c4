package io.heard.insights.detector;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.insights.Database;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ComplaintDetectorResourceTest {

    private static final String DETECTORS = "/api/v1/complaint-detectors";

    @Inject
    Database database;

    @BeforeEach
    void threeProductsOneOfWhichLearntTwice() throws SQLException {
        database.execute("""
                insert into mining_state (product) values ('detector-a'), ('detector-b'), ('detector-c')
                on conflict do nothing""");
        database.execute("""
                insert into complaint_detector values
                    ('detector-b', 1, '', 0.5, 160, 160, 0.9123, 0.9301, '2026-03-01T00:00:00Z', now()),
                    ('detector-b', 2, '', 0.45, 1600, 400, 0.9301, 0.9472, '2026-04-01T00:00:00Z', now())
                on conflict do nothing""");
    }

    @Test
    void tellsVersionThresholdAndHowWellItReads() {
        given().queryParam("product", "detector-b")
                .get(DETECTORS)
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .body("items[0].version", is(2))
                .body("items[0].threshold", is(.45f))
                .body("items[0].learntFrom", is(1600))
                .body("items[0].judgedOn", is(400))
                .body("items[0].aucBefore", is(.93f))
                .body("items[0].aucAfter", is(.947f))
                .body("items[0].adoptedAt", is("2026-04-01T00:00:00Z"));
    }

    @Test
    void tellsOfProductsThatStillReadAsShipped() {
        given().queryParam("product", "detector-a")
                .get(DETECTORS)
                .then()
                .statusCode(200)
                .body("items[0].version", is(0))
                .body("items[0].threshold", is(.5f))
                .body("items[0].learntFrom", is(0))
                .body("items[0].aucAfter", nullValue())
                .body("items[0].adoptedAt", nullValue());
    }

    @Test
    void listsAllOfThemPageByPage() {
        String next = given().queryParam("pageSize", 1)
                .get(DETECTORS)
                .then()
                .statusCode(200)
                .body("items.size()", is(1))
                .body("nextPageToken", notNullValue())
                .extract()
                .path("nextPageToken");
        String first = given().queryParam("pageSize", 1)
                .get(DETECTORS)
                .then()
                .extract()
                .path("items[0].product");

        String second = given().queryParam("pageSize", 1)
                .queryParam("pageToken", next)
                .get(DETECTORS)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].product");

        assertThat(second).isGreaterThan(first);
        given().queryParam("pageSize", 200)
                .get(DETECTORS)
                .then()
                .body("items.product", hasItem("detector-a"))
                .body("items.product", hasItem("detector-c"));
    }

    @Test
    @TestSecurity(
            user = "cy",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "detector-a"))
    void showsACallerTheirOwnProductsOnly() {
        given().get(DETECTORS).then().statusCode(200).body("items.product", contains("detector-a"));
        given().queryParam("product", "detector-b")
                .get(DETECTORS)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @Test
    @TestSecurity(user = "mia", roles = "campaign-manager")
    void isForAnalystsAndAdministrators() {
        given().get(DETECTORS).then().statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "product, Broad band",
        "pageSize, 0",
        "pageSize, many",
        "pageToken, !!!",
        "pageToken, AA",
        "produkt, broadband",
    })
    void refusesByName(String name, String value) {
        given().queryParam(name, value)
                .get(DETECTORS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", is(name));
    }
}
