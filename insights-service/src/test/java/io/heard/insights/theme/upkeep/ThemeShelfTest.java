package io.heard.insights.theme.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.ThemeMerged;
import io.heard.insights.Database;
import io.heard.insights.mining.Embedding;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.telling.Telling;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

    private static final MiningStates.Mean MEAN = new MiningStates.Mean(Embedding.of(0), 1);

    @Inject
    ThemeShelf shelf;

    @Inject
    Leases leases;

    @Inject
    Telling telling;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();
    private final UUID going = UUID.randomUUID();
    private final UUID staying = UUID.randomUUID();
    private UUID response;

    @BeforeEach
    void mention() throws SQLException {
        response = answers.add(product, "Forty minutes on hold", Instant.parse("2020-03-02T10:00:00Z"));
        for (UUID theme : List.of(going, staying)) {
            database.execute(
                    "insert into theme values ('%s', '%s', 'on hold', '\\x00', now())".formatted(theme, product));
        }
        UUID segment = UUID.randomUUID();
        database.execute("""
                insert into segment select '%s', id, revision, 0, 6, product, answered_at, true, 0.9
                from verbatim where id = '%s'""".formatted(segment, response));
        database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(segment, going));
        database.execute("insert into untold_response values ('%s')".formatted(response));
        telling.tellAll();
        assertThat(told()).hasSize(1);
        database.execute("delete from outbox");
        assertThat(leases.acquire(product)).isTrue();
    }

    @Test
    void aMergerIsToldWithTheResponsesThatItMoves() throws SQLException {
        shelf.store(product, new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.of(staying)), MEAN));
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
    void aThemeThatDissolvesLeavesItsResponsesWithout() throws SQLException {
        shelf.store(product, new FoundThemes(List.of(), Map.of(), Map.of(going, Optional.empty()), MEAN));
        telling.tellAll();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().getUUID("invitationId")).isEqualTo(response);
        assertThat(told().getFirst().getList("themeIds")).isEmpty();
    }

    private List<JsonPath> told() throws SQLException {
        return database
                .rows("select data from outbox where data::json ->> 'product' = ? order by position", product)
                .stream()
                .map(JsonPath::from)
                .toList();
    }
}
