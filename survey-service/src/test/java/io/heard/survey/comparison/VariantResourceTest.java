package io.heard.survey.comparison;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the variants of a campaign brought. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class VariantResourceTest {

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Test
    void countsWhatEachVariantBrought() {
        String id = scene.liveCampaign(", \"variants\": [{\"id\": \"usual\", \"share\": 50},"
                + " {\"id\": \"friendly\", \"share\": 50, \"subject\": \"Well?\"}]");
        for (int i = 0; i < 12; i++) {
            scene.report("customer-" + i);
        }
        Scene.pause(id);
        int usual = variants(id).path("items[0].invited");
        int friendly = variants(id).path("items[1].invited");
        assertThat(usual + friendly).isEqualTo(12);

        database.change("update invitation set sent_at = now() where variant = 'usual' and campaign_id = '" + id + "'");
        database.change(
                "update invitation set answered_at = now() where variant = 'usual' and campaign_id = '" + id + "'");

        variants(id)
                .then()
                .body("items.id", equalTo(List.of("usual", "friendly")))
                .body("items[0].share", equalTo(50))
                .body("items[0].sent", equalTo(usual))
                .body("items[0].answered", equalTo(usual))
                .body("items[0].difference", nullValue())
                .body("items[1].sent", equalTo(0))
                .body("items[1].responseRate", nullValue())
                .body("items[1].difference.verdict", equalTo("TOO_FEW"))
                .body("items[1].difference.chance", nullValue());
    }

    @Test
    void isEmptyWithoutVariants() {
        variants(scene.campaign("")).then().body("items", equalTo(List.of()));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void isForThoseWhoMaySeeTheCampaign() {
        String id = new Scene().campaign(", \"product\": \"mobile\"");
        variants(id).then().body("items", equalTo(List.of()));
        database.change(
                "update campaign set products = array['energy'], settings = jsonb_set(settings, '{audience,product}', '\"energy\"') where id = '"
                        + id + "'");
        given().get("/api/v1/campaigns/" + id + "/variants").then().statusCode(404);
    }

    private static Response variants(String id) {
        var response = given().get("/api/v1/campaigns/" + id + "/variants");
        response.then().statusCode(200);
        return response;
    }
}
