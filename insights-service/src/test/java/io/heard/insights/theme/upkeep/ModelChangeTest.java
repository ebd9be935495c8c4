package io.heard.insights.theme.upkeep;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.heard.insights.Database;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.encoder.Languages;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.OtherModel;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class ModelChangeTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    /** What people know themes by. */
    private static final String THEMES = """
            select theme.id || ' ' || label || ' ' || edition || ' ' || (
                select string_agg(segment_id::text, ' ' order by segment_id) from mention where theme_id = theme.id)
            from theme where product = ? and retired_at is null order by theme.id""";

    private static final String MEASURES = """
            select md5(mean) || ' ' || mean_of || ' ' || model from mining_state where product = ?
            union all select md5(centroid) || ' ' || md5(centres) || ' ' || least_similarity || ' ' || model
            from theme where product = ? and retired_at is null
            union all select md5(embedding) || ' ' || segment_embedding.model from segment_embedding
            join segment on segment.id = segment_embedding.segment_id where product = ? order by 1""";

    private static SentenceEncoder other;

    @Inject
    Upkeep upkeep;

    @Inject
    MiningStates states;

    @Inject
    MiningSteps steps;

    @Inject
    KnownThemes knownThemes;

    @Inject
    Sample sample;

    @Inject
    Leases leases;

    @Inject
    Languages languages;

    @Inject
    ModelChangeShelf shelf;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();

    @BeforeAll
    static void loadTheOther() {
        other = OtherModel.load();
    }

    @AfterAll
    static void closeTheOther() {
        other.close();
    }

    @BeforeEach
    void mine() {
        List<String> texts = Grievances.mixed();
        for (int i = 0; i < texts.size(); i++) {
            answers.add(product, texts.get(i), MONDAY.plusSeconds(i));
        }
        upkeep.mine();
    }

    @Test
    void keepsWhatPeopleKnowThemesByAndMeasuresThemAnew() throws SQLException {
        List<String> themes = rows(THEMES);
        assertThat(themes).hasSize(Grievances.MATTERS.size());

        assertThat(bringOver(change(other::encode, otherId()))).isTrue();

        assertThat(rows(THEMES)).isEqualTo(themes);
        assertThat(measures()).allSatisfy(row -> assertThat(row).endsWith(otherId()));
        assertThat(knownThemes.of(product, Optional.empty())).hasSize(Grievances.MATTERS.size());
        assertThat(sample.of(product)).hasSize(Grievances.mixed().size());
        assertThat(rows("select count(*) from theme_event where product = ? and kind <> 'BORN'"))
                .containsExactly("0");
        given().queryParam("product", product)
                .get("/api/v1/mining-rebases")
                .then()
                .statusCode(200)
                .body("items.reason", contains("MODEL_CHANGED", "FIRST_MEAN"))
                .body("items.model", contains(otherId(), steps.model()))
                .body("items[0].complaints", greaterThan(20))
                .body("items[0].thresholds", hasSize(Grievances.MATTERS.size()))
                .body("items[0].thresholds.leastSimilarityBefore", hasItem((Object) null));
    }

    @Test
    void leavesEverythingWithTheModelBeforeWhenItIsKilled() throws SQLException {
        List<String> themes = rows(THEMES);
        List<String> before = measures();

        assertThatThrownBy(() -> bringOver(change(
                        texts -> {
                            throw new LinkageError("killed while reading");
                        },
                        otherId())))
                .isInstanceOf(LinkageError.class);
        assertThat(measures()).isEqualTo(before);

        database.execute(
                "alter table mining_rebase add constraint refused check (product <> '" + product + "') not valid");
        try {
            assertThatThrownBy(() -> bringOver(change(other::encode, otherId())))
                    .as("killed while storing")
                    .isInstanceOf(RuntimeException.class);
        } finally {
            database.execute("alter table mining_rebase drop constraint refused");
        }
        assertThat(measures()).isEqualTo(before);

        assertThat(bringOver(change(other::encode, otherId()))).isTrue();
        assertThat(rows(THEMES)).isEqualTo(themes);
        assertThat(measures()).allSatisfy(row -> assertThat(row).endsWith(otherId()));
    }

    @Test
    void stopsBetweenBatchesWhenTheServiceStops() throws SQLException {
        List<String> before = measures();

        leases.acquire(product);
        assertThat(change(other::encode, otherId()).bringOver(product, () -> true))
                .isFalse();
        leases.release(product);

        assertThat(measures()).isEqualTo(before);
    }

    @Test
    void neverComparesWhatTwoModelsMade() throws SQLException {
        bringOver(change(other::encode, otherId()));
        // As if they were too old to be read once more.
        String old = rows("select id::text from segment where product = ? order by id limit 5")
                .getFirst();
        database.execute("update segment_embedding set model = 'older' where segment_id = '" + old + "'");
        String theme =
                rows("select id::text from theme where product = ? order by id").getFirst();
        database.execute("update theme set model = 'older' where id = '" + theme + "'");

        assertThat(sample.of(product))
                .hasSize(Grievances.mixed().size() - 1)
                .noneSatisfy(complaint -> assertThat(complaint.segmentId()).hasToString(old));
        assertThat(knownThemes.of(product, Optional.empty()))
                .hasSize(Grievances.MATTERS.size() - 1)
                .noneSatisfy(known -> assertThat(known.id()).hasToString(theme));
    }

    @Test
    void leavesOutWhatTheOtherModelCannotRead() throws SQLException {
        String unreadable = Grievances.mixed().getFirst();

        bringOver(change(
                texts -> {
                    if (texts.contains(unreadable)) {
                        throw new IllegalStateException("quotes the text");
                    }
                    return other.encode(texts);
                },
                otherId()));

        assertThat(sample.of(product)).hasSize(Grievances.mixed().size() - 1);
        assertThat(measures().stream().filter(row -> row.endsWith(steps.model())))
                .hasSize(1);
    }

    @Test
    void changesNothingWhileTheEncoderReadsNothing() throws SQLException {
        List<String> before = measures();
        SentenceEncoder encoder = OtherModel.load();
        var broken = new MiningSteps(new Encoder(encoder, 16), languages);
        assertThat(broken.encode(List.of("The parcel came late"))).hasSize(1);
        encoder.close();

        assertThatThrownBy(() -> bringOver(new ModelChange(states, sample, leases, shelf, broken)))
                .isInstanceOf(EncoderFailedException.class);

        assertThat(measures()).isEqualTo(before);
    }

    @Test
    void passesOverWhatPeoplePutIntoAThemeThatCouldNotBeMeasuredAnew() throws SQLException {
        bringOver(change(other::encode, otherId()));
        String theme =
                rows("select id::text from theme where product = ? order by id").getFirst();
        database.execute("update theme set model = 'older' where id = '" + theme + "'");
        database.execute("update mention set pinned = true where theme_id = '" + theme + "'");
        database.execute("update segment_embedding set model = 'older', embedding = embedding || embedding"
                + " where segment_id in (select segment_id from mention where theme_id = '" + theme + "')");

        assertThat(knownThemes.of(product, states.mean(product)))
                .hasSize(Grievances.MATTERS.size() - 1)
                .noneSatisfy(known -> assertThat(known.id()).hasToString(theme));
    }

    @Test
    void goesOnFindingThemesWithTheModelThatItHasNow() throws SQLException {
        bringOver(change(other::encode, otherId()));
        List<String> themes = rows("select id::text from theme where product = ? and retired_at is null order by 1");

        // Another process, which begins with the shipped model: it takes the product over again.
        answers.add(product, "The technician was rude and shouted at my mother", MONDAY.plusSeconds(99));
        leases.acquire(product);
        assertThat(change(steps::encode, steps.model()).bringOver(product, () -> false))
                .isTrue();
        leases.release(product);
        upkeep.mine();

        assertThat(rows("select id::text from theme where product = ? and retired_at is null order by 1"))
                .isEqualTo(themes);
        assertThat(rows("""
                        select theme_id::text from mention join segment on segment.id = mention.segment_id
                        join verbatim on verbatim.id = segment.verbatim_id
                        where verbatim.product = ? and text like '%my mother%'""")).hasSize(1);
    }

    @Test
    void leavesAProductAloneThatANewerInstanceReadsOtherwise() throws SQLException {
        bringOver(change(other::encode, otherId()));
        List<String> before = measures();
        answers.add(product, "The technician was rude to us", MONDAY.plusSeconds(99));

        // It has mined this product with the shipped model, so it is the older one.
        upkeep.mine();

        assertThat(measures()).isEqualTo(before);
        assertThat(rows("select count(*) from verbatim where product = ? and mined_revision is distinct from revision"))
                .containsExactly("1");
    }

    @Test
    @TestSecurity(user = "cleo", roles = "agent")
    void isShownToThoseWhoReadThemesOnly() {
        given().get("/api/v1/mining-rebases").then().statusCode(403);
    }

    private String otherId() {
        return other.model().id();
    }

    private ModelChange change(Function<List<String>, List<Embedding>> encoder, String model) {
        return new ModelChange(states, sample, leases, shelf, encoder, steps::requireEncoder, model);
    }

    private boolean bringOver(ModelChange change) {
        leases.acquire(product);
        try {
            return change.bringOver(product, () -> false);
        } finally {
            leases.release(product);
        }
    }

    private List<String> measures() throws SQLException {
        return new ArrayList<>(database.rows(MEASURES, product, product, product));
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
