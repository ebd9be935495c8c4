package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who changed a campaign, when and what; and that nobody can change that. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class CampaignAuditTest {

    @Inject
    Database database;

    private final Scene scene = new Scene();

    @Test
    void saysWhoDidWhatAndWhatWasDifferentBefore() {
        String id = scene.campaign("");
        edit(id, 200, ", \"samplePercent\": 40, \"product\": \"mobile\"");
        edit(id, 200, ", \"samplePercent\": 40, \"product\": \"mobile\"");
        put(id + "/activation", 204);
        put(id + "/activation", 204);
        given().delete("/api/v1/campaigns/" + id + "/activation").then().statusCode(204);
        put(id + "/end", 204);
        put(id + "/end", 204);

        audit(id, "")
                .body("items.action", equalTo(List.of("ENDED", "PAUSED", "ACTIVATED", "EDITED", "CREATED")))
                .body("items.number", equalTo(List.of(5, 4, 3, 2, 1)))
                .body("items[0].by.name", equalTo("cam"))
                .body("items[0].at", notNullValue())
                .body("items[3].changes.field", equalTo(List.of("product", "samplePercent")))
                .body("items[3].changes.from", equalTo(Arrays.asList(null, 100)))
                .body("items[3].changes.to", equalTo(List.of("mobile", 40)))
                .body("items[4].changes.field", hasItems("name", "touchpoint", "sendTimes"))
                .body("nextPageToken", nullValue())
                .body("verified", equalTo(true));
    }

    @Test
    void isReadInPages() {
        String id = scene.campaign("");
        for (int percent = 1; percent <= 4; percent++) {
            edit(id, 200, ", \"samplePercent\": " + percent);
        }

        String next = audit(id, "?pageSize=3")
                .body("items.number", equalTo(List.of(5, 4, 3)))
                .extract()
                .path("nextPageToken");
        audit(id, "?pageSize=3&pageToken=" + next).body("items.number", equalTo(List.of(2, 1)));
        given().get("/api/v1/campaigns/" + id + "/audit?pageToken=eHh4").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update change_entry set content = replace(content, '40', '41') where subject_id = '%s' and number = 2",
                "delete from change_entry where subject_id = '%s' and number = 2",
                "delete from change_entry where subject_id = '%s' and number = 3",
                "update change_entry set number = case number when 2 then 9 else 2 end where subject_id = '%s' and number = 2",
                "insert into change_entry select subject_id, 4, content, seal from change_entry where subject_id = '%s' and number = 3"
            })
    void showsThatSomebodyTamperedWithoutSealingAnew(String tampering) {
        String id = scene.campaign("");
        edit(id, 200, ", \"samplePercent\": 40");
        edit(id, 200, ", \"samplePercent\": 50");
        audit(id, "").body("verified", equalTo(true));

        database.change(tampering.formatted(id));

        audit(id, "").body("verified", equalTo(false));
    }

    /** Entries of before surveys had a trail name the campaign otherwise. */
    @Test
    void readsWhatWasSealedBefore() {
        String id = UUID.randomUUID().toString();
        database.change(StoredCampaign.insert(id, Scene.survey(), "null"));
        String content = """
                {"campaignId":"%s","number":1,"at":"2026-03-02T09:30:00Z","by":{"subject":"1","name":"cam"},\
                "action":"CREATED","changes":[]}""".formatted(id);
        database.change("insert into change_entry select '" + id + "', 1, t.content, encode(sha256(convert_to('"
                + "0".repeat(64) + "' || t.content, 'UTF8')), 'hex') from (values ('" + content
                + "')) t (content)");
        database.change(
                "insert into change_trail select subject_id, number, seal from change_entry where subject_id = '" + id
                        + "'");

        audit(id, "").body("items[0].subjectId", equalTo(id)).body("verified", equalTo(true));
    }

    @Test
    void keepsEveryChangeInOrderHoweverManyAreMadeAtOnce() throws Exception {
        String id = scene.campaign("");
        String survey = given().get("/api/v1/campaigns/" + id).path("surveyId");
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> edits = IntStream.rangeClosed(1, 12)
                    .<Callable<Integer>>mapToObj(percent -> () -> given().contentType(ContentType.JSON)
                            .header("If-Match", "*")
                            .body("""
                                    {"name": "A test", "surveyId": "%s", "touchpoint": "%s", "samplePercent": %d}""".formatted(survey, scene.touchpoint(), percent))
                            .put("/api/v1/campaigns/" + id)
                            .statusCode())
                    .toList();
            for (var edit : threads.invokeAll(edits)) {
                assertThat(edit.get()).isEqualTo(200);
            }
        }

        audit(id, "").body("items.size()", equalTo(13)).body("verified", equalTo(true));
    }

    @Test
    void keepsNothingOfAChangeThatWasRefused() {
        String id = scene.campaign("");
        edit(id, 400, ", \"samplePercent\": 400");

        audit(id, "").body("items.action", equalTo(List.of("CREATED")));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void isForThoseWhoMaySeeTheCampaign() {
        String id = UUID.randomUUID().toString();
        database.change(StoredCampaign.insert(id, Scene.survey(), "'broadband'"));

        given().get("/api/v1/campaigns/" + id + "/audit").then().statusCode(404);
        given().put("/api/v1/campaigns/" + id + "/end").then().statusCode(404);
        assertThat(database.count("select count(*) from change_entry where subject_id = '" + id + "'"))
                .isZero();
    }

    private static void put(String path, int status) {
        given().put("/api/v1/campaigns/" + path).then().statusCode(status);
    }

    private static ValidatableResponse audit(String id, String query) {
        return given().get("/api/v1/campaigns/" + id + "/audit" + query).then().statusCode(200);
    }

    private void edit(String id, int status, String more) {
        String survey = given().get("/api/v1/campaigns/" + id).path("surveyId");
        given().contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("""
                        {"name": "A test", "surveyId": "%s", "touchpoint": "%s"%s}""".formatted(survey, scene.touchpoint(), more))
                .put("/api/v1/campaigns/" + id)
                .then()
                .statusCode(status);
    }
}
