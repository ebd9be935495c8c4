package io.heard.insights.theme.growth;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import io.heard.contracts.event.ThemeGrew;
import io.heard.insights.Database;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class GrowthEpisodesTest {

    @Inject
    GrowthEpisodes episodes;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Session session;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();
    private final UUID growing = UUID.randomUUID();
    private final UUID steady = UUID.randomUUID();

    @BeforeEach
    void aThemeGrows() throws SQLException {
        database.execute("insert into mining_state (product, discovered) values ('" + product + "', 1)");
        for (UUID theme : List.of(growing, steady)) {
            theme(theme);
        }
        mention(growing, 3, Duration.ofDays(40));
        mention(steady, 30, Duration.ofDays(40));
        mention(growing, 12, Duration.ofDays(2));
        mention(steady, 4, Duration.ofDays(2));
    }

    @Test
    void theBeginningIsToldOnce() throws SQLException {
        assertThat(episodes.due()).contains(product);

        episodes.look(product);
        assertThat(episodes.due()).doesNotContain(product);
        lookLater();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().getUUID("themeId")).isEqualTo(growing);
        assertThat(told().getFirst().getInt("recent")).isEqualTo(12);
        assertThat(told().getFirst().getInt("earlier")).isEqualTo(3);
    }

    @Test
    void listsSayTheSame() {
        given().queryParam("product", product)
                .get("/api/v1/themes")
                .then()
                .statusCode(200)
                .body("items.id", contains(steady.toString(), growing.toString()))
                .body("items.growing", contains(false, true));
    }

    @Test
    void whatStopsBeforeItIsStoredIsToldAfterwardsAndOnce() throws SQLException {
        QuarkusTransaction.begin();
        episodes.look(product);
        QuarkusTransaction.rollback();
        assertThat(told()).isEmpty();

        episodes.look(product);
        assertThat(told()).hasSize(1);
    }

    @Test
    void itBeginsAnewOnlyAfterItHasNotGrownForTenDays() throws SQLException {
        episodes.look(product);
        database.execute("update growth_episode set last_grown_at = now() - interval '9 days' where product = '"
                + product + "'");
        lookLater();
        assertThat(told()).hasSize(1);

        database.execute("update verbatim set interaction_closed_at = interaction_closed_at"
                + " - interval '20 days' where product = '" + product + "'");
        database.execute("update growth_episode set last_grown_at = now() - interval '11 days' where product = '"
                + product + "'");
        lookLater();
        assertThat(database.rows("select 1 from growth_episode where ended_at is null and product = ?", product))
                .isEmpty();

        database.execute("update verbatim set interaction_closed_at = interaction_closed_at + interval '20 days'"
                + " where product = '" + product + "'");
        lookLater();
        assertThat(told()).hasSize(2);
    }

    @Test
    void ofAMutedThemeNothingIsTold() throws SQLException {
        database.execute("update theme set muted = true where id = '" + growing + "'");

        episodes.look(product);

        assertThat(told()).isEmpty();
    }

    @Test
    void ofAThemeThatNoListShowsNothingIsToldUntilMoreCustomersMentionIt() throws SQLException {
        UUID customer = UUID.randomUUID();
        database.execute(
                "update verbatim set customer_id = '" + customer + "' where id in (select verbatim_id from segment"
                        + " join mention on mention.segment_id = segment.id where theme_id = '" + growing + "')");
        episodes.look(product);
        assertThat(told()).isEmpty();

        mention(growing, 4, Duration.ofDays(1));
        lookLater();

        assertThat(told()).hasSize(1);
    }

    /** Neither with a baseline that begins with the sample, nor with a sample that is no older than the window. */
    @ParameterizedTest
    @ValueSource(ints = {40, 20})
    void aSteadyMatterThatSomebodyNamesInABusyProductDoesNotGrow(int sample) throws SQLException {
        database.execute("update theme set born_at = now() - interval '100 days' where product = '" + product + "'");
        UUID named = UUID.randomUUID();
        theme(named);
        for (int i = 0; i < 30; i++) {
            complain(Duration.ofDays(40));
        }
        mention(steady, 9, Duration.ofDays(15));
        mention(named, 5, Duration.ofDays(15));
        mention(named, 10, Duration.ofDays(2));
        MiningConfig config = new SmallRyeConfigBuilder()
                .withMapping(MiningConfig.class)
                .withDefaultValue("heard.mining.sample", Integer.toString(sample))
                .build()
                .getConfigMapping(MiningConfig.class);
        Instant now = clock.instant();

        for (Optional<Instant> themesAsOf : List.of(Optional.<Instant>empty(), Optional.of(now))) {
            Set<UUID> grown = QuarkusTransaction.requiringNew()
                    .call(() -> new ThemeGrowth(session, config).growing(List.of(product), now, themesAsOf));
            assertThat(grown).containsExactly(growing);
        }
    }

    private void lookLater() throws SQLException {
        database.execute("update mining_state set growth_looked_at = '-infinity' where product = '" + product + "'");
        episodes.look(product);
    }

    private void theme(UUID theme) throws SQLException {
        database.execute("insert into theme values ('%s', '%s', 'on hold', '\\x00', now())".formatted(theme, product));
    }

    private void mention(UUID theme, int many, Duration ago) throws SQLException {
        for (int i = 0; i < many; i++) {
            database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(complain(ago), theme));
        }
    }

    /** In no theme. */
    private UUID complain(Duration ago) throws SQLException {
        UUID verbatim =
                answers.add(product, "Forty minutes on hold", clock.instant().minus(ago));
        UUID segment = UUID.randomUUID();
        database.execute("""
                insert into segment select '%s', id, revision, 0, 6, product, answered_at, true, 0.9
                from verbatim where id = '%s'""".formatted(segment, verbatim));
        return segment;
    }

    private List<JsonPath> told() throws SQLException {
        return database
                .rows(
                        "select data from outbox where type = ? and data::json ->> 'product' = '" + product + "'",
                        ThemeGrew.TYPE)
                .stream()
                .map(JsonPath::from)
                .toList();
    }
}
