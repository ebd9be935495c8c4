package io.heard.insights.erasure;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.RespondentErased;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.ResponseWithdrawn.Reason;
import io.heard.insights.Database;
import io.heard.insights.intake.FactWriter;
import io.heard.testing.EventRecords;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What stays of a customer who is to be forgotten: a pseudonym that stands for nobody. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
class ErasureTest {

    private static final Instant CLOSED = Instant.parse("2026-03-01T10:00:00Z");

    private final UUID customer = UUID.randomUUID();
    private final UUID interaction = UUID.randomUUID();
    private final UUID invitation = UUID.randomUUID();
    private final String product = "product-" + UUID.randomUUID();
    private final String verbatim = "canary " + UUID.randomUUID();

    @Inject
    RespondentConsumer consumer;

    @Inject
    FactWriter facts;

    @Inject
    Database database;

    @Inject
    DataSource dataSource;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    @BeforeEach
    void tell() throws SQLException {
        kafka.sink("events").clear();
        tellEverything();
        UUID segment = UUID.randomUUID();
        UUID theme = UUID.randomUUID();
        database.execute(
                "insert into theme values ('%s', '%s', '%s', '\\x00', now())".formatted(theme, product, verbatim));
        database.execute("""
                insert into segment select '%s', id, revision, 0, 6, product, answered_at, true, 0.9
                from verbatim where customer_id = '%s'""".formatted(segment, customer));
        database.execute("insert into segment_embedding values ('%s', '\\x00')".formatted(segment));
        database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(segment, theme));
        database.execute("insert into themed_response values ('%s', 1, '{%s}', 1)".formatted(invitation, theme));
        database.execute("insert into mining_state (product, discovered) values ('%s', 7)".formatted(product));
    }

    @Test
    void removesEverythingAndTellsHowMuch() throws SQLException {
        assertThat(everything()).anyMatch(row -> row.contains(verbatim));
        erase();

        assertThat(everything())
                .noneMatch(row -> row.contains(verbatim))
                .noneMatch(row -> row.contains(interaction.toString()));
        assertThat(database.rows("select 1 from themed_response where invitation_id = ?", invitation))
                .isEmpty();
        assertThat(told().getUUID("customerId")).isEqualTo(customer);
        for (String kind :
                List.of("interactions", "invitations", "responses", "verbatims", "segments", "mentions", "themes")) {
            assertThat(told().getInt("removed." + kind)).as(kind).isEqualTo(1);
        }
    }

    /** Others mention the theme too, so it stays, and so does what became of it: without the customer and their words. */
    @Test
    void whatBecameOfThemesStaysWithoutTheirWords() throws SQLException {
        String theme = database.rows("select id::text from theme where product = ?", product)
                .getFirst();
        UUID merged = UUID.randomUUID();
        database.execute("""
                insert into theme (id, product, label, centroid, born_at, retired_at, merged_into)
                values ('%s', '%s', '%s', '\\x00', now(), now(), '%s')""".formatted(merged, product, verbatim, theme));
        database.execute("""
                insert into theme_event (product, sequence, kind, theme_id, other_theme_id, reason, mentions, label_before,
                    label_was_peoples, occurred_at)
                values ('%s', 1, 'MERGED', '%s', '%s', 'why', 1, '%s', false, now())""".formatted(product, merged, theme, verbatim));
        database.execute("""
                insert into moved_mention (segment_id, event_id, theme_id, until, pinned)
                select segment.id, theme_event.id, theme_event.theme_id, now(), false
                from segment, theme_event where segment.product = '%1$s' and theme_event.product = '%1$s'""".formatted(product));
        somebodyElseMentions(theme);

        erase();

        assertThat(database.rows("select label from theme where product = ?", product))
                .hasSize(2)
                .contains("-");
        assertThat(database.rows("select coalesce(label_before, '') from theme_event where product = ?", product))
                .containsExactly("");
        assertThat(database.rows(
                        "select 1 from moved_mention join theme_event on theme_event.id = event_id where product = ?",
                        product))
                .isEmpty();
    }

    /** With so few complaints no run comes that would name the theme anew. */
    @Test
    void aThemeOfFiveStaysForTheOthersWithoutTheirWords() throws SQLException {
        UUID theme = UUID.fromString(database.rows("select id::text from theme where product = ?", product)
                .getFirst());
        database.execute("update theme set centroid = '\\x0102', centres = '\\x0304' where id = '%s'".formatted(theme));
        for (int i = 0; i < 4; i++) {
            somebodyElseMentions(theme.toString());
        }

        erase();

        assertThat(database.rows("select label from theme where id = ? and retired_at is null", theme))
                .containsExactly("-");
        assertThat(database.rows(
                        "select encode(centroid, 'hex') || coalesce(encode(centres, 'hex'), '') from theme where id = ?",
                        theme))
                .containsExactly("0000");
        assertThat(database.rows("select 1 from mention where theme_id = ?", theme))
                .hasSize(4);
    }

    @Test
    void aThemeThatEnoughOthersMentionKeepsItsPlaceUntilItIsFoundAnew() throws SQLException {
        UUID theme = UUID.fromString(database.rows("select id::text from theme where product = ?", product)
                .getFirst());
        database.execute("update theme set centroid = '\\x0102' where id = '%s'".formatted(theme));
        for (int i = 0; i < 5; i++) {
            somebodyElseMentions(theme.toString());
        }

        erase();

        assertThat(database.rows("select encode(centroid, 'hex') from theme where id = ?", theme))
                .containsExactly("0102");
    }

    @Test
    void whatWasRebuiltFromTheirWordsIsNeverAdopted() throws SQLException {
        UUID rebuild = UUID.randomUUID();
        database.execute("""
                insert into theme_rebuild (id, product, state, ordered_by, ordered_at)
                values ('%s', '%s', 'READY', 'ana', now())""".formatted(rebuild, product));
        database.execute("""
                insert into rebuilt_theme values ('%s', '%s', 0, true, '%s', '\\x00', '\\x00', 0.25, 1, 0)""".formatted(rebuild, UUID.randomUUID(), verbatim));

        erase();

        assertThat(database.rows("select state from theme_rebuild where product = ?", product))
                .containsExactly("DISCARDED");
        assertThat(database.rows("select label from rebuilt_theme where rebuild_id = ?", rebuild))
                .isEmpty();
    }

    @Test
    void aThemeThatSomebodyElsesWordsAreJustComingIntoStays() throws Exception {
        String theme = database.rows("select id::text from theme where product = ?", product)
                .getFirst();
        UUID other = somebodyElseMentions(theme);
        database.execute("delete from mention where segment_id = '%s'".formatted(other));
        try (var threads = Executors.newSingleThreadExecutor();
                var connection = dataSource.getConnection();
                var mining = connection.createStatement()) {
            connection.setAutoCommit(false);
            mining.execute("update mining_state set settled = false where product = '%s'".formatted(product));
            mining.execute("insert into mention values ('%s', '%s', 0.9)".formatted(other, theme));

            Future<?> erasure = threads.submit(this::erase);
            await().until(() -> !database.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock'")
                    .isEmpty());
            connection.commit();
            erasure.get(10, SECONDS);
        }

        assertThat(database.rows("select segment_id::text from mention where theme_id = ?::uuid", theme))
                .containsExactly(other.toString());
        assertThat(database.rows("select 1 from verbatim where customer_id = ?", customer))
                .isEmpty();
    }

    private UUID somebodyElseMentions(String theme) throws SQLException {
        UUID other = UUID.randomUUID();
        database.execute("""
                insert into response select '%s', revision, campaign_id, survey_id, survey_version, interaction_id, '%1$s', touchpoint,
                    channel, product, team, interaction_closed_at, answered_at, language, origin
                from response where customer_id = '%s'""".formatted(other, customer));
        database.execute("""
                insert into verbatim (id, invitation_id, question_id, revision, customer_id, campaign_id, product, touchpoint,
                    channel, text, interaction_closed_at, answered_at)
                select '%1$s', '%1$s', question_id, revision, '%1$s', campaign_id, product, touchpoint, channel, 'theirs',
                    interaction_closed_at, answered_at
                from verbatim where customer_id = '%2$s'""".formatted(other, customer));
        database.execute("""
                insert into segment select '%1$s', '%1$s', revision, 0, 6, product, answered_at, true, 0.9
                from verbatim where id = '%1$s'""".formatted(other));
        database.execute("insert into mention values ('%s', '%s', 0.9)".formatted(other, theme));
        return other;
    }

    @Test
    void themesAreFoundAnewFromWhatIsLeft() throws SQLException {
        erase();

        assertThat(database.rows(
                        "select new_complaints >= discovered and not settled and themes_version = 1 from mining_state"
                                + " where product = ?",
                        product))
                .containsExactly("t");
    }

    @Test
    void keepsNothingThatArrivesLate() throws SQLException {
        erase();
        List<String> before = everything();
        tellEverything();

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void toldTwiceItCountsOnce() {
        erase();
        kafka.sink("events").clear();
        erase();

        assertThat(told().getInt("removed.responses")).isEqualTo(1);
    }

    @Test
    void leavesOthersAlone() throws SQLException {
        consumer.receive(EventRecords.of(new RespondentErased(UUID.randomUUID(), List.of(), CLOSED)));

        assertThat(everything()).anyMatch(row -> row.contains(verbatim));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void aSmallThemeStaysWithoutTheWordsOfAnAnswerThatIsWithdrawn(Reason reason) throws SQLException {
        String theme = themeMentionedByOthers(4);

        withdraw(reason);

        assertThat(database.rows("select label || ' ' || encode(centroid, 'hex') from theme where id = ?::uuid", theme))
                .containsExactly("- 0000");
        assertThat(database.rows("select 1 from mention where theme_id = ?::uuid", theme))
                .hasSize(4);
        assertThat(mining()).containsExactly("due 1");
    }

    @Test
    void themesAreFoundAnewWhenAnAnswerIsTakenBack() throws SQLException {
        String theme = themeMentionedByOthers(5);

        withdraw(Reason.CUSTOMER);

        assertThat(database.rows("select label || ' ' || encode(centroid, 'hex') from theme where id = ?::uuid", theme))
                .containsExactly(verbatim + " 0102");
        assertThat(mining()).as("and no run stores what it saw").containsExactly("due 1");
    }

    /** Some go every day. */
    @Test
    void noRunIsDueWhenTheTimeOfAnAnswerIsOver() throws SQLException {
        String theme = themeMentionedByOthers(5);

        withdraw(Reason.RETENTION);

        assertThat(database.rows("select label || ' ' || encode(centroid, 'hex') from theme where id = ?::uuid", theme))
                .containsExactly(verbatim + " 0102");
        assertThat(mining()).containsExactly("settled 0");
    }

    @Test
    void noRunStoresWhatItSawOfAComplaintThatIsTakenBackBeforeItIsInATheme() throws SQLException {
        database.execute("delete from mention where segment_id in (select id from segment where product = '%s')"
                .formatted(product));

        withdraw(Reason.CUSTOMER);

        assertThat(mining()).containsExactly("due 1");
    }

    @Test
    void anAnswerWithoutAComplaintChangesNoTheme() throws SQLException {
        database.execute("update segment set complaint = false where product = '%s'".formatted(product));

        withdraw(Reason.CUSTOMER);

        assertThat(mining()).containsExactly("settled 0");
    }

    private String themeMentionedByOthers(int others) throws SQLException {
        String theme = database.rows("select id::text from theme where product = ?", product)
                .getFirst();
        database.execute("update theme set centroid = '\\x0102' where id = '%s'".formatted(theme));
        for (int i = 0; i < others; i++) {
            somebodyElseMentions(theme);
        }
        return theme;
    }

    private void withdraw(Reason reason) {
        facts.write(new ResponseWithdrawn(invitation, 2, new UUID(1, 2), product, reason, CLOSED));
    }

    private List<String> mining() throws SQLException {
        return database.rows(
                "select case when settled or new_complaints <= discovered then 'settled ' else 'due ' end"
                        + " || themes_version from mining_state where product = ?",
                product);
    }

    private void tellEverything() {
        facts.write(new InteractionRecorded(
                interaction, customer, "support-call", "phone", product, null, "A-17", CLOSED, CLOSED, CLOSED));
        facts.write(
                new InvitationSent(invitation, new UUID(1, 2), "support-call", "phone", product, null, CLOSED, CLOSED));
        facts.write(new ResponseRecorded(
                invitation,
                1,
                new UUID(1, 2),
                new UUID(1, 1),
                1,
                interaction,
                customer,
                "support-call",
                "phone",
                product,
                null,
                CLOSED,
                CLOSED,
                "en",
                List.of(
                        new ResponseRecorded.Answer("why", QuestionType.LONG_TEXT, null, verbatim, List.of()),
                        new ResponseRecorded.Answer("satisfied", QuestionType.CSAT, 1, null, List.of()))));
    }

    private void erase() {
        consumer.receive(EventRecords.of(new RespondentErased(customer, List.of(invitation), CLOSED)));
    }

    private JsonPath told() {
        return JsonPath.from(kafka.<String>sink("events").received().getFirst().getPayload());
    }

    private List<String> everything() throws SQLException {
        return database.rows("""
                select row_to_json(x)::text from interaction x union all
                select row_to_json(x)::text from sent_invitation x union all
                select row_to_json(x)::text from response x union all
                select row_to_json(x)::text from provisional_response x union all
                select row_to_json(x)::text from score x union all
                select row_to_json(x)::text from verbatim x union all
                select row_to_json(x)::text from segment x union all
                select row_to_json(x)::text from theme x union all
                select row_to_json(x)::text from erased_customer x order by 1""");
    }
}
