package io.heard.survey.contact;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ContactPolicyResourceTest {

    @Test
    void changesForWhoeverHasSeenIt() {
        String etag = given().get("/api/v1/contact-policy")
                .then()
                .statusCode(200)
                .body("maximumInvitations", equalTo(2))
                .body("window", equalTo("PT720H"))
                .extract()
                .header("ETag");

        String newer = put(etag, "{\"maximumInvitations\": 3, \"window\": \"P60D\"}")
                .statusCode(200)
                .body("changedBy", equalTo("ada"))
                .extract()
                .header("ETag");
        put(etag, "{\"maximumInvitations\": 9, \"window\": \"P1D\"}").statusCode(412);
        put(newer, "{\"maximumInvitations\": 2, \"window\": \"P30D\"}")
                .statusCode(200)
                .body("maximumInvitations", equalTo(2));
    }

    @Test
    void namesTheBrokenRules() {
        put("*", "{\"maximumInvitations\": 0, \"window\": \"tomorrow\"}")
                .statusCode(400)
                .body("errors.field", hasItems("maximumInvitations", "window"));
        put("*", "{}").statusCode(400);
    }

    @Test
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void campaignManagersReadItOnly() {
        given().get("/api/v1/contact-policy").then().statusCode(200);
        put("*", "{\"maximumInvitations\": 9, \"window\": \"P1D\"}").statusCode(403);
    }

    private static ValidatableResponse put(String etag, String body) {
        return given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(body)
                .put("/api/v1/contact-policy")
                .then();
    }
}
