package io.heard.insights.theme;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class PillarResourceTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    private final String product = "product-" + UUID.randomUUID();

    @Test
    void saysWhichQualitiesOfServiceAreMissed() {
        Grievances.mixed().forEach(text -> answers.add(product, text, MONDAY));
        upkeep.mine();

        var pillars = given().queryParam("product", product)
                .get("/api/v1/pillars")
                .then()
                .statusCode(200)
                .body("items", hasSize(12))
                .body("complaints", is(Grievances.mixed().size()))
                .extract()
                .jsonPath();

        assertThat(pillars.getInt("items.find { it.pillar == 'respect' }.mentions"))
                .isGreaterThanOrEqualTo(4);
        assertThat(pillars.getInt("items.find { it.pillar == 'speed' }.mentions"))
                .isGreaterThanOrEqualTo(4);
        given().queryParam("product", product)
                .get("/api/v1/themes")
                .then()
                .body("items.pillars.flatten().pillar", hasItem("respect"));
    }

    @Test
    void asksOnlyForTheTimeGiven() {
        answers.add(product, "The technician was rude to my wife", MONDAY);
        upkeep.mine();

        given().queryParam("product", product)
                .queryParam("to", MONDAY.toString())
                .get("/api/v1/pillars")
                .then()
                .statusCode(200)
                .body("complaints", is(0))
                .body("items.mentions.unique()", contains(0));
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void tellsNothingOfForeignProducts() {
        answers.add(product, "The technician was rude to my wife", MONDAY);
        upkeep.mine();

        given().queryParam("product", product).get("/api/v1/pillars").then().body("complaints", is(0));
    }

    @Test
    void refusesParametersItDoesNotKnow() {
        given().queryParam("muted", "true")
                .get("/api/v1/pillars")
                .then()
                .statusCode(400)
                .body("errors.field", contains("muted"));
    }
}
