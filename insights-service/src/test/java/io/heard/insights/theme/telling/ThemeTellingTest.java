package io.heard.insights.theme.telling;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.ResponseThemed;
import io.heard.insights.Database;
import io.heard.insights.mining.Grievances;
import io.heard.insights.theme.AnsweredVerbatims;
import io.heard.insights.theme.upkeep.Upkeep;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class ThemeTellingTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private static final String MENTIONED = """
            select verbatim.invitation_id || ' ' || string_agg(distinct mention.theme_id::text, ', ')
            from mention join segment on segment.id = mention.segment_id
            join verbatim on verbatim.id = segment.verbatim_id where verbatim.product = ?
            group by verbatim.invitation_id order by 1""";

    @Inject
    Upkeep upkeep;

    @Inject
    Telling telling;

    @Inject
    UntoldResponses untold;

    @Inject
    UserTransaction transaction;

    @Inject
    AnsweredVerbatims answers;

    @Inject
    Database database;

    private final String product = "product-" + UUID.randomUUID();

    @BeforeEach
    void complain() {
        List<String> texts = Grievances.mixed();
        for (int i = 0; i < texts.size(); i++) {
            answers.add(product, texts.get(i), MONDAY.plusSeconds(i));
        }
    }

    @Test
    void everyResponseThatTouchesThemesIsToldWithThem() throws SQLException {
        answers.add(product, "Everything was perfect, thank you so much", MONDAY);
        upkeep.mine();
        telling.tellAll();

        assertThat(told().stream().map(ThemeTellingTest::line).sorted().toList())
                .isNotEmpty()
                .isEqualTo(rows(MENTIONED));
        JsonPath one = told().getFirst();
        assertThat(one.getInt("revision")).isEqualTo(1);
        assertThat(one.getString("product")).isEqualTo(product);
        assertThat(database.rows(
                        "select distinct topic || ' ' || type from outbox where data::json ->> 'product' = ?", product))
                .containsExactly("insights.themes " + ResponseThemed.TYPE);
        assertThat(rows("select data from outbox where data::json ->> 'product' = ?"))
                .noneMatch(data -> data.contains("phone") || data.contains("rude"));
    }

    @Test
    void nothingIsToldTwice() throws SQLException {
        upkeep.mine();
        telling.tellAll();
        forgetTold();

        database.execute("update verbatim set mined_revision = null where product = '" + product + "'");
        upkeep.mine();
        telling.tellAll();

        assertThat(told()).isEmpty();
    }

    @Test
    void anAnswerGivenAnewIsToldWithItsOwnThemes() throws SQLException {
        UUID id = answers.add(product, "Your technician was rude and slammed the door", MONDAY.plusSeconds(99));
        upkeep.mine();
        telling.tellAll();
        JsonPath before = toldOf(id);
        forgetTold();

        answers.answerAnew(id, "I was on hold on the phone for an hour");
        upkeep.mine();
        telling.tellAll();

        JsonPath now = toldOf(id);
        assertThat(now.getInt("revision")).isEqualTo(2);
        assertThat(now.getList("themeIds")).hasSize(1).isNotEqualTo(before.getList("themeIds"));
        assertThat(now.getLong("sequence")).isGreaterThan(before.getLong("sequence"));
    }

    @Test
    void theSameThemesAreToldAgainOfANewRevision() throws SQLException {
        UUID id = answers.add(product, "I was on hold on the phone for an hour", MONDAY.plusSeconds(99));
        upkeep.mine();
        telling.tellAll();
        List<Object> themes = toldOf(id).getList("themeIds");
        forgetTold();

        answers.answerAnew(id, "I was on hold on the phone for two hours");
        upkeep.mine();
        telling.tellAll();

        assertThat(toldOf(id).getInt("revision")).isEqualTo(2);
        assertThat(toldOf(id).getList("themeIds")).isEqualTo(themes);
    }

    @Test
    void itIsToldThatThereAreNoneAnyMore() throws SQLException {
        UUID id = answers.add(product, "The technician was rude to me", MONDAY.plusSeconds(99));
        upkeep.mine();
        telling.tellAll();
        assertThat(toldOf(id).getList("themeIds")).isNotEmpty();
        forgetTold();

        answers.answerAnew(id, "Everything was perfect, thank you so much");
        upkeep.mine();
        telling.tellAll();

        assertThat(toldOf(id).getList("themeIds")).isEmpty();
        assertThat(toldOf(id).getInt("revision")).isEqualTo(2);
    }

    @Test
    void whatIsGoneMeanwhileIsNotTold() throws SQLException {
        upkeep.mine();
        database.execute("delete from response where product = '" + product + "'");

        telling.tellAll();

        assertThat(told()).isEmpty();
    }

    @Test
    void whatWasThereBeforeAnybodyListenedIsToldToo() throws SQLException, IOException {
        upkeep.mine();
        database.execute("truncate untold_response, themed_response");

        database.execute(lastStatementOf("/db/migration/V40__themes_told.sql"));
        telling.tellAll();

        assertThat(told().stream().map(ThemeTellingTest::line).sorted().toList())
                .isNotEmpty()
                .isEqualTo(rows(MENTIONED));
    }

    @Test
    void aChangeUnderWayIsToldOnceItIsThere() throws Exception {
        upkeep.mine();
        telling.tellAll();
        forgetTold();
        List<UUID> verbatims = rows("select id::text from verbatim where product = ?").stream()
                .map(UUID::fromString)
                .toList();
        database.execute("delete from themed_response"); // so that looking again finds something to tell
        mark(verbatims);

        transaction.begin();
        untold.addVerbatims(verbatims);
        var other = new Thread(telling::tellAll);
        other.start();
        other.join();
        assertThat(told()).isEmpty();
        transaction.commit();
        telling.tellAll();

        assertThat(told()).isNotEmpty();
    }

    private void mark(List<UUID> verbatims) throws Exception {
        transaction.begin();
        untold.addVerbatims(verbatims);
        transaction.commit();
    }

    private void forgetTold() throws SQLException {
        database.execute("delete from outbox");
    }

    private JsonPath toldOf(UUID response) throws SQLException {
        return told().stream()
                .filter(event -> event.getString("invitationId").equals(response.toString()))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonPath> told() throws SQLException {
        return rows("select data from outbox where data::json ->> 'product' = ? order by position").stream()
                .map(JsonPath::from)
                .toList();
    }

    private static String line(JsonPath event) {
        return event.getString("invitationId") + " " + String.join(", ", event.<String>getList("themeIds"));
    }

    private static String lastStatementOf(String migration) throws IOException {
        try (var file = Objects.requireNonNull(ThemeTellingTest.class.getResourceAsStream(migration))) {
            String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return sql.substring(sql.lastIndexOf("insert into"));
        }
    }

    private List<String> rows(String sql) throws SQLException {
        return database.rows(sql, product);
    }
}
