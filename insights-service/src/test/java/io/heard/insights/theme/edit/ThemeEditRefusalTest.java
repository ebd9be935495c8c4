package io.heard.insights.theme.edit;

import static io.heard.insights.theme.edit.ThemeApi.THEMES;
import static io.heard.insights.theme.edit.ThemeApi.kinds;
import static io.heard.insights.theme.edit.ThemeApi.list;
import static io.heard.insights.theme.edit.ThemeApi.mentionIds;
import static io.heard.insights.theme.edit.ThemeApi.merge;
import static io.heard.insights.theme.edit.ThemeApi.move;
import static io.heard.insights.theme.edit.ThemeApi.mute;
import static io.heard.insights.theme.edit.ThemeApi.quoted;
import static io.heard.insights.theme.edit.ThemeApi.raw;
import static io.heard.insights.theme.edit.ThemeApi.rename;
import static io.heard.insights.theme.edit.ThemeApi.split;
import static io.heard.insights.theme.edit.ThemeApi.undo;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.heard.insights.Database;
import io.heard.insights.mining.GermanGrievances;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent to themes is done or refused by its name, never a failure. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeEditRefusalTest {
    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();
    private String first;
    private String second;

    @BeforeEach
    void mine() throws SQLException {
        Instant at = clock.instant().minus(Duration.ofDays(20));
        Grievances.mixed().forEach(text -> answers.add(product, text, at));
        upkeep.mine();
        List<String> ids = rows("select id::text from theme where product = ? order by id");
        first = ids.getFirst();
        second = ids.get(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "two\\nlines", "nul\\u0000", "\\u202e\\u200b", "half\\ud83d"})
    void refusesLabelsThatAreNone(String label) {
        raw(THEMES + "/" + first + "/label", "{\"label\": \"" + label + "\"}")
                .statusCode(400)
                .body("errors.field", contains("label"));
    }

    @Test
    void takesLabelsOfUpToEightyCharacters() {
        rename(first, "*", "ä".repeat(80)).statusCode(200);
        rename(first, "*", "ä".repeat(81)).statusCode(400).body("errors.field", contains("label"));
        raw(THEMES + "/" + first + "/label", "{}").statusCode(400).body("errors.field", contains("label"));
        raw(THEMES + "/" + first + "/label", "{\"label\": 5}").statusCode(400);
        raw(THEMES + "/" + first + "/label", "{\"label\": \"x\", \"colour\": \"red\"}")
                .statusCode(400);
        raw(THEMES + "/" + first + "/label", "[").statusCode(400);
        raw(THEMES + "/" + first + "/label", "null").statusCode(400);
    }

    @Test
    void mergesAndMovesIntoNothingButAnotherLivingThemeOfTheProduct() throws SQLException {
        String mention = mentionIds(first).getFirst();
        String foreign = UUID.randomUUID().toString();
        database.execute("insert into theme (id, product, label, centroid, born_at) values ('" + foreign
                + "', 'another-product', 'x', '\\x00', now())");
        String gone = list(product, Map.of()).getString("items[2].id");
        merge(gone, second);
        for (String into : List.of(
                "null",
                quoted(first),
                quoted(foreign),
                quoted(gone),
                quoted(UUID.randomUUID()),
                quoted("no-id"),
                "7")) {
            String body = "{\"themeId\": " + into + "}";
            raw(THEMES + "/" + first + "/successor", body).statusCode(400);
            raw(THEMES + "/" + first + "/mentions/" + mention + "/theme", body).statusCode(400);
        }
        rename(gone, "*", "x").statusCode(409).body("detail", containsString(second));
        mute(gone).statusCode(409);
        move(first, UUID.randomUUID().toString(), second).statusCode(404);
        move(second, mention, first).statusCode(404);
        move(first, "no-id", second).statusCode(404);
        assertThat(kinds(first)).doesNotContain("MERGED", "MENTION_MOVED");
    }

    @Test
    void keepsThemesOfAnotherLanguageToThemselves() throws SQLException {
        Instant at = clock.instant().minus(Duration.ofDays(20));
        GermanGrievances.MATTERS.forEach(texts -> texts.forEach(text -> answers.add(product, text, at)));
        upkeep.mine();
        List<String> german = rows("select id::text from theme where language = 'de' and product = ? order by id");
        String mention = mentionIds(german.getFirst()).getFirst();

        given().get(THEMES + "/" + german.getFirst())
                .then()
                .body("language", is("de"))
                .body("byWords", is(true));
        given().get(THEMES + "/" + first)
                .then()
                .body("language", is(nullValue()))
                .body("byWords", is(false));
        raw(THEMES + "/" + german.getFirst() + "/sentences", "{\"sentences\": [\"a\"]}")
                .statusCode(400)
                .body("errors.field", contains("sentences"));
        raw(THEMES + "/" + german.getFirst() + "/successor", "{\"themeId\": \"" + first + "\"}")
                .statusCode(400);
        raw(THEMES + "/" + first + "/successor", "{\"themeId\": \"" + german.getFirst() + "\"}")
                .statusCode(400);
        move(german.getFirst(), mention, first).statusCode(400);
        move(german.getFirst(), mention, german.get(1)).statusCode(200);
        split(german.getFirst(), mentionIds(german.getFirst()).subList(0, 2), "Teil")
                .statusCode(201);
        merge(german.getFirst(), german.get(1));
        upkeep.mine();
        assertThat(rows("select distinct model from theme where language = 'de' and product = ?"))
                .containsExactly("words");
        assertThat(rows("select id::text from theme where language = 'de' and retired_at is null and product = ?"))
                .hasSize(3)
                .contains(german.get(1));
    }

    @Test
    void splitsOffSomeOfItsOwnMentionsAndNeverAll() {
        List<String> own = mentionIds(first);
        List<String> many =
                Stream.generate(() -> UUID.randomUUID().toString()).limit(1001).toList();
        for (List<String> part :
                List.of(own, List.<String>of(), mentionIds(second).subList(0, 1), many)) {
            split(first, part, null).statusCode(400).body("errors.field", hasItem("mentionIds"));
        }
        split(first, own.subList(0, 1), " ").statusCode(400).body("errors.field", contains("label"));
        raw(THEMES + "/" + first + "/parts", "{\"mentionIds\": [null]}", "POST").statusCode(400);
        raw(THEMES + "/" + first + "/parts", "{\"mentionIds\": \"all\"}", "POST")
                .statusCode(400);
        raw(THEMES + "/" + first + "/parts", "{}", "POST").statusCode(400);
        String twice = quoted(own.getFirst()) + "," + quoted(own.getFirst());
        raw(THEMES + "/" + first + "/parts", "{\"mentionIds\": [" + twice + "]}", "POST")
                .statusCode(201)
                .body("mentions", is(1));
    }

    @Test
    void whatIsUnknownIsNotFound() {
        String nobody = UUID.randomUUID().toString();
        rename(nobody, "*", "x").statusCode(404);
        mute(nobody).statusCode(404);
        split(nobody, List.of(nobody), null).statusCode(404);
        move(nobody, nobody, first).statusCode(404);
        undo(nobody).statusCode(404);
        undo("no-id").statusCode(404);
        given().get("/api/v1/theme-events/" + nobody).then().statusCode(404);
        given().get("/api/v1/theme-events/" + nobody + "/mentions").then().statusCode(404);
        given().get(THEMES + "/" + nobody + "/events").then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void foreignProductsAreNotFound() throws SQLException {
        String theme =
                rows("select id::text from theme where product = ? limit 1").getFirst();
        String event = rows("select id::text from theme_event where product = ? limit 1")
                .getFirst();
        rename(theme, "*", "x").statusCode(404);
        mute(theme).statusCode(404);
        given().delete(THEMES + "/" + theme + "/muting").then().statusCode(404);
        split(theme, List.of(theme), null).statusCode(404);
        move(theme, theme, theme).statusCode(404);
        raw(THEMES + "/" + theme + "/successor", "{\"themeId\": \"" + theme + "\"}")
                .statusCode(404);
        undo(event).statusCode(404);
        given().get("/api/v1/theme-events/" + event).then().statusCode(404);
        given().get("/api/v1/theme-events/" + event + "/mentions").then().statusCode(404);
        given().get(THEMES + "/" + theme + "/events").then().statusCode(404);
        given().queryParam("product", product)
                .get("/api/v1/theme-events")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    @TestSecurity(user = "cem", roles = "campaign-manager")
    void whoOnlyReadsThemesChangesNone() throws SQLException {
        String event = rows("select id::text from theme_event where product = ? limit 1")
                .getFirst();
        rename(first, "*", "x").statusCode(403);
        mute(first).statusCode(403);
        undo(event).statusCode(403);
        given().get("/api/v1/theme-events/" + event).then().statusCode(200);
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
