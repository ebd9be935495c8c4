package io.heard.insights.theme.upkeep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.heard.contracts.event.ThemeEmerged;
import io.heard.insights.Database;
import io.heard.insights.detector.DetectorLearner;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.encoder.Languages;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Unreadable;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.rebase.Rebases;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class EmergenceTest {

    private static final int EARLIER = 320;

    private static final List<String> NEWS = List.of(
            "The app crashes every time I open it",
            "Your app crashes as soon as I open it",
            "The app keeps crashing when I open it",
            "App crashes on opening, I cannot use it",
            "Every time I open the app it crashes",
            "Since today the app crashes when I open it",
            "The app crashes at once when opened");

    private static final String NEW_THEMES = """
            select theme.id::text from theme join emergence on emergence.theme_id = theme.id
            where theme.retired_at is null and theme.product = ?""";
    private static final String MEMBERS = """
            select verbatim.text from mention join emergence on emergence.theme_id = mention.theme_id
            join segment on segment.id = mention.segment_id join verbatim on verbatim.id = segment.verbatim_id
            where emergence.product = ? order by 1""";

    @Inject
    Upkeep upkeep;

    @Inject
    Verbatims verbatims;

    @Inject
    VerbatimMiner miner;

    @Inject
    EmergenceFinder finder;

    @Inject
    Leases leases;

    @Inject
    WatchedComplaints watched;

    @Inject
    EmergedThemes themes;

    @Inject
    MiningStates states;

    @Inject
    Sample sample;

    @Inject
    NamedThemes named;

    @Inject
    Rebases rebases;

    @Inject
    ModelChange modelChange;

    @Inject
    ThemeFinder themeFinder;

    @Inject
    ThemeShelf shelf;

    @Inject
    MiningSteps steps;

    @Inject
    Encoder encoder;

    @Inject
    Languages languages;

    @Inject
    DetectorLearner learner;

    @Inject
    MiningConfig config;

    @Inject
    MeterRegistry meters;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    @Inject
    Clock clock;

    private final String product = "product-" + UUID.randomUUID();

    @BeforeEach
    void earlierComplaints() {
        Instant first = clock.instant().minus(Duration.ofDays(20));
        List<String> texts = Grievances.mixed();
        for (int i = 0; i < EARLIER; i++) {
            answers.add(product, texts.get(i % texts.size()), first.plus(Duration.ofMinutes(i)));
        }
        upkeep.mine();
    }

    @Test
    void whatIsNewIsAThemeAtOnceAndIsToldOnce() throws SQLException {
        assertThat(told()).isEmpty();

        complainOfNews();
        upkeep.mine();

        List<String> themes = rows(NEW_THEMES);
        assertThat(themes).hasSize(1);
        assertThat(rows(MEMBERS))
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(text -> assertThat(text).containsIgnoringCase("app"));
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().getString("themeId")).isEqualTo(themes.getFirst());
        assertThat(told().getFirst().getInt("customers")).isBetween(5, NEWS.size());
        assertThat(rows("""
                        select distinct theme_event.kind from theme_event join emergence
                        on emergence.theme_id in (theme_event.theme_id, theme_event.other_theme_id)
                        where emergence.product = ? and theme_event.kind in ('BORN', 'SPLIT')""")).hasSize(1);
        given().queryParam("product", product)
                .queryParam("emerging", true)
                .get("/api/v1/themes")
                .then()
                .statusCode(200)
                .body("items.id", contains(themes.getFirst()))
                .body("items[0].emergingSince", notNullValue());

        complainOfNews();
        upkeep.mine();
        assertThat(told()).hasSize(1);
    }

    @Test
    void whatStopsBeforeItIsStoredIsToldAfterwardsAndOnce() throws SQLException {
        readNews();

        QuarkusTransaction.begin();
        finder.look(product);
        QuarkusTransaction.rollback();
        assertThat(told()).isEmpty();
        assertThat(rows(NEW_THEMES)).isEmpty();

        finder.look(product);
        finder.look(product);
        assertThat(told()).hasSize(1);
        assertThat(rows(NEW_THEMES)).hasSize(1);
    }

    @Test
    void aPhraseThatTheModelCannotReadKeepsNothingElseWaiting() throws SQLException {
        var failing = new MiningSteps(encoder, languages) {
            @Override
            List<Embedding> encode(List<String> texts) {
                throw Unreadable.text();
            }
        };
        MiningWorker worker = worker(new EmergenceFinder(watched, themes, states, sample, failing, clock));
        complainOfNews();

        boolean more = true;
        while (more) {
            more = worker.mineRound();
        }

        assertThat(rows("select settled::text from mining_state where product = ?"))
                .containsExactly("true");
        assertThat(rows("select 1 from segment where product = ? and complaint and not watched"))
                .isEmpty();
        assertThat(told()).isEmpty();
    }

    @Test
    void laterRunsLeaveItWhole() throws SQLException {
        complainOfNews();
        upkeep.mine();
        List<String> themes = rows(NEW_THEMES);
        List<String> members = rows(MEMBERS);

        upkeep.mineAnew(product);

        assertThat(rows(NEW_THEMES)).isEqualTo(themes);
        assertThat(rows(MEMBERS)).containsAll(members);
        assertThat(told()).hasSize(1);
    }

    @Test
    void aThemeThatSomebodyNamesLeavesItWhole() throws SQLException {
        complainOfNews();
        upkeep.mine();
        List<String> themes = rows(NEW_THEMES);
        List<String> members = rows(MEMBERS);
        assertThat(themes).hasSize(1);
        String named = given().contentType("application/json")
                .body(Map.of(
                        "product", product, "label", "app", "sentences", List.of("The app crashes when I open it.")))
                .post("/api/v1/themes")
                .then()
                .statusCode(201)
                .extract()
                .path("themeId");

        upkeep.mine();

        given().get("/api/v1/themes/" + named).then().body("mentions", greaterThan(0));
        assertThat(rows(NEW_THEMES)).isEqualTo(themes);
        assertThat(rows(MEMBERS)).containsAll(members);
    }

    @Test
    void whatPeopleWantWhereItIsStaysThere() throws SQLException {
        readNews();
        String theme = upkeep.themeOf(product);
        database.execute("""
                insert into mention (segment_id, theme_id, similarity, pinned)
                select segment.id, '%s', .5, true from segment join verbatim on verbatim.id = segment.verbatim_id
                where segment.product = '%s' and verbatim.text ilike '%%crash%%'
                on conflict (segment_id) do update set theme_id = excluded.theme_id, pinned = true""".formatted(theme, product));

        finder.look(product);

        assertThat(rows(NEW_THEMES)).isEmpty();
        assertThat(told()).isEmpty();
        assertThat(rows("select 1 from segment where product = ? and complaint and not watched"))
                .isEmpty();
    }

    @Test
    void oldAnswersThatArriveLateAreNoNews() throws SQLException {
        Instant longAgo = clock.instant().minus(Duration.ofDays(90));
        NEWS.forEach(text -> answers.add(product, text, longAgo));

        upkeep.mine();

        assertThat(told()).isEmpty();
        given().queryParam("product", product)
                .queryParam("emerging", "true")
                .get("/api/v1/themes")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    private MiningWorker worker(EmergenceFinder emergences) {
        return new MiningWorker(
                leases,
                verbatims,
                miner,
                named,
                states,
                rebases,
                modelChange,
                sample,
                themeFinder,
                shelf,
                emergences,
                steps,
                learner,
                config,
                meters);
    }

    private void complainOfNews() {
        Instant now = clock.instant();
        for (int i = 0; i < NEWS.size(); i++) {
            answers.add(product, NEWS.get(i), now.minusSeconds(60 - i));
        }
    }

    private void readNews() {
        complainOfNews();
        assertThat(leases.acquire(product)).isTrue();
        miner.mine(product, verbatims.waiting(product, NEWS.size()));
    }

    private List<JsonPath> told() throws SQLException {
        return database
                .rows(
                        "select data from outbox where type = ? and data::json ->> 'product' = '" + product + "'",
                        ThemeEmerged.TYPE)
                .stream()
                .map(JsonPath::from)
                .toList();
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
