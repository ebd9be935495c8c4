package io.heard.survey.respondent.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.respondent.ReportedCustomer;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Suppression;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What our staff see and change of a respondent. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class RespondentResourceTest {

    private final Scene scene = new Scene();

    @Inject
    Respondents respondents;

    private String campaign;

    @AfterEach
    void pause() {
        if (campaign != null) {
            Scene.pause(campaign);
        }
    }

    @Test
    void findsACustomerByTheCompanysOwnId() {
        String id = known();

        get(id).statusCode(200)
                .body("person.email", equalTo(scene.email("ann")))
                .body("person.customerId", equalTo(scene.customer("ann")))
                .body("standing.optedOut", equalTo(false));
        given().get("/api/v1/respondents?customerId=nobody-like-this")
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of()));
        given().get("/api/v1/respondents").then().statusCode(400).body("errors[0].field", equalTo("customerId"));
        get(UUID.randomUUID().toString()).statusCode(404);
    }

    @Test
    void anOptOutKeptByStaffIsInTheTrailWithItsReason() {
        String id = known();
        put(id + "/opt-out", "{\"reason\": \"told us by phone\"}").statusCode(204);
        get(id).body("standing.optedOut", equalTo(true));
        given().delete("/api/v1/respondents/" + id + "/opt-out").then().statusCode(400);
        given().delete("/api/v1/respondents/" + id + "/opt-out?reason=changed their mind")
                .then()
                .statusCode(204);

        get(id).body("standing.optedOut", equalTo(false))
                .body("changes.change", equalTo(List.of("OPT_OUT_LIFTED", "OPTED_OUT")))
                .body("changes.reason", equalTo(List.of("changed their mind", "told us by phone")))
                .body("changes.changedBy", equalTo(List.of("ada", "ada")));
    }

    @Test
    void keepsWishesAndNamesWhatIsWrongWithThem() {
        String id = known();
        put(id + "/preferences", "{\"refusedTopics\": [\"delivery\"], \"atMostEvery\": \"P30D\", \"language\": \"de\"}")
                .statusCode(200)
                .body("wishes.refusedTopics", equalTo(List.of("delivery")))
                .body("wishes.atMostEvery", equalTo("P30D"))
                .body("wishes.language", equalTo("de"));
        put(id + "/preferences", "{\"refusedTopics\": [\"No Topic\"], \"atMostEvery\": \"PT1S\", \"language\": \"?\"}")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("refusedTopics", "atMostEvery", "language")));
        put(id + "/preferences", "{}").statusCode(200).body("wishes.refusedTopics", equalTo(List.of()));
    }

    @Test
    void liftsASuppressionWithAReason() {
        String id = known();
        QuarkusTransaction.requiringNew().run(() -> respondents.suppress(UUID.fromString(id), Suppression.BOUNCED));
        get(id).body("standing.suppression", equalTo("BOUNCED"));
        given().delete("/api/v1/respondents/" + id + "/suppression?reason=mailbox was full")
                .then()
                .statusCode(204);

        get(id).body("standing.suppression", nullValue()).body("changes[0].reason", equalTo("mailbox was full"));
    }

    @Test
    void exportsEverythingWeKeepAndSaysWhereTheRestIs() {
        campaign = scene.liveCampaign("");
        String id = known();

        given().get("/api/v1/respondents/" + id + "/export")
                .then()
                .statusCode(200)
                .header("Content-Disposition", containsString("attachment"))
                .body("respondent.person.email", equalTo(scene.email("ann")))
                .body("kept.interactions[0].touchpoint", equalTo(scene.touchpoint()))
                .body("kept.decisions[0].gates[0].gate", equalTo("RULE"))
                .body("kept.invitations[0].status", equalTo("PLANNED"))
                .body("elsewhere[0].address", equalTo("/api/v1/responses?customerId=" + id))
                .body("elsewhere[1].address", equalTo("/api/v1/cases?customerId=" + id))
                .body("elsewhere[2].address", equalTo("/api/v1/drafts?customerId=" + id));
    }

    @Test
    @TestSecurity(
            user = "cam",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "broadband"))
    void campaignManagersSeeWhetherSomebodyMayBeAskedAndNotWhoItIs() {
        String id = known();

        get(id).statusCode(200).body("standing.hasAddress", equalTo(true)).body("person", nullValue());
        given().get("/api/v1/respondents/" + id + "/export").then().statusCode(403);
        put(id + "/opt-out", "{\"reason\": \"x\"}").statusCode(403);
        put(id + "/preferences", "{}").statusCode(403);
        given().delete("/api/v1/respondents/" + id + "/suppression?reason=x")
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(
            user = "cam",
            roles = {"campaign-manager", "intake"},
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void respondentsOfOtherProductsAreUnknown() {
        String foreign = QuarkusTransaction.requiringNew()
                .call(() -> respondents
                        .remember(List.of(new ReportedCustomer(scene.customer("bo"), null, null, null, null)))
                        .get(scene.customer("bo"))
                        .id()
                        .toString());

        get(foreign).statusCode(404);
    }

    private String known() {
        scene.report("ann");
        return given().get("/api/v1/respondents?customerId=" + scene.customer("ann"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
    }

    private static ValidatableResponse get(String id) {
        return given().get("/api/v1/respondents/" + id).then();
    }

    private static ValidatableResponse put(String path, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .put("/api/v1/respondents/" + path)
                .then();
    }
}
