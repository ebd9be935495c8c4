package io.heard.survey.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.CampaignAnnounced;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class CampaignAnnouncementTest {

    private static final String CAMPAIGNS = "/api/v1/campaigns";
    private static final String BEFORE_ANNOUNCEMENTS = "80";

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    ObjectMapper json;

    @Test
    void isAnnouncedWhenItIsPlanned() {
        UUID id = plan(", \"product\": \"mobile\", \"retention\": \"P2Y\", \"anonymous\": true");

        assertThat(database.eventsAbout(id.toString())).containsExactly(CampaignAnnounced.TYPE);
        CampaignAnnounced event = announced(id).getFirst();
        assertThat(event.revision()).isEqualTo(1);
        assertThat(event.name()).isEqualTo("After calls");
        assertThat(event.product()).isEqualTo("mobile");
        assertThat(event.retention()).isEqualTo("P2Y");
        assertThat(event.anonymous()).isTrue();
        assertThat(event.openSurvey()).isNull();
        assertThat(event.anonymousSurvey().touchpoint()).isEqualTo("never-used-here");
        assertThat(event.anonymousSurvey().product()).isEqualTo("mobile");
        assertThat(event.anonymousSurvey().channel()).isEqualTo("any");
    }

    @Test
    void isAnnouncedAgainWhenWhatOthersKnowChanges() {
        UUID id = plan("");

        edit(id, ", \"samplePercent\": 50");
        edit(id, ", \"retention\": \"P30D\"");
        given().put(CAMPAIGNS + '/' + id + "/end").then().statusCode(204);

        assertThat(announced(id)).extracting(CampaignAnnounced::revision).containsExactly(1, 2);
        assertThat(announced(id).getLast().retention()).isEqualTo("P30D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"P0D", "-P1D", "P1Y-1D", "PT24H", "P11Y", "P10Y1D", "P99999999999Y", "P2147483647Y", "two years"
            })
    void retentionIsFromADayToTenYears(String retention) {
        post(", \"retention\": \"" + retention + '"').statusCode(400).body("errors.field", hasItems("retention"));
    }

    @ParameterizedTest
    @CsvSource({"P1D, P1D", "P10Y, P10Y", "P1Y6M, P1Y6M", "P2W, P14D"})
    void retentionIsReadAsCalendarsDo(String retention, String shown) {
        post(", \"retention\": \"" + retention + '"').statusCode(201).body("retention", equalTo(shown));
        post("").statusCode(201).body("retention", nullValue());
    }

    @Test
    void anonymityIsChosenBeforeAnybodyIsAsked() {
        UUID id = plan("");
        edit(id, ", \"anonymous\": true, \"product\": \"mobile\"");
        given().put(CAMPAIGNS + '/' + id + "/activation").then().statusCode(204);
        given().delete(CAMPAIGNS + '/' + id + "/activation").then().statusCode(204);

        String etag = given().get(CAMPAIGNS + '/' + id).header("ETag");
        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(campaign(surveyOf(id), ", \"anonymous\": false, \"product\": \"mobile\""))
                .put(CAMPAIGNS + '/' + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/anonymity-fixed"))
                .body("errors.field", hasItems("anonymous"));
        edit(id, ", \"anonymous\": true, \"product\": \"mobile\", \"retention\": \"P1Y\"");
    }

    @Test
    void nobodyIsRemindedAndNoWaysAreComparedAnonymously() {
        post(", \"anonymous\": true").statusCode(400).body("errors.field", hasItems("product"));
        post(", \"anonymous\": true, \"reminders\": {\"count\": 1}")
                .statusCode(400)
                .body("errors.field", hasItems("reminders"));
        post(", \"anonymous\": true, \"variants\": [{\"id\": \"a\", \"share\": 50}, {\"id\": \"b\", \"share\": 50}]")
                .statusCode(400)
                .body("errors.field", hasItems("variants"));
    }

    @Test
    void theAuditTellsOfBoth() {
        UUID id = plan("");
        edit(id, ", \"retention\": \"P1Y\", \"anonymous\": true, \"product\": \"mobile\"");

        given().get(CAMPAIGNS + '/' + id + "/audit")
                .then()
                .statusCode(200)
                .body("items[0].changes.field", equalTo(List.of("anonymous", "product", "retention")));
    }

    @Test
    void campaignsFromBeforeAreAnnouncedOnceAtTheUpgrade() throws Exception {
        var flyway = Flyway.configure().dataSource(dataSource).schemas("upgrade");
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            try {
                flyway.target(BEFORE_ANNOUNCEMENTS).load().migrate();
                statement.execute("set search_path to upgrade");
                statement.execute("""
                        insert into survey (id, edition, content, changed, created_at)
                        values ('0198c0de-0000-7000-8000-000000000001', 0, '{}', false, now())""");
                for (String products : List.of("null", "'{mobile}'", "'{mobile,broadband}'")) {
                    statement.execute("""
                            insert into campaign (id, edition, name, survey_id, topic, priority, products, settings,
                              variant_history, status, created_at)
                            values (gen_random_uuid(), 3, 'Old "one"', '0198c0de-0000-7000-8000-000000000001', 'feedback',
                              5, %s, '{}', '{}', 'LIVE', now())""".formatted(products));
                }
                flyway.target("81").load().migrate();

                var found = new ArrayList<CampaignAnnounced>();
                try (ResultSet rows = statement.executeQuery("""
                        select o.data from outbox o join campaign c on c.id::text = o.subject and o.topic = 'survey.campaigns'
                          and c.announcements = 1
                        order by cardinality(c.products) nulls first""")) {
                    while (rows.next()) {
                        found.add(read(rows.getString(1)));
                    }
                }
                assertThat(found).extracting(CampaignAnnounced::product).containsExactly(null, "mobile", null);
                assertThat(found).allSatisfy(event -> {
                    assertThat(event.revision()).isEqualTo(1);
                    assertThat(event.name()).isEqualTo("Old \"one\"");
                    assertThat(event.anonymous()).isFalse();
                });
            } finally {
                statement.execute("set search_path to public");
                statement.execute("drop schema if exists upgrade cascade");
            }
        }
    }

    private List<CampaignAnnounced> announced(UUID id) {
        return database.dataAbout(id.toString()).stream().map(this::read).toList();
    }

    private CampaignAnnounced read(String data) {
        try {
            return json.readValue(data, CampaignAnnounced.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(data, e);
        }
    }

    private static UUID plan(String more) {
        JsonPath campaign = post(more).statusCode(201).extract().jsonPath();
        return campaign.getUUID("id");
    }

    private static void edit(UUID id, String more) {
        String etag = given().get(CAMPAIGNS + '/' + id).header("ETag");
        given().contentType(ContentType.JSON)
                .header("If-Match", etag)
                .body(campaign(surveyOf(id), more))
                .put(CAMPAIGNS + '/' + id)
                .then()
                .statusCode(200);
    }

    private static String surveyOf(UUID id) {
        return given().get(CAMPAIGNS + '/' + id).jsonPath().getString("surveyId");
    }

    private static ValidatableResponse post(String more) {
        return given().contentType(ContentType.JSON)
                .body(campaign(Scene.publishedSurvey(), more))
                .post(CAMPAIGNS)
                .then();
    }

    private static String campaign(String survey, String more) {
        return """
                {"name": "After calls", "surveyId": "%s", "touchpoint": "never-used-here"%s}""".formatted(survey, more);
    }
}
