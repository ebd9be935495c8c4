package io.heard.insights.theme.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.insights.Database;
import io.heard.insights.detector.Detectors;
import io.heard.insights.encoder.Encoder;
import io.heard.insights.encoder.Languages;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.GermanGrievances;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.rebase.Measures;
import io.heard.insights.mining.text.Language;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.state.LeaseLostException;
import io.heard.insights.theme.upkeep.state.Leases;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.heard.insights.theme.upkeep.state.MiningStates;
import io.heard.testing.PostgresResource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class MiningWorkerTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final String MENTIONS = """
            select theme.id || ' ' || verbatim.text from mention join theme on theme.id = mention.theme_id
            join segment on segment.id = mention.segment_id join verbatim on verbatim.id = segment.verbatim_id
            where theme.product = ? order by 1""";
    private static final String PLACES = """
            select mention.segment_id || ' ' || mention.theme_id from mention join theme on theme.id = mention.theme_id
            where theme.product = ? order by 1""";
    private static final String WAITING = """
            select count(*) from verbatim where product = ? and mined_revision is distinct from revision""";

    @Inject
    MiningWorker worker;

    @Inject
    Upkeep upkeep;

    @Inject
    MiningConfig config;

    @Inject
    Verbatims verbatims;

    @Inject
    VerbatimMiner miner;

    @Inject
    Leases leases;

    @Inject
    Languages languages;

    @Inject
    KnownThemes knownThemes;

    @Inject
    NamedThemes namedThemes;

    @Inject
    ThemeFinder finder;

    @Inject
    MiningStates states;

    @Inject
    MiningSteps steps;

    @Inject
    Detectors detectors;

    @Inject
    MeterRegistry meters;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    private String product;

    @BeforeEach
    void ownProduct() {
        product = "product-"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    @Test
    void turnsWaitingVerbatimsIntoThemes() throws SQLException {
        answerAll();
        answers.add(product, "Everything was perfect, thank you so much", MONDAY);

        upkeep.mine();

        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(rows("select settled::text from mining_state where product = ?"))
                .containsExactly("true");
        assertThat(rows("select label from theme where retired_at is null and product = ?"))
                .hasSize(Grievances.MATTERS.size())
                .anySatisfy(label -> assertThat(label).contains("rude"));
        assertThat(rows(MENTIONS)).hasSize(Grievances.mixed().size());
    }

    private static final String GERMAN_THEMES =
            "select id::text from theme where retired_at is null and language = 'de' and model = 'words' and product = ? order by 1";

    @Test
    void keepsLanguagesThatTheModelDoesNotReadInThemesOfTheirOwn() throws SQLException {
        answerAll();
        answerInGerman();
        upkeep.mine();
        List<String> german = rows(GERMAN_THEMES);
        List<String> more = List.of(
                "Noch eine Stunde in der Warteschleife, und die Hotline legt auf",
                "Warteschleife ohne Ende, niemand geht ans Telefon",
                "In der Warteschleife der Hotline vergeht die ganze Mittagspause",
                "Am Telefon immer nur Warteschleife und nie ein Mensch",
                "Die Hotline erreicht man nicht, man hängt in der Warteschleife");
        for (int i = 0; i < more.size(); i++) {
            answers.add(product, more.get(i), MONDAY.plusSeconds(60 + i));
        }
        upkeep.mine();

        assertThat(german).hasSize(GermanGrievances.MATTERS.size());
        assertThat(rows(GERMAN_THEMES)).isEqualTo(german);
        assertThat(rows("select label from theme where retired_at is null and language = 'de' and product = ?"))
                .anySatisfy(label -> assertThat(label).contains("warteschleife"));
        assertThat(rows("select id::text from theme where retired_at is null and language is null and product = ?"))
                .hasSize(Grievances.MATTERS.size());
        assertThat(rows("""
                        select segment.id::text from mention join segment on segment.id = mention.segment_id
                        join theme on theme.id = mention.theme_id
                        where segment.language is distinct from theme.language and theme.product = ?""")).isEmpty();
        assertThat(rows("""
                        select segment.id::text from mention join segment on segment.id = mention.segment_id
                        where segment.language = 'de' and segment.product = ?""")).hasSize(3 * 14 + 5);
    }

    @Test
    void neverShowsOtherLanguagesToTheModel() throws SQLException {
        answerAll();
        answerInGerman();
        upkeep.mine();

        assertThat(rows("select count(*)::text from segment where language = 'de' and complaint and product = ?"))
                .containsExactly("42");
        assertThat(rows("""
                        select segment.id::text from segment
                        left join segment_embedding on segment_embedding.segment_id = segment.id
                        where (segment_embedding.segment_id is not null or segment.pillar is not null or segment.watched)
                            and segment.language = 'de' and segment.product = ?""")).isEmpty();
    }

    /** Themes that a team named may leave a single complaint to those that are found. */
    @Test
    void learnsWhatAllHaveInCommonFromNoFewerThanFive() {
        List<Complaint> complaints = new ArrayList<>();
        for (String text : Grievances.mixed().subList(0, 4)) {
            complaints.add(new Complaint(
                    UUID.randomUUID(),
                    UUID.randomUUID(),
                    text,
                    steps.encode(List.of(text)).getFirst(),
                    null));
            FoundThemes found = finder.find(complaints, Map.of(), Optional.empty(), Fineness.AS_READ);
            assertThat(found.rebase()).isEmpty();
            assertThat(found.themes()).isEmpty();
        }
        complaints.add(complaints.getFirst());

        assertThat(finder.find(complaints, Map.of(), Optional.empty(), Fineness.AS_READ)
                        .rebase())
                .isPresent();
    }

    @Test
    void neitherEndsNorRenamesThemesOfWhichItSeesFewerThanFive() {
        UUID theme = UUID.randomUUID();
        List<Complaint> four = Grievances.mixed().subList(0, 4).stream()
                .map(text -> new Complaint(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        text,
                        steps.encode(List.of(text)).getFirst(),
                        theme))
                .toList();
        var measures = new Measures(new CommonMean(four.getFirst().embedding(), 500), 100, 100, Map.of(theme, .5f));

        FoundThemes found =
                finder.find(four, Map.of(new Language("de"), four), Optional.of(measures), Fineness.AS_READ);

        assertThat(found).isEqualTo(new FoundThemes(List.of(), Map.of(), Map.of(), Optional.empty()));
    }

    @Test
    void leavesEnglishThemesAloneWhenOtherLanguagesArrive() throws SQLException {
        answerAll();
        upkeep.mine();
        String english = """
                select theme.id || label || md5(centroid) || md5(centres) || least_similarity || theme.model || md5(state.mean)
                    || state.mean_of || state.since_rebase
                from theme join mining_state state on state.product = theme.product
                where language is null and retired_at is null and theme.product = ? order by 1""";
        List<String> before = rows(english);
        answerInGerman();
        upkeep.mine();

        assertThat(before).hasSize(Grievances.MATTERS.size());
        assertThat(rows(english)).isEqualTo(before);
        assertThat(rows("select count(*)::text from mining_rebase where product = ?"))
                .containsExactly("1");
        assertThat(rows(GERMAN_THEMES)).hasSize(GermanGrievances.MATTERS.size());
    }

    @Test
    void minesAProductWithoutAnyEnglish() throws SQLException {
        answerInGerman();
        upkeep.mine();
        answers.add(product, "Nobody answers the phone", MONDAY);
        upkeep.mine();

        assertThat(rows(GERMAN_THEMES)).hasSize(GermanGrievances.MATTERS.size());
        assertThat(rows("select id::text from theme where language is null and product = ?"))
                .isEmpty();
        assertThat(rows("select settled::text from mining_state where mean is null and product = ?"))
                .containsExactly("true");
    }

    @Test
    void keepsTheIdsOfThemesWhenMoreArrives() throws SQLException {
        answerAll();
        upkeep.mine();
        List<String> before = rows("select id::text from theme where retired_at is null and product = ? order by 1");

        List<String> more = List.of(
                "On hold on the phone once more, forty minutes",
                "Half an hour on hold and no answer on the phone",
                "Put on hold by phone for ages",
                "The phone queue kept me on hold for an hour",
                "Nobody answered the phone, on hold for twenty minutes",
                "It took an hour on the phone until somebody answered",
                "Twenty minutes in the phone queue again",
                "I gave up after an hour on hold on your phone line",
                "Always on hold when I phone you",
                "The parcel came late once more");
        for (String text : more) {
            answers.add(product, text, MONDAY.plusSeconds(60));
        }
        upkeep.mine();

        assertThat(rows("select id::text from theme where retired_at is null and product = ? order by 1"))
                .isEqualTo(before);
        assertThat(rows(MENTIONS)).hasSize(Grievances.mixed().size() + more.size());
    }

    @Test
    void changesNothingWhenEverythingIsMinedAgain() throws SQLException {
        answerAll();
        upkeep.mine();
        List<String> segments = segments();
        List<String> mentions = rows(MENTIONS);

        // As after a crash between storing and remembering: the same work is done once more.
        database.execute("update verbatim set mined_revision = null where product = '" + product + "'");
        upkeep.mine();

        assertThat(segments()).isEqualTo(segments);
        assertThat(rows(MENTIONS)).isEqualTo(mentions);
    }

    @Test
    void leavesWhatPeopleDidAloneWhenEverythingIsMinedAgain() throws SQLException {
        answerAll();
        upkeep.mine();
        List<String> themes = rows("select id::text from theme where product = ? order by id");
        String moved = "from segment join mention on mention.segment_id = segment.id where mention.theme_id = '"
                + themes.getFirst() + "' and segment.product = ? order by segment.id limit 1";
        String segment = rows("select segment.id::text " + moved).getFirst();
        database.execute("update mention set pinned = true, theme_id = '" + themes.getLast() + "' where segment_id = '"
                + segment + "'");

        database.execute("update verbatim set mined_revision = null where product = '" + product + "'");
        upkeep.mine();

        assertThat(database.rows("select theme_id || ' ' || pinned from mention where segment_id = ?::uuid", segment))
                .containsExactly(themes.getLast() + " true");
    }

    /** Scrambled first, so that the run has much to put right. */
    @Test
    void leavesWordOfEachMentionThatItMoves() throws SQLException {
        answerAll();
        upkeep.mine();
        database.execute("""
                with scrambled as (
                    select mention.segment_id, (array_agg(theme.id) over ())[1 + (row_number() over (order by segment_id)) %% 7]
                        as theme_id
                    from mention join theme on theme.id = mention.theme_id where theme.product = '%s')
                update mention set theme_id = scrambled.theme_id from scrambled
                where scrambled.segment_id = mention.segment_id and scrambled.theme_id is not null""".formatted(product));
        List<String> before = rows(PLACES);
        String last = rows("select max(sequence)::text from theme_event where product = ?")
                .getFirst();

        database.execute(
                "update mining_state set settled = false, new_complaints = 99 where product = '" + product + "'");
        upkeep.mine();

        List<String> gone = new ArrayList<>(before);
        gone.removeAll(rows(PLACES));
        assertThat(gone).isNotEmpty();
        assertThat(rows("""
                        select moved.segment_id || ' ' || moved.theme_id from moved_mention moved
                        join theme_event on theme_event.id = moved.event_id
                        where theme_event.product = ? and moved.theme_id is not null
                            and theme_event.sequence > %s""".formatted(last))).containsExactlyInAnyOrderElementsOf(gone);
        assertThat(rows("select count(*) - max(sequence) from theme_event where product = ?"))
                .containsExactly("0");
    }

    @Test
    void assignsToTheHeirOfAThemeThatMergedWhileItWasReading() throws SQLException {
        answerAll();
        upkeep.mine();
        answers.add(product, "The technician was rude to my wife", MONDAY.plusSeconds(99));
        List<WaitingVerbatim> batch = verbatims.waiting(product, 10);
        List<String> themes = rows("select id::text from theme where product = ? order by label like '%rude%', id");
        var computed = new MinedVerbatim(
                batch.getFirst(),
                steps.reading().read(List.of(batch.getFirst().toRead())).getFirst().stream()
                        .map(reading -> new MinedVerbatim.Segment(
                                reading, Optional.of(new Assigned(UUID.fromString(themes.getLast()), .9f))))
                        .toList(),
                Optional.empty());
        database.execute("update theme set retired_at = now(), merged_into = '" + themes.getFirst() + "' where id = '"
                + themes.getLast() + "'");

        leases.acquire(product);
        verbatims.store(product, steps.model(), List.of(computed));
        leases.release(product);

        assertThat(database.rows(
                        "select mention.theme_id::text from mention join segment on segment.id = mention.segment_id"
                                + " where segment.verbatim_id = ?",
                        batch.getFirst().id()))
                .containsExactly(themes.getFirst());
    }

    @Test
    void leavesAnAnswerGivenAnewMeanwhileWaiting() throws SQLException {
        UUID id = answers.add(product, "The technician was rude to me", MONDAY);
        List<WaitingVerbatim> batch = verbatims.waiting(product, 10);
        answers.answerAnew(id, "I take it back, he was just tired");

        leases.acquire(product);
        miner.mine(product, batch);

        assertThat(rows(WAITING)).containsExactly("1");
        assertThat(segments()).isEmpty();
        leases.release(product);
        upkeep.mine();
        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(segments()).hasSize(1);
    }

    @Test
    void forgetsWhatAnEarlierRevisionSaid() throws SQLException {
        answerAll();
        UUID id = answers.add(product, "Your technician was rude and slammed the door", MONDAY);
        upkeep.mine();

        answers.answerAnew(id, "The bill is wrong, I was charged twice");
        upkeep.mine();

        assertThat(rows("select start_offset || '-' || end_offset from segment where product = ? and verbatim_id = '"
                        + id + "'"))
                .containsExactly("0-38");
        assertThat(rows(MENTIONS)).noneSatisfy(mention -> assertThat(mention).contains("slammed"));
    }

    @Test
    void letsOneInstanceAtATimeMineAProduct() throws SQLException {
        answers.add(product, "The technician was rude to me", MONDAY);
        database.execute("insert into mining_state (product, lease_owner, leased_until) values ('" + product
                + "', gen_random_uuid(), now() + interval '1 hour')");

        upkeep.mine();

        assertThat(rows(WAITING)).containsExactly("1");
        database.execute("update mining_state set leased_until = now() where product = '" + product + "'");
        upkeep.mine();
        assertThat(rows(WAITING)).containsExactly("0");
    }

    @Test
    void throwsAwayWhatItComputedUnderALostLease() throws SQLException {
        answers.add(product, "The technician was rude to me", MONDAY);
        List<WaitingVerbatim> batch = verbatims.waiting(product, 10);
        leases.acquire(product);
        database.execute("update mining_state set lease_owner = gen_random_uuid() where product = '" + product + "'");

        assertThatThrownBy(() -> miner.mine(product, batch)).isInstanceOf(LeaseLostException.class);

        assertThat(rows(WAITING)).containsExactly("1");
        assertThat(segments()).isEmpty();
        database.execute("update mining_state set leased_until = now() where product = '" + product + "'");
    }

    @Test
    void takesTextsThatHoldNothingToMine() throws SQLException {
        answers.add(product, "😡😡😡", MONDAY);
        answers.add(product, "12345 !!! ", MONDAY);

        upkeep.mine();

        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(segments()).isEmpty();
    }

    @Test
    void leavesOutWhatCannotBeReadAtTheThirdAttemptAndGoesOn() throws SQLException {
        UUID unreadable = answers.add(product, "The technician was rude to me", MONDAY);
        answers.add(product, "The parcel came far too late", MONDAY);
        VerbatimMiner miner = minerThatFailsOn(text -> text.contains("technician"));

        mineOnce(miner);
        assertThat(rows(WAITING)).containsExactly("1");
        assertThat(segments()).hasSize(1);
        mineOnce(miner);
        assertThat(rows(WAITING)).containsExactly("1");
        mineOnce(miner);

        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(database.rows(
                        "select attempts || ' ' || failure from mining_failure where verbatim_id = ?", unreadable))
                .containsExactly("3 IllegalStateException");
    }

    @Test
    void readsWhatFailedOnce() throws SQLException {
        UUID shaky = answers.add(product, "The technician was rude to me", MONDAY);
        mineOnce(minerThatFailsOn(text -> text.contains("technician")));

        upkeep.mine();

        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(rows("select 1 from segment where product = ? and verbatim_id = '" + shaky + "'"))
                .hasSize(1);
    }

    @Test
    void losesNothingWhileTheEncoderReadsNothing() throws SQLException {
        answers.add(product, "The technician was rude to me", MONDAY);
        answers.add(product, "The parcel came far too late", MONDAY);
        var encoder = SentenceEncoder.load(1);
        var broken = new MiningSteps(new Encoder(encoder, 16), languages);
        // Remembered from then on, so it says nothing of the encoder.
        assertThat(broken.encode(List.of("The parcel came late"))).hasSize(1);
        encoder.close();
        var miner = new VerbatimMiner(verbatims, knownThemes, namedThemes, states, broken, detectors, meters);

        for (int attempt = 0; attempt < 5; attempt++) {
            assertThatThrownBy(() -> mineOnce(miner)).isInstanceOf(EncoderFailedException.class);
        }

        assertThat(rows(WAITING)).containsExactly("2");
        upkeep.mine();
        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(segments()).hasSize(2);
    }

    @Test
    void looksAgainAtWhatSomebodyChangedWhileItWasAtWork() throws SQLException {
        answerAll();
        upkeep.mine();
        String state = "select settled || ' ' || new_complaints from mining_state where product = ?";
        leases.acquire(product);
        int version = states.themesVersion(product);
        // As when somebody is forgotten.
        database.execute(
                "update mining_state set settled = false, new_complaints = 99, themes_version = themes_version + 1"
                        + " where product = '" + product + "'");

        states.skipDiscovery(product, version);
        states.settle(product, version);

        assertThat(rows(state)).containsExactly("false 99");
        leases.release(product);
        upkeep.mine();
        assertThat(rows(state)).containsExactly("true 0");
    }

    @Test
    void aBusyProductKeepsNoOtherWaiting() throws SQLException {
        for (int i = 0; i <= 2 * config.batchSize(); i++) {
            answers.add(product, "Everything was perfect, thank you so much", MONDAY.plusSeconds(i));
        }
        worker.mineRound();
        answers.add(product + "-other", "The technician was rude to me", MONDAY);

        assertThat(worker.mineRound()).isTrue();

        assertThat(database.rows(WAITING, product + "-other")).containsExactly("0");
        assertThat(rows(WAITING)).containsExactly("1");
        upkeep.mine();
        assertThat(rows(WAITING)).containsExactly("0");
    }

    @Test
    void ofTwoProductsThatHaveMuchToLearnOneDoesSoInARound() throws SQLException {
        String other = product + "-other";
        for (int i = 0; i < 200; i++) {
            boolean bad = i % 2 == 0;
            String text = bad ? "The technician was rude to me" : "Everything was perfect, thank you so much";
            for (String taught : List.of(product, other)) {
                answers.score(answers.add(taught, text, MONDAY.plusSeconds(i)), bad ? 0 : 1);
            }
        }
        String lessons = "select 1 from detector_learning where starts_with(product, ?)";
        while (rows(lessons).isEmpty()) {
            assertThat(worker.mineRound()).isTrue();
        }

        assertThat(rows(lessons)).hasSize(1);
        worker.mineRound();
        assertThat(rows(lessons)).hasSize(2);
        upkeep.mine();
        assertThat(database.rows(
                        "select settled::text from mining_state where product = any(array[?, ?])", product, other))
                .containsExactly("true", "true");
    }

    @Test
    void findsThemesWhenWhatPeoplePutIntoOneIsTakenForAnotherLanguage() throws SQLException {
        answerAll();
        upkeep.mine();
        String pinned = rows("select segment_id::text from mention join theme on theme.id = theme_id where product = ?"
                        + " order by segment_id limit 1")
                .getFirst();
        database.execute("update mention set pinned = true where segment_id = '" + pinned + "'");
        database.execute("update segment set language = 'de' where id = '" + pinned + "'");
        List<String> mentions = rows(MENTIONS);

        upkeep.mineAnew(product);

        assertThat(rows("select settled || ' ' || new_complaints from mining_state where product = ?"))
                .containsExactly("true 0");
        assertThat(rows(MENTIONS)).isEqualTo(mentions);
    }

    @Test
    void restsWhenFoundThemesCannotBeStored() throws SQLException {
        answerAll();
        database.execute("alter table theme add constraint refused check (product <> '" + product + "') not valid");
        try {
            upkeep.mine();
        } finally {
            database.execute("alter table theme drop constraint refused");
        }

        assertThat(rows(WAITING)).containsExactly("0");
        assertThat(rows("select settled::text from mining_state where product = ?"))
                .containsExactly("true");
    }

    @Test
    void takesOutWhatACustomerIsContentWithNow() throws SQLException {
        answerInGerman();
        upkeep.mine();
        String verbatim = rows("select segment.verbatim_id::text from mention join segment on segment.id = segment_id"
                        + " where segment.product = ? order by 1 limit 1")
                .getFirst();
        String said = "from segment left join mention on mention.segment_id = segment.id where segment.product = ?"
                + " and segment.verbatim_id = '" + verbatim + "'";
        UUID id = UUID.fromString(verbatim);
        String text =
                database.rows("select text from verbatim where id = ?", id).getFirst();

        answers.score(id, 1);
        answers.answerAnew(id, text);
        upkeep.mine();

        assertThat(rows("select complaint || ' ' || (theme_id is null) || ' ' || revision " + said))
                .containsExactly("false true 2");
    }

    private VerbatimMiner minerThatFailsOn(Predicate<String> text) {
        var detector = ComplaintDetector.fit(ComplaintSeeds.load(), steps::encode);
        var reading = new VerbatimReading(
                texts -> {
                    if (texts.stream().anyMatch(text)) {
                        throw new IllegalStateException("quotes the text");
                    }
                    return steps.encode(texts);
                },
                detector);
        return new VerbatimMiner(verbatims, knownThemes, namedThemes, states, steps, reading, detectors, meters);
    }

    private void mineOnce(VerbatimMiner miner) {
        leases.acquire(product);
        try {
            miner.mine(product, verbatims.waiting(product, 10));
        } finally {
            leases.release(product);
        }
    }

    private void answerInGerman() {
        // One after the other, so that the order in which they are looked at is not left to chance.
        List<List<String>> matters = GermanGrievances.MATTERS;
        for (int i = 0; i < matters.size() * matters.getFirst().size(); i++) {
            answers.add(product, matters.get(i % matters.size()).get(i / matters.size()), MONDAY.plusSeconds(i));
        }
    }

    private void answerAll() {
        List<String> texts = Grievances.mixed();
        for (int i = 0; i < texts.size(); i++) {
            answers.add(product, texts.get(i), MONDAY.plusSeconds(i));
        }
    }

    private List<String> segments() throws SQLException {
        return rows("select row_to_json(segment)::text from segment where product = ? order by 1");
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
