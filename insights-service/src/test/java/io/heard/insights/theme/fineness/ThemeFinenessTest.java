package io.heard.insights.theme.fineness;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.insights.Database;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.rebuild.RebuildsNow;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Themes follow what people ask for at once, and every change of them is recorded. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeFinenessTest {

    private static final String THEMES = "/api/v1/themes";
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    RebuildsNow rebuilds;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();
    private final String fineness = "/api/v1/theme-fineness/" + product;

    @Test
    void isAsReadUntilSomebodyChangesIt() {
        mineOne();

        get().header("ETag", "\"0\"")
                .body("product", is(product))
                .body("fineness", is(1.0f))
                .body("inForce", is(true))
                .body("changedBy", nullValue())
                .body("changedAt", nullValue());
        given().get(fineness + "/changes").then().statusCode(200).body("items", empty());
    }

    @Test
    void splitsThemesAtOnceAndJoinsThemAgain() throws SQLException {
        answerAll();
        upkeep.mine();
        List<String> asRead = themes();
        int mentions = mentions();

        change("\"0\"", 2)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("fineness", is(2.0f))
                .body("changedBy", is("ana"))
                .body("changedAt", notNullValue());
        upkeep.mine();

        List<String> finer = themes();
        get().body("inForce", is(true));
        assertThat(finer).hasSizeGreaterThan(asRead.size()).containsAll(asRead);
        assertThat(rows("select distinct kind from theme_event where product = ? and kind = 'SPLIT' and person is null"
                        + " and reason like 'Mentions that make a theme of their own%'"))
                .hasSize(1);
        assertThat(mentions()).isGreaterThanOrEqualTo(mentions);

        change("\"1\"", .5).statusCode(200);
        upkeep.mine();

        assertThat(themes()).hasSizeLessThan(asRead.size()).isNotEmpty();
        assertThat(rows("select id::text from theme_event where product = ? and kind = 'MERGED'"))
                .isNotEmpty();
        given().get(fineness + "/changes")
                .then()
                .statusCode(200)
                .body("items.before", contains(2.0f, 1.0f))
                .body("items.after", contains(.5f, 2.0f))
                .body("items.person", contains("ana", "ana"));
    }

    @Test
    void leavesWhatPeoplePutElsewhere() throws SQLException {
        answerAll();
        upkeep.mine();
        String moved = rows("select segment_id::text from mention join theme on theme.id = theme_id"
                        + " where product = ? order by theme_id, segment_id")
                .getFirst();
        String from = themeOf(moved);
        String to = themes().stream()
                .filter(theme -> !theme.equals(from))
                .findFirst()
                .orElseThrow();
        given().contentType("application/json")
                .body("{\"themeId\": \"" + to + "\"}")
                .put(THEMES + "/" + from + "/mentions/" + moved + "/theme")
                .then()
                .statusCode(200);

        change("*", 2).statusCode(200);
        upkeep.mine();

        assertThat(themeOf(moved)).isEqualTo(to);
    }

    @Test
    void holdsForRebuildsAndOutdatesThoseOfBefore() throws SQLException {
        answerAll();
        upkeep.mine();
        String before = ready();
        int themesThen = given().get("/api/v1/theme-rebuilds/" + before).path("comparison.themesThen");

        change("*", 4).statusCode(200);

        given().put("/api/v1/theme-rebuilds/" + before + "/adoption").then().statusCode(409);
        given().delete("/api/v1/theme-rebuilds/" + before).then().statusCode(204);
        upkeep.mine();
        String after = ready();
        given().get("/api/v1/theme-rebuilds/" + after).then().body("comparison.themesThen", greaterThan(themesThen));
    }

    @Test
    void changesNothingWhenSentAgain() throws SQLException {
        mineOne();
        change("\"0\"", 2).statusCode(200).header("ETag", "\"1\"");

        change(null, 2).statusCode(200).header("ETag", "\"1\"");

        assertThat(rows("select edition::text from theme_fineness_change where product = ?"))
                .containsExactly("1");
    }

    @Test
    void refusesWhatWasNotSeen() {
        mineOne();
        change("\"0\"", 2).statusCode(200);

        change("\"0\"", 4).statusCode(412);
        change(null, 4).statusCode(428);

        get().body("fineness", is(2.0f));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"fineness\": 0.24}",
                "{\"fineness\": 8.01}",
                "{\"fineness\": -1}",
                "{\"fineness\": 1e30}",
                "{\"fineness\": null}",
                "{}",
            })
    void refusesWhatBreaksItsRule(String body) {
        mineOne();

        put("*", body).statusCode(400).body("errors.field", contains("fineness"));

        get().body("fineness", is(1.0f)).header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"fineness\": \"2\"}", "{\"fineness\": true}", "{\"fineness\": 2, \"other\": 1}", "2", "[]"})
    void refusesWhatIsNoDraft(String body) {
        mineOne();

        put("*", body).statusCode(400);

        get().body("fineness", is(1.0f));
    }

    @Test
    void knowsNoProductThatNobodyAnsweredAbout() throws SQLException {
        change("*", 2).statusCode(404);
        given().get(fineness).then().statusCode(404);
        given().get(fineness + "/changes").then().statusCode(404);
        given().get("/api/v1/theme-fineness/No%20Product")
                .then()
                .statusCode(400)
                .body("errors.field", contains("product"));

        assertThat(rows("select product from mining_state where product = ?")).isEmpty();
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void isNothingToThoseOfOtherProducts() {
        mineOne();

        given().get(fineness).then().statusCode(404);
        given().get(fineness + "/changes").then().statusCode(404);
        change("*", 2).statusCode(404);
    }

    @Test
    @TestSecurity(user = "carl", roles = "campaign-manager")
    void isReadButNotChangedByCampaignManagers() {
        mineOne();

        get().body("fineness", is(1.0f));
        change("*", 2).statusCode(403);
    }

    private ValidatableResponse get() {
        return given().get(fineness).then().statusCode(200);
    }

    private ValidatableResponse change(@Nullable String ifMatch, double to) {
        return put(ifMatch, "{\"fineness\": " + to + "}");
    }

    private ValidatableResponse put(@Nullable String ifMatch, String body) {
        RequestSpecification request = given().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(fineness)
                .then();
    }

    private String ready() {
        String id = given().contentType("application/json")
                .body("{\"product\": \"" + product + "\"}")
                .post("/api/v1/theme-rebuilds")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        rebuilds.buildAll();
        given().get("/api/v1/theme-rebuilds/" + id).then().body("state", is("READY"));
        return id;
    }

    private void answerAll() {
        ComplaintSeeds.load().stream()
                .filter(seed -> seed.kind() == ComplaintSeeds.Kind.COMPLAINT)
                .limit(100)
                .forEach(seed -> answer(seed.sentence()));
    }

    private void mineOne() {
        answer("The parcel arrived late");
        upkeep.mine();
    }

    private void answer(String text) {
        answers.add(product, text, MONDAY);
    }

    private List<String> themes() throws SQLException {
        return rows("select id::text from theme where product = ? and retired_at is null order by id");
    }

    private int mentions() throws SQLException {
        return rows("select segment_id::text from mention join theme on theme.id = theme_id where product = ?")
                .size();
    }

    private String themeOf(String segment) throws SQLException {
        return rows("select theme_id::text from mention join theme on theme.id = theme_id where product = ?"
                        + " and segment_id = '" + segment + "'")
                .getFirst();
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
