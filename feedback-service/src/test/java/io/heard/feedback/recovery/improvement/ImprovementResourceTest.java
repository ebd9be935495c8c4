package io.heard.feedback.recovery.improvement;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.heard.feedback.recovery.DoneImprovement;
import io.heard.feedback.recovery.FollowUps;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "cam", roles = "campaign-manager")
class ImprovementResourceTest {

    private static final String IMPROVEMENTS = "/api/v1/improvements";

    @Inject
    FollowUps followUps;

    @Inject
    Improvements improvements;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();
    private final String draft = """
            {"product":"%s","texts":{"de":"Kürzere Wartezeiten","en":"Shorter waits"},"doneAt":"2026-03-02T00:00:00Z"}""".formatted(product);

    @Test
    void isToldToThoseWhoAnsweredBefore() {
        String id = create(draft)
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", notNullValue())
                .body("changedBy", equalTo("cam"))
                .body("texts.de", equalTo("Kürzere Wartezeiten"))
                .extract()
                .path("id");

        assertThat(told()).containsExactly("Shorter waits");
        edit(id, "\"1\"", draft.replace("Shorter waits", "No waits"))
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(told()).containsExactly("No waits");
        given().header("If-Match", "\"2\"")
                .delete(IMPROVEMENTS + "/" + id)
                .then()
                .statusCode(204);
        assertThat(told()).isEmpty();
        given().get(IMPROVEMENTS + "/" + id).then().statusCode(404);
    }

    @Test
    void twoAuthorsDoNotOverwriteEachOther() {
        String id = create(draft).extract().path("id");

        edit(id, null, draft).statusCode(428);
        edit(id, "\"2\"", draft).statusCode(412);
        edit(id, "\"1\"", draft).statusCode(200);
        edit(id, "\"1\"", draft).statusCode(412);
        given().delete(IMPROVEMENTS + "/" + id).then().statusCode(428);
        given().header("If-Match", "\"1\"")
                .delete(IMPROVEMENTS + "/" + id)
                .then()
                .statusCode(412);
    }

    @Test
    void listsTheLatestFirst() {
        String older = create(draft.replace("2026", "2024")).extract().path("id");
        String newer = create(draft.replace("2026", "2025")).extract().path("id");

        List<String> found =
                given().get(IMPROVEMENTS + "?pageSize=200").then().extract().path("items.id");

        assertThat(found).containsSubsequence(newer, older);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"texts\":{\"en\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | product",
                "{\"product\":\"A B\",\"texts\":{\"en\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | product",
                "{\"product\":\"a\",\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts",
                "{\"product\":\"a\",\"texts\":{},\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts",
                "{\"product\":\"a\",\"texts\":{\"$en.x\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts",
                "{\"product\":\"a\",\"texts\":{\"\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts",
                "{\"product\":\"a\",\"texts\":{\"en\":null},\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts.en",
                "{\"product\":\"a\",\"texts\":{\"en\":\" \"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | texts.en",
                "{\"product\":\"a\",\"texts\":{\"en\":\"x\"}} | doneAt",
                "{\"product\":\"a\",\"texts\":{\"en\":\"x\"},\"doneAt\":\"9999-99-99\"} | doneAt",
                "{\"product\":\"a\",\"texts\":{\"en\":\"x\"},\"doneAt\":\"+1000000000-12-31T00:00:00Z\"} | doneAt",
                "{\"product\":\"a\",\"touchpoint\":\"A B\",\"texts\":{\"en\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\"} | touchpoint",
                "{\"product\":\"a\",\"texts\":{\"en\":\"x\"},\"doneAt\":\"2026-03-02T00:00:00Z\",\"id\":\"x\"} | id",
            })
    void refusesWhatBreaksARuleByName(String broken, String field) {
        create(broken).statusCode(400).body("errors.field", hasItem(field));
    }

    @Test
    @TestSecurity(
            user = "eve",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "other"))
    void foreignProductsAreNobodysBusiness() {
        create(draft).statusCode(400).body("errors.field", contains("product"));
        String own = create(draft.replace(product, "other"))
                .statusCode(201)
                .extract()
                .path("id");
        edit(own, "*", draft).statusCode(400).body("errors.field", contains("product"));
        UUID foreign = UUID.randomUUID();
        improvements.add(
                new Improvement(foreign, 1, product, null, Map.of("en", "x"), clock.instant(), "ada", clock.instant()));
        given().get(IMPROVEMENTS).then().statusCode(200).body("items.product", not(hasItem(product)));
        given().get(IMPROVEMENTS + "/" + foreign).then().statusCode(404);
        edit(foreign.toString(), "*", draft).statusCode(404);
        given().header("If-Match", "*")
                .delete(IMPROVEMENTS + "/" + foreign)
                .then()
                .statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "agent"})
    void isForThoseWhoPlanCampaigns() {
        create(draft).statusCode(403);
        given().get(IMPROVEMENTS).then().statusCode(403);
        given().get(IMPROVEMENTS + "/" + UUID.randomUUID()).then().statusCode(403);
    }

    private List<String> told() {
        return followUps
                .improvements(product, "support-call", Instant.parse("2026-03-01T00:00:00Z"), List.of("en"))
                .stream()
                .map(DoneImprovement::text)
                .toList();
    }

    private static ValidatableResponse create(String draft) {
        return given().contentType("application/json")
                .body(draft)
                .post(IMPROVEMENTS)
                .then();
    }

    private static ValidatableResponse edit(String id, @Nullable String ifMatch, String draft) {
        var request = given().contentType("application/json").body(draft);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(IMPROVEMENTS + "/" + id)
                .then();
    }
}
