package io.heard.feedback.webhook;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.heard.feedback.documents.DocumentStore;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class WebHookResourceTest {

    private static final String HOOKS = "/api/v1/web-hooks";
    private static final String DRAFT = """
            {"url":"http://127.0.0.1:9/in?key=canary","description":"CRM","events":["case.opened","response.recorded"],
            "products":["broadband"]}""";

    @Inject
    WebHooks hooks;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    @BeforeEach
    void begin() {
        store.collection("webHooks", Document.class).deleteMany(new Document());
    }

    @Test
    void tellsTheSecretOnce() {
        ValidatableResponse made = create(DRAFT)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("secret", startsWith("whsec_"))
                .body("active", equalTo(true))
                .body("provisional", equalTo(false))
                .body("events", equalTo(List.of("case.opened", "response.recorded")))
                .body("changedBy", equalTo("ada"));
        String id = made.extract().path("id");

        given().get(HOOKS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("url", equalTo("http://127.0.0.1:9/in?key=canary"))
                .body("secret", nullValue());
        given().get(HOOKS).then().statusCode(200).body("items.id", hasItem(id)).body("items[0].secret", nullValue());
    }

    @Test
    void signsWithTheOldSecretForADayAfterThereIsANewOne() {
        String id = create(DRAFT).extract().path("id");
        String first = hooks.find(UUID.fromString(id))
                .orElseThrow()
                .secretsAt(clock.instant())
                .getFirst();

        String second = given().header("If-Match", "\"1\"")
                .post(HOOKS + "/" + id + "/secrets")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("oldSecretExpiresAt", notNullValue())
                .extract()
                .path("secret");

        WebHook hook = hooks.find(UUID.fromString(id)).orElseThrow();
        assertThat(hook.secretsAt(clock.instant())).containsExactly(first, second);
        assertThat(hook.secretsAt(clock.instant().plus(Duration.ofHours(25)))).containsExactly(second);
    }

    @Test
    void signsWithEveryOldSecretWhenSomebodyMakesSeveralInADayUpToFour() {
        String id = create(DRAFT).extract().path("id");
        String first = hooks.find(UUID.fromString(id))
                .orElseThrow()
                .secretsAt(clock.instant())
                .getFirst();
        List<String> made = new ArrayList<>(List.of(first));

        for (int i = 0; i < 5; i++) {
            made.add(given().header("If-Match", "*")
                    .post(HOOKS + "/" + id + "/secrets")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("secret"));
            assertThat(hooks.find(UUID.fromString(id)).orElseThrow().secretsAt(clock.instant()))
                    .containsExactlyElementsOf(made.subList(Math.max(0, made.size() - 4), made.size()));
        }
        assertThat(hooks.find(UUID.fromString(id))
                        .orElseThrow()
                        .secretsAt(clock.instant().plus(Duration.ofHours(25))))
                .containsExactly(made.getLast());
    }

    @Test
    void twoAuthorsDoNotOverwriteEachOther() {
        String id = create(DRAFT).extract().path("id");

        edit(id, null, DRAFT).statusCode(428);
        edit(id, "\"7\"", DRAFT).statusCode(412);
        edit(id, "\"1\"", DRAFT.replace("CRM", "Desk"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("description", equalTo("Desk"))
                .body("secret", nullValue());
        edit(id, "\"1\"", DRAFT).statusCode(412);
        given().delete(HOOKS + "/" + id).then().statusCode(428);
        given().header("If-Match", "\"1\"").delete(HOOKS + "/" + id).then().statusCode(412);
        given().header("If-Match", "\"2\"").delete(HOOKS + "/" + id).then().statusCode(204);
        given().get(HOOKS + "/" + id).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"events\":[\"case.opened\"]} | url",
                "{\"url\":\"ftp://a.example/\",\"events\":[\"case.opened\"]} | url",
                "{\"url\":\"http://user@127.0.0.1/\",\"events\":[\"case.opened\"]} | url",
                "{\"url\":\"http://0x7f.1/\",\"events\":[\"case.opened\"]} | url",
                "{\"url\":\"http://2130706433/\",\"events\":[\"case.opened\"]} | url",
                "{\"url\":\"http://127.0.0.1/\"} | events",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[]} | events",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[\"test\"]} | events[0]",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[null]} | events[0]",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[\"case.opened\"],\"products\":[\"No Name\"]} | products[0]",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[\"case.opened\"],\"secret\":\"mine\"} | secret",
                "{\"url\":\"http://127.0.0.1/\",\"events\":[\"case.opened\"],\"active\":\"yes\"} | active",
            })
    void refusesWhatBreaksARuleByName(String draft, String field) {
        create(draft).statusCode(400).contentType("application/problem+json").body("errors.field", hasItem(field));
    }

    @Test
    void thereAreNotMoreThanAreNeeded() {
        for (int i = 0; i < WebHooks.MOST; i++) {
            create(DRAFT).statusCode(201);
        }
        create(DRAFT).statusCode(409).body("type", equalTo("/problems/too-many-web-hooks"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webHookId=me",
                "state=LOST",
                "from=yesterday",
                "from=9999-99-99",
                "to=%2B1000000000-01-01T00:00:00Z",
                "pageToken=x",
                "pageSize=0",
                "page=1",
            })
    void refusesUnknownParametersOfTheLogByName(String query) {
        given().get("/api/v1/web-hook-deliveries?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    void refusesReplaysThatMakeNoSense() {
        String id = create(DRAFT).extract().path("id");

        replay(id, "{}").statusCode(400).body("errors.field", equalTo(List.of("from", "to")));
        replay(id, "{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-02T00:00:00Z\"}")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("to")));
        replay(id, "{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\",\"state\":\"WAITING\"}")
                .statusCode(400)
                .body("errors.field", equalTo(List.of("state")));
        replay(UUID.randomUUID().toString(), "{\"from\":\"2026-03-02T00:00:00Z\",\"to\":\"2026-03-03T00:00:00Z\"}")
                .statusCode(404);
        edit(id, "*", DRAFT.replace("{\"url", "{\"active\":false,\"url")).statusCode(200);
        given().post(HOOKS + "/" + id + "/test-events").then().statusCode(409);
    }

    @Test
    @TestSecurity(
            user = "mia",
            roles = {"analyst", "agent", "campaign-manager"})
    void isForAdministratorsOnly() {
        create(DRAFT).statusCode(403);
        given().get(HOOKS).then().statusCode(403);
        given().get(HOOKS + "/" + UUID.randomUUID()).then().statusCode(403);
        given().post(HOOKS + "/" + UUID.randomUUID() + "/secrets").then().statusCode(403);
        given().post(HOOKS + "/" + UUID.randomUUID() + "/test-events").then().statusCode(403);
        given().get("/api/v1/web-hook-deliveries").then().statusCode(403);
        given().get("/api/v1/web-hook-deliveries/" + UUID.randomUUID()).then().statusCode(403);
        given().post("/api/v1/web-hook-deliveries/" + UUID.randomUUID() + "/replays")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse create(String draft) {
        return given().contentType("application/json").body(draft).post(HOOKS).then();
    }

    private static ValidatableResponse edit(
            String id, @org.jspecify.annotations.Nullable String ifMatch, String draft) {
        var request = given().contentType("application/json").body(draft);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(HOOKS + "/" + id)
                .then();
    }

    private static ValidatableResponse replay(String id, String draft) {
        return given().contentType("application/json")
                .body(draft)
                .post(HOOKS + "/" + id + "/replays")
                .then();
    }
}
