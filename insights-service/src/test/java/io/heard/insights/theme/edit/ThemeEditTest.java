package io.heard.insights.theme.edit;

import static io.heard.insights.theme.edit.ThemeApi.THEMES;
import static io.heard.insights.theme.edit.ThemeApi.edition;
import static io.heard.insights.theme.edit.ThemeApi.kinds;
import static io.heard.insights.theme.edit.ThemeApi.list;
import static io.heard.insights.theme.edit.ThemeApi.mentionIds;
import static io.heard.insights.theme.edit.ThemeApi.mentions;
import static io.heard.insights.theme.edit.ThemeApi.merge;
import static io.heard.insights.theme.edit.ThemeApi.move;
import static io.heard.insights.theme.edit.ThemeApi.mute;
import static io.heard.insights.theme.edit.ThemeApi.rename;
import static io.heard.insights.theme.edit.ThemeApi.split;
import static io.heard.insights.theme.edit.ThemeApi.undo;
import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ThemeMerged;
import io.heard.contracts.event.ThemeRevived;
import io.heard.insights.Database;
import io.heard.insights.erasure.Forgetting;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.telling.Telling;
import io.heard.insights.theme.upkeep.FoundThemes;
import io.heard.insights.theme.upkeep.ThemeShelf;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to themes holds at once, is told and recorded, outlives every run, and can be taken back. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeEditTest {
    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Telling telling;

    @Inject
    Database database;

    @Inject
    Clock clock;

    @Inject
    Leases leases;

    @Inject
    ThemeShelf shelf;

    @Inject
    MiningStates states;

    @Inject
    Forgetting forgetting;

    @Inject
    UserTransaction transaction;

    private final String product = "product-" + UUID.randomUUID();
    private String first;
    private String second;

    @BeforeEach
    void mine() throws SQLException {
        Instant at = clock.instant().minus(Duration.ofDays(20));
        Grievances.mixed().forEach(text -> answers.add(product, text, at));
        upkeep.mine();
        telling.tellAll();
        database.execute("delete from outbox");
        List<String> ids = rows("select id::text from theme where product = ? order by id");
        first = ids.getFirst();
        second = ids.get(1);
    }

    @Test
    void aMergerHoldsAtOnceAndIsToldAndRecorded() throws SQLException {
        JsonPath event = merge(first, second);

        assertThat(event.getString("kind")).isEqualTo("MERGED");
        assertThat(event.getString("cause")).isEqualTo("PERSON");
        assertThat(event.getString("person")).isEqualTo("ana");
        assertThat(event.getInt("mentions")).isEqualTo(8);
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(16, 8, 8);
        given().redirects()
                .follow(false)
                .get(THEMES + "/" + first)
                .then()
                .statusCode(307)
                .header("Location", endsWith(THEMES + "/" + second));
        given().get(THEMES + "/" + first).then().statusCode(200).body("id", is(second));
        given().get(THEMES + "/" + first + "/mentions").then().statusCode(200).body("items", hasSize(16));
        assertThat(toldTypes()).contains(ThemeMerged.TYPE);
        telling.tellAll();
        assertThat(rows("select data::json ->> 'themeIds' from outbox where data::json ->> 'product' = ?"
                        + " and type like '%response-themed%'"))
                .hasSize(8)
                .allSatisfy(themes -> assertThat(themes).contains(second).doesNotContain(first));
        given().get("/api/v1/theme-events/" + event.getString("id") + "/mentions")
                .then()
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items.fromThemeId", hasItem(first));
        given().get(THEMES + "/" + first + "/events").then().body("items[0].id", is(event.getString("id")));
    }

    @Test
    void whatPeopleMovedStaysWhenTheCustomerChangesOnlyTheScore() throws SQLException {
        String mention = mentionIds(first).getFirst();
        move(first, mention, second).statusCode(200);
        UUID verbatim = UUID.fromString(
                rows("select verbatim_id::text from segment where product = ? and id = '" + mention + "'")
                        .getFirst());
        String text = rows("select text from verbatim where product = ? and id = '" + verbatim + "'")
                .getFirst();

        answers.score(verbatim, 1);
        answers.answerAnew(verbatim, text);
        upkeep.mine();

        assertThat(mentionIds(second)).contains(mention);
        assertThat(mentionIds(first)).doesNotContain(mention);

        answers.answerAnew(verbatim, "I was on hold for an hour and nobody answered the phone");
        upkeep.mine();
        assertThat(mentionIds(second)).doesNotContain(mention);
    }

    @Test
    void noRunTakesApartWhatPeopleMerged() throws SQLException {
        merge(first, second);

        upkeep.mineAnew(product);

        assertThat(mentions(second)).isEqualTo(16);
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(16, 8, 8);
    }

    @Test
    void aMergerIsTakenBack() throws SQLException {
        String event = merge(first, second).getString("id");

        JsonPath undone = undo(event).statusCode(200).extract().jsonPath();

        assertThat(undone.getString("kind")).isEqualTo("UNDONE");
        assertThat(undone.getString("undoes")).isEqualTo(event);
        assertThat(undone.getInt("mentions")).isEqualTo(8);
        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(8, 8, 8, 8);
        given().get(THEMES + "/" + first).then().statusCode(200).body("id", is(first));
        assertThat(toldTypes()).contains(ThemeRevived.TYPE);
        undo(event).statusCode(200).body("id", is(undone.getString("id")));
        undo(undone.getString("id")).statusCode(409);
        given().get("/api/v1/theme-events/" + event).then().body("undoneBy", is(undone.getString("id")));
    }

    @Test
    void aThemeThatComesBackIsNamedAndPlacedByThoseWhoAreNotForgotten() throws SQLException {
        String customer =
                rows("select customer_id::text from verbatim join segment on segment.verbatim_id = verbatim.id"
                                + " join mention on mention.segment_id = segment.id where verbatim.product = ?"
                                + " and mention.theme_id = '" + first + "' limit 1")
                        .getFirst();
        String event = merge(first, second).getString("id");
        forgetting.forget(UUID.fromString(customer));
        upkeep.mine();
        assertThat(namelessAndPlaceless()).containsExactly(first);

        undo(event).statusCode(200);
        assertThat(namelessAndPlaceless()).as("placed at once").isEmpty();
        assertThat(rows("select id::text from theme where product = ? and label = '-'"))
                .containsExactly(first);
        upkeep.mine();

        assertThat(rows("select id::text from theme where product = ? and label = '-'"))
                .isEmpty();
        assertThat(mentions(first)).isEqualTo(7);
        assertThat(mentions(second)).isEqualTo(8);
    }

    /** Or it would lie opposite to its part, and collect what is like neither. */
    @Test
    void whatIsLeftOfAThemeWithoutAPlaceHasNoneUntilTheNextRun() throws SQLException {
        database.execute("update theme set label = '-', centres = null,"
                + " centroid = decode(repeat('00', length(centroid)), 'hex') where id = '" + first + "'");

        split(first, mentionIds(first).subList(0, 3), "part").statusCode(201);

        assertThat(namelessAndPlaceless()).containsExactly(first);
    }

    private List<String> namelessAndPlaceless() throws SQLException {
        return rows("select id::text from theme where product = ? and label = '-' and centres is null"
                + " and centroid = decode(repeat('00', length(centroid)), 'hex')");
    }

    @Test
    void aSplitHoldsAtOnceAndNoRunJoinsTheTwoAgain() throws SQLException {
        List<String> part = mentionIds(first).subList(0, 3);

        ValidatableResponse made = split(first, part, "three of them").statusCode(201);

        String born = made.extract().path("otherThemeId");
        made.header("Location", endsWith(THEMES + "/" + born)).body("kind", is("SPLIT"));
        given().get(THEMES + "/" + born)
                .then()
                .body("label", is("three of them"))
                .body("labelByPeople", is(true))
                .body("mentions", is(3));
        assertThat(mentions(first)).isEqualTo(5);
        upkeep.mineAnew(product);
        assertThat(mentionIds(born)).containsExactlyInAnyOrderElementsOf(part);
        assertThat(mentions(first)).isEqualTo(5);
        given().get(THEMES + "/" + born).then().body("label", is("three of them"));
        assertThat(undo(made.extract().path("id")).statusCode(200).extract().<Integer>path("mentions"))
                .isEqualTo(3);
        assertThat(mentions(first)).isEqualTo(8);
        given().get(THEMES + "/" + born).then().body("id", is(first));
    }

    /** Also before any run has measured the two. */
    @Test
    void aNewcomerJoinsThePartThatItIsLike() throws SQLException {
        List<String> part = mentionIds(first);
        String text = given().get(THEMES + "/" + first + "/mentions").path("items[0].text");
        String other = given().get(THEMES + "/" + second + "/mentions").path("items[0].text");
        merge(first, second);
        String born = split(second, part, "part").extract().path("otherThemeId");

        answers.add(product, text, clock.instant());
        answers.add(product, other, clock.instant());
        upkeep.mine();

        assertThat(mentions(born)).isEqualTo(9);
        assertThat(mentions(second)).isEqualTo(9);
    }

    @Test
    void aPartWithoutALabelIsNamedByTheNextRun() {
        String born =
                split(first, mentionIds(first).subList(0, 3), null).extract().path("otherThemeId");
        given().get(THEMES + "/" + born).then().body("labelByPeople", is(false));
        given().queryParam("product", product).get(THEMES).then().body("waiting", is(1));
    }

    @Test
    void aLabelThatPeopleGaveOutlivesRunsAndIsTakenBack() throws SQLException {
        String before = given().get(THEMES + "/" + first).path("label");

        JsonPath event = rename(first, edition(first), "waiting on the phone")
                .statusCode(200)
                .extract()
                .jsonPath();

        upkeep.mineAnew(product);
        given().get(THEMES + "/" + first)
                .then()
                .body("label", is("waiting on the phone"))
                .body("labelByPeople", is(true));
        assertThat(event.getString("labelBefore")).isEqualTo(before);
        assertThat(event.getString("labelAfter")).isEqualTo("waiting on the phone");
        undo(event.getString("id")).statusCode(200);
        given().get(THEMES + "/" + first).then().body("label", is(before)).body("labelByPeople", is(false));
    }

    @Test
    void aMentionThatSomebodyMovedStaysThere() throws SQLException {
        String mention = mentionIds(first).getFirst();

        JsonPath event = move(first, mention, second).statusCode(200).extract().jsonPath();

        assertThat(mentionIds(second)).hasSize(9).contains(mention);
        upkeep.mineAnew(product);
        assertThat(mentionIds(second)).contains(mention);
        move(first, mention, second).statusCode(200).body("id", is(event.getString("id")));
        telling.tellAll();
        assertThat(toldTypes()).isNotEmpty();
        undo(event.getString("id")).statusCode(200).body("mentions", is(1));
        assertThat(mentionIds(first)).hasSize(8).contains(mention);
    }

    @Test
    void aMentionThatSomebodyMovedStaysThereWhenASplitIsTakenBack() {
        String mention = mentionIds(first).getFirst();
        String other = mentionIds(second).getFirst();
        move(first, mention, second).statusCode(200);
        String split = split(second, List.of(mention, other), null)
                .statusCode(201)
                .extract()
                .path("id");

        undo(split).statusCode(200);
        upkeep.mineAnew(product);

        assertThat(mentionIds(second)).hasSize(9).contains(mention);
    }

    @Test
    void whatSomebodyPartedStaysApartWhenAnOlderMergerIsTakenBack() throws Exception {
        String third =
                rows("select id::text from theme where product = ? order by id").get(2);
        String merger = merge(first, second).getString("id");

        undo(mergeByRun(third, second)).statusCode(200);
        undo(merger).statusCode(200);
        mergeByRun(second, third);

        assertThat(mentions(second)).isEqualTo(8);
        assertThat(mentions(third)).isEqualTo(8);
    }

    @Test
    void whatSomebodyPartedStaysApartWhenAnOlderSplitIsTakenBack() throws Exception {
        String split =
                split(first, mentionIds(first).subList(0, 3), "part").extract().path("id");

        undo(mergeByRun(second, first)).statusCode(200);
        undo(split).statusCode(200);
        mergeByRun(first, second);

        assertThat(mentions(first)).isEqualTo(8);
        assertThat(mentions(second)).isEqualTo(8);
    }

    @Test
    void aMutedThemeIsInNoListAndGoesOnCollecting() throws SQLException {
        mute(first).statusCode(204);
        mute(first).statusCode(204);

        assertThat(list(product, Map.of()).getList("items.id")).hasSize(3).doesNotContain(first);
        assertThat(list(product, Map.of("muted", "true")).getList("items.id")).containsExactly(first);
        given().get(THEMES + "/" + first).then().statusCode(200).body("muted", is(true));
        String text = rows("select text from verbatim join segment on segment.verbatim_id = verbatim.id"
                        + " join mention on mention.segment_id = segment.id where verbatim.product = ?"
                        + " and mention.theme_id = '" + first + "' limit 1")
                .getFirst();
        answers.add(product, text, clock.instant());
        upkeep.mineAnew(product);
        assertThat(list(product, Map.of("muted", "true")).getList("items.mentions", Integer.class))
                .containsExactly(9);
        given().delete(THEMES + "/" + first + "/muting").then().statusCode(204);
        given().delete(THEMES + "/" + first + "/muting").then().statusCode(204);
        assertThat(list(product, Map.of()).getList("items.id")).hasSize(4).contains(first);
        assertThat(kinds(first)).contains("MUTED", "RESTORED").doesNotHaveDuplicates();
    }

    @Test
    void onlyTheLastEditOfAThemeIsTakenBack() throws SQLException {
        String renamed = rename(first, "*", "one name").extract().path("id");
        String again = rename(first, "*", "another name").extract().path("id");
        String elsewhere = rename(second, "*", "something else").extract().path("id");

        undo(renamed).statusCode(409).body("detail", containsString(again));
        undo(elsewhere).statusCode(200);
        undo(again).statusCode(200);
        given().get(THEMES + "/" + first).then().body("label", is("one name")).body("labelByPeople", is(true));
        undo(renamed).statusCode(200);
        given().get(THEMES + "/" + first).then().body("labelByPeople", is(false));
    }

    @Test
    void whatARunFoundCannotBeTakenBackByItsNumber() {
        String born = given().get(THEMES + "/" + first + "/events").path("items.find { it.kind == 'BORN' }.id");

        undo(born).statusCode(409);
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeen() throws SQLException {
        String seen = edition(first);
        rename(first, seen, "mine").statusCode(200).header("ETag", not(seen));

        rename(first, seen, "yours").statusCode(412);
        rename(first, null, "yours").statusCode(428);
        rename(first, seen, "mine").statusCode(200);
        given().contentType("application/json")
                .header("If-Match", seen)
                .body(Map.of("themeId", second))
                .put(THEMES + "/" + first + "/successor")
                .then()
                .statusCode(412);
        split(first, mentionIds(first).subList(0, 1), null, seen).statusCode(412);
        assertThat(kinds(first)).containsOnlyOnce("RENAMED").doesNotContain("MERGED", "SPLIT");
    }

    @Test
    void whatIsSentAgainIsDoneOnce() throws SQLException {
        List<String> part = mentionIds(first).subList(0, 2);
        String seen = edition(first);
        String born = split(first, part, "part", seen).extract().path("otherThemeId");
        split(first, part, "part", seen).statusCode(201).body("otherThemeId", is(born));
        String merged = merge(second, first).getString("id");
        assertThat(merge(second, first).getString("id")).isEqualTo(merged);

        assertThat(kinds(first)).containsOnlyOnce("SPLIT", "MERGED");
    }

    @Test
    void chartsAreDrawnAsThenAndAsNow() throws SQLException {
        Instant then = clock.instant();
        merge(first, second);
        split(second, mentionIds(second).subList(0, 3), "part");
        Map<String, String> asThen = Map.of("themesAsOf", then.toString());

        assertThat(list(product, Map.of()).getList("items.mentions", Integer.class))
                .containsExactly(13, 8, 8, 3);
        assertThat(list(product, asThen).getList("items.mentions", Integer.class))
                .containsExactly(8, 8, 8, 8);
        assertThat(list(product, asThen).getList("items.share", Float.class)).containsOnly(.25f);
        assertThat(list(product, asThen).getInt("items.find { it.id == '" + first + "' }.course.mentions.sum()"))
                .isEqualTo(8);
        given().queryParam("themesAsOf", then.toString())
                .get(THEMES + "/" + first)
                .then()
                .statusCode(200)
                .body("id", is(first))
                .body("mentions", is(8))
                .body("course[0].mentions", is(8));
        assertThat(list(product, Map.of("themesAsOf", "2001-01-01T00:00:00Z")).getList("items"))
                .isEmpty();
        given().queryParam("themesAsOf", "then").get(THEMES).then().statusCode(400);
    }

    @Test
    void aRunThatWasComputedBeforeAnEditMovesNothing() throws SQLException {
        List<String> before = mentionIds(first);
        merge(first, second);

        upkeep.mineAnew(product);
        upkeep.mineAnew(product);

        assertThat(mentionIds(second)).containsAll(before);
        assertThat(kinds(second).stream().filter("MERGED"::equals)).hasSize(1);
    }

    /** It waits for the run's last write, not for its computing. */
    @Test
    void anEditWaitsWhileARunIsWriting() throws Exception {
        transaction.begin();
        leases.hold(product);
        var edit = CompletableFuture.supplyAsync(
                () -> rename(first, "*", "in between").extract().statusCode());
        await().atMost(Duration.ofSeconds(2))
                .until(() -> database.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                                .size()
                        == 1);
        assertThat(edit).isNotDone();
        transaction.commit();

        assertThat(edit.get(10, TimeUnit.SECONDS)).isEqualTo(200);
    }

    @Test
    void fewAnonymousAnswersAreInNoNumberOfAnEvent() throws SQLException {
        answers.comeBy(ResponseOrigin.ANONYMOUS, product);
        JsonPath hidden = merge(first, second);

        assertThat(hidden.getInt("mentions")).isZero();
        String members = "/api/v1/theme-events/" + hidden.getString("id") + "/mentions";
        given().get(members).then().statusCode(200).body("items", hasSize(0));
        String mixed =
                rows("select id::text from theme where product = ? and retired_at is null and not keeps_members limit 1")
                        .getFirst();
        database.execute("update mention set theme_id = '" + mixed + "' where theme_id in (select id from theme"
                + " where not keeps_members and product = '" + product + "')");
        upkeep.mineAnew(product);
        assertThat(rows("select distinct mentions::text from theme_event where person is null and sequence > "
                        + hidden.getInt("sequence") + " and product = ?"))
                .containsExactly("0");

        answers.belongTogether(product);
        given().get(members).then().body("items", hasSize(8));
    }

    @Test
    void eventsComeNewestFirstAndPageByPage() {
        rename(first, "*", "a name");
        JsonPath page = given().queryParams(Map.of("product", product, "pageSize", "2"))
                .get("/api/v1/theme-events")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items[0].kind", is("RENAMED"))
                .body("items[1].cause", is("RUN"))
                .body("items[1].person", nullValue())
                .extract()
                .jsonPath();
        List<Integer> sequences = given().queryParams(
                        Map.of("product", product, "pageToken", page.getString("nextPageToken")))
                .get("/api/v1/theme-events")
                .then()
                .statusCode(200)
                .extract()
                .path("items.sequence");
        assertThat(sequences).startsWith(page.getInt("items[1].sequence") - 1).endsWith(1);
        given().queryParam("pageToken", "AAAA")
                .get("/api/v1/theme-events")
                .then()
                .statusCode(400);
        given().queryParam("product", "A B").get("/api/v1/theme-events").then().statusCode(400);
        given().queryParam("kind", "BORN").get("/api/v1/theme-events").then().statusCode(400);
    }

    /** What a run would store. Answers with the last event of the product. */
    private String mergeByRun(String theme, String into) throws Exception {
        Map<UUID, Optional<Assigned>> segments = mentionIds(theme).stream()
                .collect(toMap(UUID::fromString, mention -> Optional.of(new Assigned(UUID.fromString(into), .5f))));
        transaction.begin();
        leases.hold(product);
        shelf.adopt(
                product,
                states.themesVersion(product),
                new FoundThemes(
                        List.of(),
                        segments,
                        Map.of(UUID.fromString(theme), Optional.of(UUID.fromString(into))),
                        Optional.empty()));
        transaction.commit();
        return rows("select id::text from theme_event where product = ? order by sequence desc limit 1")
                .getFirst();
    }

    private List<String> toldTypes() throws SQLException {
        return rows("select type from outbox where data::json ->> 'product' = ?");
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
