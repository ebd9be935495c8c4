package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies outside a caller's products does not exist for them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(
        user = "bo",
        roles = "campaign-manager",
        attributes = @SecurityAttribute(key = "products", value = "mobile"))
class StrangersCampaignTest {

    @Inject
    EntityManager entityManager;

    private String broadband;
    private String everyProduct;

    @BeforeEach
    void plan() {
        broadband = insert("'broadband'");
        everyProduct = insert("null");
    }

    @Test
    void cannotBeReadOrChangedOrStarted() {
        for (String id : new String[] {broadband, everyProduct}) {
            String location = "/api/v1/campaigns/" + id;
            given().get(location).then().statusCode(404);
            given().contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body("{\"name\": \"Mine now\", \"touchpoint\": \"x\"}")
                    .put(location)
                    .then()
                    .statusCode(404);
            given().put(location + "/activation").then().statusCode(404);
            given().delete(location + "/activation").then().statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?pageSize=200"})
    void isNotListed(String query) {
        given().get("/api/v1/campaigns" + query)
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(broadband)))
                .body("items.id", not(hasItem(everyProduct)));
    }

    private String insert(String product) {
        String id = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew().run(() -> {
            entityManager.createNativeQuery("""
                            insert into survey (id, edition, content, changed, created_at)
                            values ('%s', 0, '{"title": "Old", "language": "en", "questions": []}', true, now())""".formatted(id)).executeUpdate();
            entityManager
                    .createNativeQuery(StoredCampaign.insert(id, id, product))
                    .executeUpdate();
        });
        return id;
    }
}
