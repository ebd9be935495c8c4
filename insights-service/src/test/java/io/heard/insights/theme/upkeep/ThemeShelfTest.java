package io.heard.insights.theme.upkeep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.ThemeMerged;
import io.heard.insights.Database;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.MiningState;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.telling.Telling;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.insights.theme.upkeep.state.ThemesChangedException;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others hear when themes go: also of answers that are too old to be looked at anew. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ThemeShelfTest {

    @Inject
    ThemeShelf shelf;

    @Inject
    Leases leases;

    @Inject
    MiningStates states;

    @Inject
    Telling telling;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();
    private final UUID going = UUID.randomUUID();
    private final UUID staying = UUID.randomUUID();
    private final UUID segment = UUID.randomUUID();
    private UUID response;

    @BeforeEach
    void mention() throws SQLException {
        response = answers.add(product, "Forty minutes on hold", Instant.parse("2020-03-02T10:00:00Z"));
        for (UUID theme : List.of(going, staying)) {
            database.execute(
                    "insert into theme values ('%s', '%s', 'on hold', '\\x00', now())".formatted(theme, product));
        }
        database.execute("""
                insert into segment select '%s', id, revision, 0, 6, product, answered_at, true, 0.9
                from verbatim where id = '%s'""".formatted(segment, response));
        database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(segment, going));
        database.execute("insert into untold_response values ('%s')".formatted(response));
        telling.tellAll();
        assertThat(told()).hasSize(1);
        database.execute("delete from outbox");
        assertThat(leases.acquire(product)).isTrue();
        database.execute("update mining_state set model = 'some' where product = '" + product + "'");
    }

    @Test
    void aMergerIsToldWithTheResponsesThatItMoves() throws SQLException {
        shelf.store(
                product,
                0,
                new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.of(staying)), Optional.empty()));
        telling.tellAll();

        assertThat(told()).hasSize(2);
        JsonPath merger = told().getFirst();
        assertThat(merger.getUUID("themeId")).isEqualTo(going);
        assertThat(merger.getUUID("successorId")).isEqualTo(staying);
        JsonPath themed = told().getLast();
        assertThat(themed.getUUID("invitationId")).isEqualTo(response);
        assertThat(themed.getList("themeIds")).containsExactly(staying.toString());
        assertThat(database.rows(
                        "select topic from outbox where type = ? and subject = '" + going + "'", ThemeMerged.TYPE))
                .containsExactly("insights.themes");
    }

    @Test
    void aFewThatBelongElsewhereDoNotEndAThemeOfManyTooOldToBeLookedAt() throws SQLException {
        for (int i = 0; i < 4; i++) {
            UUID old = UUID.randomUUID();
            database.execute("""
                    insert into segment select '%s', id, revision, %d, %d, product, answered_at, true, 0.9
                    from verbatim where id = '%s'""".formatted(old, 6 + i, 7 + i, response));
            database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(old, going));
        }

        shelf.store(
                product,
                0,
                new FoundThemes(
                        List.of(),
                        Map.of(segment, Optional.of(new Assigned(staying, .8f))),
                        Map.of(going, Optional.of(staying)),
                        Optional.empty()));

        assertThat(theme()).containsExactly(staying.toString());
        assertThat(database.rows("select count(*)::text from mention where theme_id = ?::uuid", going.toString()))
                .containsExactly("4");
        assertThat(rows("select 1 from theme where retired_at is null and product = ?"))
                .hasSize(2);
        assertThat(events()).containsExactly("1 MENTIONS_MOVED 1 Mentions that are nearer to the other theme: 1 of 5.");
    }

    @Test
    void whatItRemembersIsWhatWillBeComparedWithIt() throws SQLException {
        database.execute("""
                insert into segment select '%s', id, revision, 7, 9, product, answered_at, true, 0.9
                from verbatim where id = '%s'""".formatted(UUID.randomUUID(), response));

        shelf.store(product, 0, found(going, false));

        MiningState remembered = states.get(product);
        assertThat(remembered.discovered()).isEqualTo(remembered.sampled()).isEqualTo(2);
        assertThat(remembered.openThen()).isEqualTo(remembered.openNow()).isEqualTo(1);
    }

    @Test
    void aThemeThatDissolvesLeavesItsResponsesWithout() throws SQLException {
        shelf.store(
                product, 0, new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.empty()), Optional.empty()));
        telling.tellAll();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().getUUID("invitationId")).isEqualTo(response);
        assertThat(told().getFirst().getList("themeIds")).isEmpty();
        assertThat(events())
                .containsExactly("1 RETIRED 1 It makes no theme any more. Mentions that are in no theme now: 1 of 1.");
    }

    @Test
    void aMergerIsRecordedWithItsReasonAndItsMembers() throws SQLException {
        merge();

        assertThat(events()).containsExactly("1 MERGED 1 Mentions that belong to the theme it merged into: 1 of 1.");
        assertThat(rows("""
                        select moved.segment_id || ' ' || moved.theme_id from moved_mention moved
                        join theme_event on theme_event.id = moved.event_id where theme_event.product = ?""")).containsExactly(segment + " " + going);
        assertThat(rows("select merged_into::text from theme where retired_at is not null and product = ?"))
                .containsExactly(staying.toString());
        assertThat(rows("select edition::text from theme where product = ?")).containsExactly("1", "1");
    }

    @Test
    void whatWasFoundFromOtherThemesThanThereAreIsNotStored() throws SQLException {
        merge();

        assertThatThrownBy(() -> shelf.store(
                        product,
                        0,
                        new FoundThemes(List.of(), Map.of(), Map.of(staying, Optional.empty()), Optional.empty())))
                .isInstanceOf(ThemesChangedException.class);
        assertThat(theme()).containsExactly(staying.toString());
    }

    @Test
    void aMentionThatSomebodyPutWhereItIsStaysThereAndSoDoesItsTheme() throws SQLException {
        database.execute("update mention set pinned = true where segment_id = '" + segment + "'");

        FoundThemes other = found(staying, false);
        shelf.store(product, 0, other);
        merge();

        assertThat(theme()).containsExactly(going.toString());
        assertThat(rows("select 1 from theme where retired_at is null and product = ?"))
                .hasSize(2);
        assertThat(events()).isEmpty();
    }

    @Test
    void aThemeThatPeopleShapedKeepsItsMentions() throws SQLException {
        database.execute("update theme set keeps_members = true where id = '" + going + "'");

        shelf.store(product, 0, found(UUID.randomUUID(), true));

        assertThat(theme()).containsExactly(going.toString());
        assertThat(rows("select 1 from theme where product = ?"))
                .as("a theme without mentions is not born")
                .hasSize(2);
        assertThat(events()).isEmpty();
    }

    @Test
    void aMutedThemeIsNeitherMergedAwayNorGivenWhatOthersShow() throws SQLException {
        database.execute("update theme set muted = true where id = '" + going + "'");
        merge();
        shelf.store(product, 0, found(staying, false));
        assertThat(theme()).containsExactly(going.toString());

        database.execute("update theme set muted = (id = '" + staying + "') where product = '" + product + "'");
        merge();
        shelf.store(product, 0, found(staying, false));
        assertThat(theme()).containsExactly(going.toString());
        assertThat(events()).isEmpty();

        database.execute("delete from mention where segment_id = '" + segment + "'");
        shelf.store(product, 0, found(staying, false));
        assertThat(theme()).as("it goes on collecting").containsExactly(staying.toString());
    }

    @Test
    void aLabelThatPeopleGaveStays() throws SQLException {
        database.execute("update theme set label_by_people = true where id = '" + going + "'");

        shelf.store(product, 0, found(going, false));
        shelf.store(product, 0, found(staying, false));

        assertThat(rows("select label from theme where product = ? order by label"))
                .containsExactly("found", "on hold");
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void aMergerThatSomebodyTookBackIsNotMadeAgain() throws SQLException {
        merge();
        String event =
                rows("select id::text from theme_event where product = ?").getFirst();

        given().put("/api/v1/theme-events/" + event + "/undo").then().statusCode(200);
        shelf.store(
                product,
                2,
                new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.of(staying)), Optional.empty()));

        assertThat(theme()).containsExactly(going.toString());
        assertThat(rows("select 1 from theme where retired_at is null and product = ?"))
                .hasSize(2);
        assertThat(events()).hasSize(2).last().asString().startsWith("2 UNDONE 1 ");
    }

    @Test
    void aMentionThatGoesFromOneLivingThemeToAnotherIsRecordedToo() throws SQLException {
        shelf.store(product, 0, found(staying, false));

        assertThat(theme()).containsExactly(staying.toString());
        assertThat(events()).containsExactly("1 MENTIONS_MOVED 1 Mentions that are nearer to the other theme: 1 of 1.");
    }

    private void merge() {
        shelf.store(
                product,
                0,
                new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.of(staying)), Optional.empty()));
    }

    private FoundThemes found(UUID theme, boolean isNew) {
        return new FoundThemes(
                List.of(new FoundThemes.Found(theme, isNew, "found", Embedding.of(0), List.of(Embedding.of(0)), .25f)),
                Map.of(segment, Optional.of(new Assigned(theme, .5f))),
                Map.of(),
                Optional.empty());
    }

    private List<String> theme() throws SQLException {
        return database.rows("select theme_id::text from mention where segment_id = ?", segment);
    }

    private List<String> events() throws SQLException {
        return rows(
                "select sequence || ' ' || kind || ' ' || mentions || ' ' || reason from theme_event where product = ?"
                        + " order by sequence");
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }

    private List<JsonPath> told() throws SQLException {
        return database
                .rows("select data from outbox where data::json ->> 'product' = ? order by position", product)
                .stream()
                .map(JsonPath::from)
                .toList();
    }
}
