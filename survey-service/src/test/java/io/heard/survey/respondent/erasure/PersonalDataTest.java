package io.heard.survey.respondent.erasure;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Suppression;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever leads to a person is in their export and goes with their erasure, in tables that are still to come as well. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class PersonalDataTest {

    private static final String LEADS_TO_A_PERSON =
            "(^|_)(respondent|customer|invitation|interaction|address|email|mailbox|recipient|person)(_|$)";

    /** Rows that only say how somebody was asked stay, without what tells who it was. */
    private enum Fate {
        REMOVED,
        KEPT_WITHOUT_THE_PERSON
    }

    /**
     * @param rows which ones are about a person
     * @param kind what they are called in the export
     * @param removed what they are called in the receipt
     * @param untold columns that say nothing a person could want to know
     */
    private record Table(String rows, String kind, String removed, Fate fate, Set<String> untold) {}

    private static final String THEIRS = "respondent_id = '%s'";
    private static final String OF_THEIR_INVITATIONS =
            "invitation_id in (select id from invitation where respondent_id = '%s')";

    private static final Map<String, Table> TABLES = Map.ofEntries(
            entry(
                    "respondent",
                    new Table("id = '%s'", "respondent", "masterData", Fate.KEPT_WITHOUT_THE_PERSON, Set.of())),
            entry("refused_topic", new Table(THEIRS, "refusedTopics", "wishes", Fate.REMOVED, Set.of("respondent_id"))),
            entry(
                    "opted_out_address",
                    new Table(THEIRS, "optedOutAddresses", "optedOutAddresses", Fate.REMOVED, Set.of("respondent_id"))),
            entry(
                    "suppressed_address",
                    new Table(
                            "address in (select address from suppressed_address_holder where respondent_id = '%s')",
                            "suppressedAddresses", "suppressedAddresses", Fate.REMOVED, Set.of())),
            entry(
                    "suppressed_address_holder",
                    new Table(
                            THEIRS,
                            "suppressedAddresses",
                            "suppressedAddresses",
                            Fate.REMOVED,
                            Set.of("respondent_id"))),
            entry(
                    "respondent_change",
                    new Table(THEIRS, "changes", "reasons", Fate.KEPT_WITHOUT_THE_PERSON, Set.of("respondent_id"))),
            entry(
                    "interaction",
                    new Table(
                            THEIRS,
                            "interactions",
                            "interactions",
                            Fate.KEPT_WITHOUT_THE_PERSON,
                            Set.of("respondent_id"))),
            entry(
                    "decision",
                    new Table(
                            "interaction_id in (select id from interaction where respondent_id = '%s')",
                            "decisions", "decisions", Fate.KEPT_WITHOUT_THE_PERSON, Set.of())),
            entry(
                    "invitation",
                    new Table(
                            THEIRS,
                            "invitations",
                            "invitations",
                            Fate.KEPT_WITHOUT_THE_PERSON,
                            // Whose turn it is among senders.
                            Set.of("respondent_id", "fence", "begun", "counted_for"))),
            entry(
                    "missed_turns",
                    new Table(THEIRS, "missedTurns", "missedTurns", Fate.REMOVED, Set.of("respondent_id"))),
            entry("mail_event", new Table(OF_THEIR_INVITATIONS, "mailEvents", "mailEvents", Fate.REMOVED, Set.of())));

    /** Not in the export: they are the receipt of the erasure, which has an address of its own. */
    private static final Set<String> RECEIPT = Set.of("erasure", "erasure_part");

    private final Scene scene = new Scene();
    private final String former = "former-" + scene.email("ann");

    @Inject
    Respondents respondents;

    @Inject
    Database database;

    private String campaign;
    private String id;

    @BeforeEach
    void leaveTraces() {
        campaign = scene.liveCampaign("");
        Scene.post(scene.interaction("ann").replace(scene.email("ann"), former)).statusCode(201);
        id = given().get("/api/v1/respondents?customerId=" + scene.customer("ann"))
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].id");
        QuarkusTransaction.requiringNew().run(() -> respondents.suppress(UUID.fromString(id), Suppression.BOUNCED));
        scene.report("ann");
        given().contentType(ContentType.JSON)
                .body("{\"refusedTopics\": [\"delivery\"], \"atMostEvery\": \"P30D\", \"language\": \"de\"}")
                .put("/api/v1/respondents/" + id + "/preferences")
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .body("{\"reason\": \"told us by phone, " + scene.customer("ann") + "\"}")
                .put("/api/v1/respondents/" + id + "/opt-out")
                .then()
                .statusCode(204);
        database.change(
                "insert into mail_event select 'provider', cast(id as text), 'BOUNCED', id, '5.1.1', 'SUPPRESS', now()"
                        + " from invitation where respondent_id = '" + id + "' limit 1");
        database.change("insert into missed_turns values ('" + id + "', '" + campaign + "', now(), now(), 1, 1)"
                + " on conflict do nothing");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @Test
    void everyTableThatLeadsToAPersonIsSpokenFor() {
        Set<String> spokenFor = new HashSet<>(TABLES.keySet());
        spokenFor.addAll(RECEIPT);

        assertThat(columns().keySet())
                .as("tables with a column that leads to a person: export them and say what an erasure does with them")
                .isEqualTo(spokenFor);
    }

    @Test
    void theExportHasEveryRowWithEveryColumn() {
        JsonPath export = given().get("/api/v1/respondents/" + id + "/export")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Set<String>> columns = columns();

        TABLES.forEach((name, table) -> {
            List<Map<String, Object>> told = export.getList("kept." + table.kind());
            assertThat(told).as(name).isNotEmpty().hasSize((int) rows(name, table));
            Set<String> expected = columns.get(name).stream()
                    .filter(column -> !table.untold().contains(column))
                    .map(PersonalDataTest::inJson)
                    .collect(toSet());
            assertThat(told.getFirst().keySet()).as(name).containsAll(expected);
        });
    }

    @Test
    void anErasureRemovesThemAndTheReceiptCountsThem() {
        JsonPath receipt = given().put("/api/v1/respondents/" + id + "/erasure")
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();

        TABLES.forEach((name, table) -> {
            assertThat(receipt.getInt("services[0].removed." + table.removed()))
                    .as(name)
                    .isPositive();
            if (table.fate() == Fate.REMOVED) {
                assertThat(rows(name, table)).as(name).isZero();
            }
        });
        assertThat(receipt.getMap("services[0].kept"))
                .isEqualTo(Map.of("customerIdHashes", 1, "addressHashes", 2, "addressesOfOthersToo", 0));
        assertThat(tablesWith(scene.email("ann"))).isEmpty();
        assertThat(tablesWith("told us by phone, " + scene.customer("ann"))).isEmpty();
    }

    @Test
    void aFormerAddressIsGoneAndStillGetsNoMail() {
        assertThat(tablesWith(former)).contains("suppressed_address");
        given().put("/api/v1/respondents/" + id + "/erasure").then().statusCode(202);
        assertThat(tablesWith(former)).isEmpty();

        String again = Scene.post(scene.interaction("bo").replace(scene.email("bo"), former))
                .statusCode(201)
                .extract()
                .path("id");
        Scene.decisions(again).body("items[0].reason", equalTo("ADDRESS"));
        assertThat(tablesWith(former)).isEmpty();
    }

    @Test
    void aFormerAddressThatIsSomebodyElsesNowStaysUntilTheyAreForgottenToo() {
        Scene.post(scene.interaction("bo").replace(scene.email("bo"), former)).statusCode(201);
        given().put("/api/v1/respondents/" + id + "/erasure")
                .then()
                .statusCode(202)
                .body("services[0].kept.addressesOfOthersToo", equalTo(1));
        assertThat(tablesWith(former)).contains("respondent", "suppressed_address");

        scene.report("bo");
        String bo = given().get("/api/v1/respondents?customerId=" + scene.customer("bo"))
                .path("items[0].id");
        given().put("/api/v1/respondents/" + bo + "/erasure").then().statusCode(202);
        assertThat(tablesWith(former)).isEmpty();
    }

    @Test
    void whatIsToldAboutMailsAfterwardsIsKeptOfNobody() {
        String invitation =
                database.text("select cast(id as text) from invitation where respondent_id = '" + id + "' limit 1");
        given().put("/api/v1/respondents/" + id + "/erasure").then().statusCode(202);
        given().contentType(ContentType.JSON)
                .body("""
                        {"events": [{"id": "%s", "kind": "bounced", "status": "5.1.1", "messageId": "<inv-%s@example.org>"}]}""".formatted(UUID.randomUUID(), invitation))
                .post("/api/v1/mail-events")
                .then()
                .statusCode(204);

        assertThat(rows("mail_event", TABLES.get("mail_event"))).isZero();
    }

    private long rows(String name, Table table) {
        return database.count(
                "select count(*) from " + name + " where " + table.rows().formatted(id));
    }

    /** Of every table that leads to a person. */
    private Map<String, Set<String>> columns() {
        Pattern leads = Pattern.compile(LEADS_TO_A_PERSON);
        return database.columns().entrySet().stream()
                .filter(table -> table.getValue().stream()
                        .anyMatch(column -> leads.matcher(column).find()))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String inJson(String column) {
        return Pattern.compile("_(.)")
                .matcher(column)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    /** Events wait only to be sent. */
    private List<String> tablesWith(String text) {
        return database.tablesWith(text).stream()
                .filter(table -> !table.equals("outbox"))
                .toList();
    }
}
