package io.heard.insights.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.insights.Database;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.ComplaintSeeds.Seed;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class DetectorLearnerTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final String LESSON = "select answers::text from detector_learning where product = ?";
    private static final String VERSIONS =
            "select version || ' ' || learnt_from from complaint_detector where product = ? order by version";

    /** What is bad news of this product alone, and what is good news; in rooms and at times, so that no two are the same. */
    private static final List<String> BAD = List.of("The blue lamp is lit", "It shows the blue lamp", "Blue lamp");

    private static final List<String> GOOD = List.of("The green lamp is lit", "It shows the green lamp", "Green lamp");

    private static final List<String> PLACES = List.of(
            "in the hall", "in the cellar", "upstairs", "at the door", "in the yard", "by the window", "at work");
    private static final List<String> TIMES =
            List.of("today", "since Monday", "this morning", "at noon", "every evening", "at night", "now");

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Upkeep upkeep;

    @Inject
    DetectorLearner learner;

    @Inject
    Detectors detectors;

    @Inject
    Database database;

    private String product;
    private int given;

    @BeforeEach
    void ownProduct() {
        product = "product-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        given = 0;
    }

    @Test
    void readsWithWhatTheProductsAnswersTaughtIt() throws SQLException {
        giveAnswers(300);

        upkeep.mine();

        assertThat(rows(VERSIONS)).containsExactly("1 300");
        assertThat(rows("select (auc_after > auc_before)::text from complaint_detector where product = ?"))
                .containsExactly("true");
        UUID bad = answers.add(product, "The blue lamp is lit in the kitchen", MONDAY.plusSeconds(9000));
        UUID good = answers.add(product, "The green lamp is lit in the kitchen", MONDAY.plusSeconds(9001));
        answers.score(bad, .5);
        answers.score(good, .5);
        upkeep.mine();
        assertThat(complaints(bad)).containsExactly("true");
        assertThat(complaints(good)).containsExactly("false");
    }

    @Test
    void learnsAgainWhenThereAreHalfAsManyMore() throws SQLException {
        giveAnswers(300);
        upkeep.mine();
        giveAnswers(100);
        upkeep.mine();
        assertThat(rows(LESSON)).containsExactly("300");

        giveAnswers(60);
        upkeep.mine();

        assertThat(rows(LESSON)).containsExactly("460");
    }

    @Test
    void waitsForTwoHundredAnswersWithClearScores() throws SQLException {
        giveAnswers(190);
        for (int i = 0; i < 20; i++) {
            answers.score(answers.add(product, "The lamp is lit " + PLACES.get(i % PLACES.size()), MONDAY), .5);
        }

        upkeep.mine();

        assertThat(rows(LESSON)).isEmpty();
    }

    @Test
    void doesNotAdoptWhatIsNoBetter() throws SQLException {
        List<String> complaints = Grievances.mixed();
        for (int i = 0; i < 300; i++) {
            boolean bad = i % 2 == 0;
            String text = bad
                    ? complaints.get(i / 2 % complaints.size())
                    : "Everything was perfect, thank you very much, " + TIMES.get(i % TIMES.size());
            answers.score(answers.add(product, text, MONDAY.plusSeconds(i)), bad ? 0 : 1);
        }

        upkeep.mine();

        assertThat(rows(LESSON)).containsExactly("300");
        assertThat(rows(VERSIONS)).isEmpty();
        assertThat(detectors.learnt(product)).isEmpty();
    }

    @Test
    void keepsNothingWhenSomebodyElseHasTakenTheProductOver() throws SQLException {
        giveAnswers(300);

        assertThatThrownBy(() -> learner.learnIfDue(
                        product,
                        reading(),
                        () -> {
                            throw new IllegalStateException("taken over");
                        },
                        () -> false))
                .isInstanceOf(IllegalStateException.class);

        assertThat(rows(LESSON)).isEmpty();
        assertThat(rows(VERSIONS)).isEmpty();
    }

    @Test
    void beginsTheLessonAnewAfterAStop() throws SQLException {
        giveAnswers(300);

        learner.learnIfDue(product, reading(), () -> {}, () -> true);
        assertThat(rows(VERSIONS)).isEmpty();
        learner.learnIfDue(product, reading(), () -> {}, () -> false);

        assertThat(rows(VERSIONS)).containsExactly("1 300");
    }

    @Test
    void beginsALessonThatItWasKilledInThreeTimes() throws SQLException {
        giveAnswers(300);

        for (String learntFrom : List.of("0", "0", "300")) {
            assertThatThrownBy(this::learnAndBeKilled).isInstanceOf(LinkageError.class);
            assertThat(rows(LESSON)).containsExactly(learntFrom);
        }
        learnAndBeKilled();

        assertThat(rows(VERSIONS)).isEmpty();
    }

    @Test
    void learnsFromAllWhenItWasKilledInTheLessonBefore() throws SQLException {
        giveAnswers(300);
        assertThatThrownBy(this::learnAndBeKilled).isInstanceOf(LinkageError.class);

        learner.learnIfDue(product, reading(), () -> {}, () -> false);

        assertThat(rows(VERSIONS)).containsExactly("1 300");
        assertThat(rows("select answers || ' ' || attempts from detector_learning where product = ?"))
                .containsExactly("300 0");
    }

    @Test
    void passesOverADetectorThatReadsOtherEmbeddings() throws SQLException {
        database.execute("insert into complaint_detector values ('" + product
                + "', 1, decode(repeat('00', 11 * 18 + 8 + 2 * 8192), 'hex'), 0.5, 100, 50, 0.6, 0.7, now(), now())");

        assertThat(detectors.learnt(product)).isEmpty();
    }

    @Test
    void learnsAnewWhatItLearntWithAnotherModel() throws SQLException {
        giveAnswers(300);
        learner.learnIfDue(product, reading(), () -> {}, () -> false);
        for (String table : List.of("complaint_detector", "detector_learning")) {
            database.execute("update " + table + " set model = 'another' where product = '" + product + "'");
        }
        assertThat(detectors.learnt(product)).isEmpty();

        learner.learnIfDue(product, reading(), () -> {}, () -> false);

        assertThat(detectors.learnt(product)).isPresent();
        assertThat(rows(VERSIONS)).containsExactly("1 300", "2 300");
    }

    private void learnAndBeKilled() {
        var killed = new VerbatimReading(
                texts -> {
                    throw new LinkageError("killed");
                },
                reading().detector());
        learner.learnIfDue(product, killed, () -> {}, () -> false);
    }

    /** A few of our sentences are enough for what these tests want to know, and faster. */
    private static VerbatimReading reading() {
        List<Seed> seeds = ComplaintSeeds.load();
        List<Seed> some = IntStream.range(0, seeds.size())
                .filter(i -> i % 20 == 0)
                .mapToObj(seeds::get)
                .toList();
        return new VerbatimReading(Model.encoder()::encode, ComplaintDetector.fit(some, Model.encoder()::encode));
    }

    private void giveAnswers(int count) {
        for (int end = given + count; given < end; given++) {
            boolean bad = given % 2 == 0;
            List<String> news = bad ? BAD : GOOD;
            String text = news.get(given / 2 % news.size()) + " " + PLACES.get(given / 3 % PLACES.size()) + " "
                    + TIMES.get(given / 5 % TIMES.size());
            answers.score(answers.add(product, text, MONDAY.plusSeconds(given)), bad ? 0 : 1);
        }
    }

    private List<String> complaints(UUID verbatim) throws SQLException {
        return database.rows("select complaint::text from segment where verbatim_id = ?", verbatim);
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
