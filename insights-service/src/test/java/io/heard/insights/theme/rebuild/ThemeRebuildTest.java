package io.heard.insights.theme.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.heard.insights.Database;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ThemeRebuildTest {

    private static final String REBUILDS = "/api/v1/theme-rebuilds";
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final int MATTERS = Grievances.MATTERS.size();
    private static final int TEXTS = Grievances.mixed().size();

    private static final String LIVING =
            "select id::text from theme where product = ? and retired_at is null order by id";

    /** Everything in force that a rebuild could touch. */
    private static final String IN_FORCE = """
            select row_to_json(row)::text from (
                select theme.id, label, md5(centroid) as centroid, md5(centres) as centres, least_similarity, edition, merged_into,
                    retired_at, (select string_agg(segment_id || ' ' || similarity, ', ' order by segment_id) from mention
                    where theme_id = theme.id) as mentions
                from theme where product = ? order by id) row
            union all
            select md5(mean) || themes_version from mining_state where product = ?""";

    @Inject
    RebuildWorker worker;

    @Inject
    RebuildQueue queue;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();

    @BeforeEach
    void mine() {
        List<String> texts = Grievances.mixed();
        for (int i = 0; i < texts.size(); i++) {
            answers.add(product, texts.get(i), MONDAY.plusSeconds(i));
        }
        upkeep.mine();
    }

    @Test
    void buildsBesideWhatIsInForceAndComparesBoth() throws SQLException {
        List<String> before = inForce();

        String id = order();
        get(id).body("state", is("WAITING")).body("digest", nullValue()).body("comparison", nullValue());
        worker.buildAll();

        get(id).body("state", is("READY"))
                .body("orderedBy", is("ana"))
                .body("complaints", is(TEXTS))
                .body("digest", matchesPattern("[0-9a-f]{64}"))
                .body("themes", hasSize(MATTERS))
                .body("comparison.themesNow", is(MATTERS))
                .body("comparison.themesThen", is(MATTERS))
                .body("comparison.changed", is(0))
                .body("comparison.ari", is(1.0f))
                .body("comparison.nmi", is(1.0f));
        assertThat(inForce()).isEqualTo(before);
        given().queryParam("product", product)
                .get(REBUILDS)
                .then()
                .statusCode(200)
                .body("items.id", contains(id));
    }

    @Test
    void becomesTheThemesWhenItIsAdopted() throws SQLException {
        List<String> themes = rows(LIVING);
        joinUnseen(themes.get(1), themes.getFirst());
        assertThat(rows(LIVING)).hasSize(MATTERS - 1);
        String id = ready();
        int joined = 2 * TEXTS / MATTERS;
        get(id).body("comparison.themesNow", is(MATTERS - 1))
                .body("comparison.themesThen", is(MATTERS))
                .body("comparison.born", is(1))
                .body("comparison.changed", is(joined / 2))
                .body("themes.findAll { it.isNew }", hasSize(1))
                .body("themes.find { it.themeId == '" + themes.getFirst() + "' }.mentionsNow", is(joined));

        adopt(id).statusCode(200).body("state", is("ADOPTED")).body("decidedBy", is("ana"));

        List<String> now = rows(LIVING);
        assertThat(now).hasSize(MATTERS).contains(themes.getFirst(), themes.get(2), themes.get(3));
        assertThat(rows("select count(*) from mention join theme on theme.id = theme_id where product = ?"))
                .containsExactly(String.valueOf(TEXTS));
        assertThat(rows("select kind || ' ' || mentions from theme_event where product = ? and kind <> 'BORN'"))
                .containsExactly("SPLIT " + joined / 2);
        given().queryParam("product", product)
                .get("/api/v1/mining-rebases")
                .then()
                .body("items[0].reason", is("SORTED_ANEW"));
        List<String> adopted = inForce();
        adopt(id).statusCode(200).body("state", is("ADOPTED"));
        assertThat(inForce()).isEqualTo(adopted);
        given().delete(REBUILDS + "/" + id).then().statusCode(409);
        assertThat(database.rows(
                        "select rebuild_id::text from rebuilt_theme where rebuild_id = ?", UUID.fromString(id)))
                .isEmpty();
    }

    @Test
    void isTheSameToTheByteFromTheSameInput() throws SQLException {
        String first = get(ready()).extract().path("digest");
        discardAll();
        String again = get(ready()).extract().path("digest");

        refill();
        upkeep.mine();
        assertThat(rows(LIVING)).hasSize(MATTERS);
        String filledAnew = get(ready()).extract().path("digest");

        assertThat(again).isEqualTo(first);
        assertThat(filledAnew).isEqualTo(first);
        discardAll();
        answers.add(product, "The technician was rude to us, too", MONDAY.plusSeconds(999));
        upkeep.mine();
        assertThat(get(ready()).extract().<String>path("digest")).isNotEqualTo(first);
    }

    @Test
    void hasThemesFoundAnewWhenSomethingCameSinceItWasBuilt() throws SQLException {
        String state = "select settled || ' ' || (new_complaints > 0) from mining_state where product = ?";
        adopt(ready()).statusCode(200);
        assertThat(rows(state)).containsExactly("false false");
        String id = ready();
        answers.add(product, "The technician was rude to us, too", MONDAY.plusSeconds(999));
        upkeep.mine();

        adopt(id).statusCode(200);

        assertThat(rows(state)).containsExactly("false true");
        upkeep.mine();
        assertThat(rows(state)).containsExactly("true false");
    }

    @Test
    void isRefusedOnceSomebodyEditedAThemeOrMuchHasCome() throws SQLException {
        String id = ready();
        String theme = rows(LIVING).getFirst();
        rename(theme);
        List<String> edited = inForce();

        adopt(id)
                .statusCode(409)
                .body("type", endsWith("theme-rebuild-outdated"))
                .body("detail", containsString("changed since"));

        assertThat(inForce()).isEqualTo(edited);
        given().delete(REBUILDS + "/" + id).then().statusCode(204);
        given().delete(REBUILDS + "/" + id).then().statusCode(204);
        String next = ready();
        get(next).body("themes.find { it.themeId == '" + theme + "' }.label", is("by hand"));
        database.execute("update theme_rebuild set left_out = -31 where id = '" + next + "'");
        adopt(next).statusCode(409).body("detail", containsString("31 complaints have come since"));
        database.execute("update theme_rebuild set left_out = -30, model = 'other' where id = '" + next + "'");
        adopt(next).statusCode(409).body("detail", containsString("sentence model"));
        database.execute("update theme_rebuild set model = (select model from mining_state where product = '" + product
                + "') where id = '" + next + "'");
        adopt(next).statusCode(200);
        assertThat(rows("select label from theme where product = ? and label_by_people"))
                .containsExactly("by hand");
    }

    @Test
    void leavesWhatPeoplePutSomewhereWhereItIs() throws SQLException {
        List<String> themes = rows(LIVING);
        String pinned = rows("select segment_id::text from mention join theme on theme.id = theme_id"
                        + " where product = ? order by theme.id, segment_id limit 1")
                .getFirst();
        given().contentType("application/json")
                .body(Map.of("themeId", themes.get(1)))
                .put("/api/v1/themes/" + themes.getFirst() + "/mentions/" + pinned + "/theme")
                .then()
                .statusCode(200);
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("themeId", themes.get(3)))
                .put("/api/v1/themes/" + themes.get(2) + "/successor")
                .then()
                .statusCode(200);

        String id = ready();
        get(id).body("themes", hasSize(MATTERS - 1));
        adopt(id).statusCode(200);

        assertThat(rows(LIVING)).containsExactly(themes.getFirst(), themes.get(1), themes.get(3));
        assertThat(database.rows(
                        "select theme_id::text from mention where segment_id = ? and pinned", UUID.fromString(pinned)))
                .containsExactly(themes.get(1));
        assertThat(database.rows("select count(*) from mention where theme_id = ?", UUID.fromString(themes.get(3))))
                .containsExactly(String.valueOf(2 * TEXTS / MATTERS));
    }

    @Test
    void startsOverWhenItWasKilledOrFailed() throws SQLException {
        String id = order();
        assertThat(queue.take()).isPresent();
        worker.buildAll();
        get(id).body("state", is("BUILDING"));

        database.execute("update theme_rebuild set builds_until = now() - interval '1 second' where id = '" + id + "'");
        List<String> before = inForce();
        database.execute(
                "alter table rebuilt_mention add constraint refused check (rebuild_id <> '" + id + "') not valid");
        try {
            worker.buildAll();
        } finally {
            database.execute("alter table rebuilt_mention drop constraint refused");
        }
        get(id).body("state", is("WAITING")).body("themes", hasSize(0));
        assertThat(inForce()).isEqualTo(before);

        worker.buildAll();
        get(id).body("state", is("READY")).body("themes", hasSize(MATTERS));
    }

    @Test
    void isLeftToThoseWhoReadWithTheProductsModel() throws SQLException {
        String id = order();
        String model = rows("select model from mining_state where product = ?").getFirst();
        database.execute("update mining_state set model = 'another' where product = '" + product + "'");
        worker.buildAll();
        get(id).body("state", is("WAITING"));

        database.execute("update mining_state set model = '" + model + "' where product = '" + product + "'");
        worker.buildAll();

        get(id).body("state", is("READY"));
    }

    @Test
    void countsNoAttemptOfAProcessThatIsStoppedInOrder() throws SQLException {
        String id = order();

        queue.giveBack(queue.take().orElseThrow());

        assertThat(database.rows(
                        "select state || ' ' || attempts from theme_rebuild where id = ?", UUID.fromString(id)))
                .containsExactly("WAITING 0");
        worker.buildAll();
    }

    @Test
    void givesUpWhatFailsEachTimeAndMayBeOrderedAnew() throws SQLException {
        String id = order();
        database.execute("update theme_rebuild set attempts = 4 where id = '" + id + "'");
        database.execute(
                "alter table rebuilt_mention add constraint refused check (rebuild_id <> '" + id + "') not valid");
        try {
            worker.buildAll();
        } finally {
            database.execute("alter table rebuilt_mention drop constraint refused");
        }

        get(id).body("state", is("FAILED")).body("failure", is("It failed each time it was tried."));
        adopt(id).statusCode(409).body("type", endsWith("theme-rebuild-not-ready"));
        assertThat(order()).isNotEqualTo(id);
    }

    @Test
    void isOneAtATime() throws SQLException {
        String id = order();
        assertThat(order()).isEqualTo(id);
        adopt(id).statusCode(409).body("detail", containsString("WAITING"));
        worker.buildAll();
        assertThat(order()).isEqualTo(id);
        assertThat(rows("select count(*) from theme_rebuild where product = ?")).containsExactly("1");
    }

    @Test
    void refusesWhatIsNoProduct() {
        for (String body : List.of("{}", "{\"product\": \"\"}", "{\"product\": 5}", "[", "null")) {
            given().contentType("application/json")
                    .body(body)
                    .post(REBUILDS)
                    .then()
                    .statusCode(400);
        }
        post("product-" + UUID.randomUUID()).statusCode(404);
        String nobody = UUID.randomUUID().toString();
        given().get(REBUILDS + "/" + nobody).then().statusCode(404);
        adopt(nobody).statusCode(404);
        given().delete(REBUILDS + "/" + nobody).then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "another-product"))
    void foreignProductsAreNotFound() throws SQLException {
        String id = UUID.randomUUID().toString();
        database.execute("insert into theme_rebuild (id, product, ordered_by, ordered_at) values ('" + id + "', '"
                + product + "', 'x', now())");
        try {
            post(product).statusCode(404);
            given().get(REBUILDS + "/" + id).then().statusCode(404);
            adopt(id).statusCode(404);
            given().delete(REBUILDS + "/" + id).then().statusCode(404);
            given().queryParam("product", product).get(REBUILDS).then().body("items", hasSize(0));
        } finally {
            database.execute("delete from theme_rebuild where id = '" + id + "'");
        }
    }

    @Test
    @TestSecurity(user = "cem", roles = "campaign-manager")
    void isForThoseWhoEditThemes() {
        post(product).statusCode(403);
        given().get(REBUILDS).then().statusCode(403);
    }

    private String ready() {
        String id = order();
        worker.buildAll();
        get(id).body("state", is("READY"));
        return id;
    }

    private String order() {
        return post(product).statusCode(201).extract().path("id");
    }

    private static ValidatableResponse post(String product) {
        return given().contentType("application/json")
                .body(Map.of("product", product))
                .post(REBUILDS)
                .then();
    }

    private static ValidatableResponse get(String id) {
        return given().get(REBUILDS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse adopt(String id) {
        return given().put(REBUILDS + "/" + id + "/adoption").then();
    }

    private static void rename(String theme) {
        given().contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of("label", "by hand"))
                .put("/api/v1/themes/" + theme + "/label")
                .then()
                .statusCode(200);
    }

    private void discardAll() throws SQLException {
        for (String id : rows("select id::text from theme_rebuild where product = ? and state = 'READY'")) {
            given().delete(REBUILDS + "/" + id).then().statusCode(204);
        }
    }

    /** As if a run had taken both for one, long ago. */
    private void joinUnseen(String theme, String other) throws SQLException {
        database.execute("update mention set theme_id = '" + other + "' where theme_id = '" + theme + "'");
        database.execute("update theme set retired_at = now() where id = '" + theme + "'");
    }

    /** The same answers, in a store that knows nothing else of the product. */
    private void refill() throws SQLException {
        for (String facts : List.of("response", "verbatim")) {
            database.execute(
                    "create table kept_%s as select * from %s where product = '%s'".formatted(facts, facts, product));
        }
        database.execute("delete from response where product = '" + product + "'");
        for (String derived : List.of("theme_rebuild", "mining_rebase", "theme", "mining_state")) {
            database.execute("delete from %s where product = '%s'".formatted(derived, product));
        }
        assertThat(rows("select id::text from segment where product = ?")).isEmpty();
        database.execute("update kept_verbatim set mined_revision = null");
        for (String facts : List.of("response", "verbatim")) {
            database.execute("insert into %s select * from kept_%s".formatted(facts, facts));
            database.execute("drop table kept_" + facts);
        }
    }

    private List<String> inForce() throws SQLException {
        return database.rows(IN_FORCE, product, product);
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
