package io.heard.feedback.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jerolba.carpet.CarpetReader;
import com.mongodb.client.model.Filters;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.ResponseFilter;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportTest {

    private static final String EXPORTS = "/api/v1/exports";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    Surveys surveys;

    @Inject
    Masking masking;

    @Inject
    DocumentStore store;

    @Inject
    Exports exports;

    @Inject
    ExportFiles files;

    @Inject
    ExportConfig config;

    @Inject
    ExportWorker worker;

    @Inject
    Clock clock;

    private final UUID campaignId = UUID.randomUUID();
    private Survey survey;

    @BeforeEach
    void publish() {
        survey = feedback.survey(Feedback.EVERY_KIND);
    }

    @AfterEach
    void removeAll() {
        store.collection("exports", Document.class).deleteMany(new Document());
    }

    @Test
    void aTableHoldsEveryResponseAndEveryAnswer() throws Exception {
        Invitation first = answer("broadband", "Because", 4);
        Invitation second = answer("mobile", "", 9);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(names)
                .startsWith("invitationId", "revision", "campaignId", "surveyId")
                .contains("recommend.score");
        assertThat(names).containsSubsequence("recommend.score", "satisfied.score", "wishes.choices", "why.text");
        assertThat(rows)
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(names.size()));
        Map<String, List<String>> byId = Map.of(
                rows.get(1).getField(0),
                rows.get(1).getFields(),
                rows.get(2).getField(0),
                rows.get(2).getFields());
        List<String> told = byId.get(first.id().toString());
        assertThat(told.get(names.indexOf("product"))).isEqualTo("broadband");
        assertThat(told.get(names.indexOf("recommend.score"))).isEqualTo("4");
        assertThat(told.get(names.indexOf("why.text"))).isEqualTo("Because");
        assertThat(told.get(names.indexOf("wishes.choices"))).isEqualTo("speed;words");
        assertThat(told.get(names.indexOf("satisfied.score"))).isEmpty();
        assertThat(byId.get(second.id().toString()).get(names.indexOf("recommend.score")))
                .isEqualTo("9");
    }

    @Test
    void textOfEveryKindComesBackAsItWasWritten() throws Exception {
        String written = "Sie sagte: \"nein\", dann\nnichts; 日本語 العربية 🙂 , a,b";
        answer("broadband", written, 4);

        byte[] csv = file(ask("csv")).asByteArray();

        List<CsvRecord> rows = csv(csv);
        assertThat(rows.get(1).getField(rows.getFirst().getFields().indexOf("why.text")))
                .isEqualTo(written);
        assertThat(new String(csv, UTF_8)).endsWith("\r\n");
        JsonNode line = new ObjectMapper().readTree(file(ask("ndjson")).asByteArray());
        assertThat(line.at("/answers/1/text").textValue()).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\t=1", " =1", "\u00a0=1", "\u200b=1"})
    void noCellIsAFormula(String written) throws Exception {
        answer("=product", written, 4);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(rows.get(1).getField(names.indexOf("why.text"))).isEqualTo("'" + written);
        assertThat(rows.get(1).getField(names.indexOf("product"))).isEqualTo("'=product");
    }

    @Test
    void aByteOrderMarkIsThereForWhoWantsOne() {
        answer("broadband", "Grüße", 4);

        byte[] plain = file(ask("csv")).asByteArray();
        byte[] marked = file(create(draft("csv", "\"byteOrderMark\":true,"))).asByteArray();

        assertThat(Arrays.copyOf(marked, 3)).containsExactly(0xef, 0xbb, 0xbf);
        assertThat(Arrays.copyOfRange(marked, 3, marked.length)).isEqualTo(plain);
    }

    @Test
    void linesOfJsonSayTheSameAsTheApi() throws Exception {
        Invitation invitation = answer("broadband", "Because", 4);
        answer("mobile", "", 9);

        String text = file(ask("ndjson")).asString();

        assertThat(text).endsWith("}\n").doesNotStartWith("\n");
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(2);
        JsonNode line = null;
        for (String one : lines) {
            JsonNode read = new ObjectMapper().readTree(one);
            line = read.get("invitationId").textValue().equals(invitation.id().toString()) ? read : line;
        }
        assertThat(line).isNotNull();
        assertThat(line.get("revision").intValue()).isEqualTo(1);
        assertThat(line.get("origin").textValue()).isEqualTo("invited");
        assertThat(line.at("/answers/0/score").intValue()).isEqualTo(4);
        assertThat(line.at("/answers/2/choices/1").textValue()).isEqualTo("words");
        assertThat(line.has("team")).isFalse();
    }

    @Test
    void theManifestTellsAWholeFileFromACutOne() throws Exception {
        for (int i = 0; i < 20; i++) {
            answer("broadband", "Text " + i, i % 11);
        }
        String id = ask("csv");
        byte[] file = file(id).asByteArray();

        JsonPath manifest = get(id).extract().jsonPath();
        assertThat(manifest.getString("state")).isEqualTo("DONE");
        assertThat(manifest.getLong("manifest.rows")).isEqualTo(20);
        assertThat(manifest.getLong("manifest.bytes")).isEqualTo(file.length);
        assertThat(manifest.getString("manifest.sha256")).isEqualTo(sha256(file, 0, file.length));
        List<Map<String, Object>> pieces = manifest.getList("manifest.pieces");
        assertThat(pieces).hasSizeGreaterThan(2);
        int next = 0;
        for (Map<String, Object> piece : pieces) {
            int bytes = ((Number) piece.get("bytes")).intValue();
            assertThat(((Number) piece.get("offset")).intValue()).isEqualTo(next);
            assertThat(piece.get("sha256")).isEqualTo(sha256(file, next, bytes));
            next += bytes;
        }
        assertThat(next).isEqualTo(file.length);
    }

    @Test
    void aFetchThatBrokeOffGoesOnWhereItWas() {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        Response whole = file(id);
        byte[] bytes = whole.asByteArray();
        String tag = whole.header("ETag");

        given().header("Range", "bytes=10-")
                .header("If-Range", tag)
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 10-" + (bytes.length - 1) + "/" + bytes.length)
                .header("Content-Length", String.valueOf(bytes.length - 10));
        assertThat(given().header("Range", "bytes=10-19")
                        .get(EXPORTS + "/" + id + "/file")
                        .asByteArray())
                .isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        given().header("Range", "bytes=10-")
                .header("If-Range", "\"another\"")
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(200);
        given().header("Range", "bytes=" + bytes.length + "-")
                .get(EXPORTS + "/" + id + "/file")
                .then()
                .statusCode(416)
                .contentType("application/problem+json");
    }

    @Test
    void aKilledServiceGoesOnWithTheNextPart() {
        for (String format : List.of("csv", "ndjson", "parquet")) {
            for (int i = 0; i < 24; i++) {
                answer("broadband", format + " " + i, i % 11);
            }
            String id = create(draft(format, ""));
            var calls = new AtomicInteger();
            Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
            assertThat(claimed.id()).hasToString(id);
            assertThatThrownBy(() -> writer(claimed, () -> {
                                if (calls.incrementAndGet() == 3) {
                                    throw new IllegalStateException("killed");
                                }
                                return false;
                            })
                            .write())
                    .hasMessage("killed");
            Export left = exports.find(claimed.id(), "gus").orElseThrow();
            assertThat(left.parts()).hasSize(2);
            assertThat(left.written()).isEqualTo(14);
            given().get(EXPORTS + "/" + id + "/file").then().statusCode(409);
            get(id).body("state", equalTo("RUNNING"))
                    .body("manifest", nullValue())
                    .body("rows", equalTo(14));

            restarted().work();

            Export whole = exports.find(claimed.id(), "gus").orElseThrow();
            assertThat(whole.parts()).startsWith(left.parts().toArray(new Export.Part[0]));
            byte[] resumed = given().get(EXPORTS + "/" + id + "/file").asByteArray();
            byte[] atOnce = file(ask(format)).asByteArray();
            assertThat(resumed).isEqualTo(atOnce);
            removeAll();
            responses.remove(UUID.randomUUID(), ids());
        }
    }

    @Test
    void anInstanceWithoutThePartsBeginsAnew() throws Exception {
        for (int i = 0; i < 16; i++) {
            answer("broadband", "Text", i % 11);
        }
        String id = create(draft("csv", ""));
        var calls = new AtomicInteger();
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        writer(claimed, () -> calls.incrementAndGet() == 2).write();
        assertThat(exports.find(claimed.id(), "gus").orElseThrow().parts()).hasSize(1);
        Files.delete(files.part(claimed, "part-000000"));

        restarted().work();

        assertThat(csv(given().get(EXPORTS + "/" + id + "/file").asByteArray())).hasSize(17);
        get(id).body("manifest.rows", equalTo(16));
    }

    @Test
    void questionsMetOnTheWayHaveTheirColumnInAllRows() throws Exception {
        for (int i = 0; i < 30; i++) {
            survey = feedback.survey(List.of(
                    new Question("recommend", QuestionType.NPS, "?", false, List.of()),
                    new Question("only-" + i, QuestionType.LONG_TEXT, "?", false, List.of())));
            record(
                    "broadband",
                    List.of(
                            Answer.score("recommend", QuestionType.NPS, 7),
                            Answer.text("only-" + i, QuestionType.LONG_TEXT, "x" + i)));
        }

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        List<String> names = rows.getFirst().getFields();
        assertThat(names).doesNotHaveDuplicates().hasSize(Columns.FIXED.size() + 31);
        assertThat(rows)
                .hasSize(31)
                .allSatisfy(row -> assertThat(row.getFieldCount()).isEqualTo(names.size()));
        for (CsvRecord row : rows.subList(1, 31)) {
            List<String> own = row.getFields().subList(Columns.FIXED.size(), names.size());
            assertThat(own).filteredOn(cell -> !cell.isEmpty()).hasSize(2).contains("7");
            int at = names.indexOf("only-"
                    + own.stream()
                            .filter(cell -> cell.startsWith("x"))
                            .findFirst()
                            .orElseThrow()
                            .substring(1) + ".text");
            assertThat(row.getField(at)).startsWith("x");
        }
    }

    @Test
    void whatIsAnsweredLaterIsNotInIt() throws Exception {
        answer("broadband", "Early", 4);
        String id = create(draft("csv", ""));
        Invitation late = feedback.newInvitation(survey, campaignId, "broadband", Duration.ofDays(14));
        responses.record(
                late,
                new Submission(UUID.randomUUID(), now().plusSeconds(60), "en", List.of()),
                new Credence.Believed());

        assertThat(csv(file(id).asByteArray())).hasSize(2);
    }

    @Test
    void verbatimsAreMaskedUnlessOriginalsAreAskedFor() {
        answer("broadband", "mail jane@example.com", 4);

        assertThat(file(ask("csv")).asString()).contains("mail [email]").doesNotContain("jane@");
        String id = create(draft("csv", "\"verbatims\":\"original\","));
        assertThat(file(id).asString()).contains("mail jane@example.com");
        get(id).body("verbatims", equalTo("original"));
    }

    @Test
    @TestSecurity(user = "ana", roles = "analyst")
    void analystsGetNoOriginals() {
        given().contentType("application/json")
                .body(draft("csv", "\"verbatims\":\"original\","))
                .post(EXPORTS)
                .then()
                .statusCode(403);
    }

    @Test
    @TestSecurity(user = "bo", roles = "analyst", attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void holdsTheProductsOfTheCallerOnly() throws Exception {
        answer("broadband", "hidden", 4);
        Invitation mobile = answer("mobile", "seen", 4);

        List<CsvRecord> rows = csv(file(ask("csv")).asByteArray());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getField(0)).isEqualTo(mobile.id().toString());
    }

    @Test
    void somebodyElsesExportDoesNotExist() {
        Export foreign = export("somebody else");
        exports.add(foreign);

        given().get(EXPORTS + "/" + foreign.id()).then().statusCode(404).contentType("application/problem+json");
        given().get(EXPORTS + "/" + foreign.id() + "/file").then().statusCode(404);
        given().delete(EXPORTS + "/" + foreign.id()).then().statusCode(404);
        given().get(EXPORTS + "/" + UUID.randomUUID()).then().statusCode(404);
        given().get(EXPORTS + "/x").then().statusCode(404);
        given().get(EXPORTS).then().statusCode(200).body("items", hasSize(0));
        assertThat(exports.find(foreign.id(), "somebody else")).isPresent();
    }

    @Test
    @TestSecurity(user = "gus", roles = "agent", attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void whoMaySeeLessByNowNoLongerGetsIt() {
        Export everything = export("gus");
        exports.add(everything);

        given().get(EXPORTS + "/" + everything.id()).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void letsNobodyElseExport() {
        given().contentType("application/json")
                .body(draft("csv", ""))
                .post(EXPORTS)
                .then()
                .statusCode(403);
        given().get(EXPORTS).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"format\":\"xlsx\"}|format",
                "{}|format",
                "{\"format\":\"parquet\",\"byteOrderMark\":true}|byteOrderMark",
                "{\"format\":\"csv\",\"verbatims\":\"all\"}|verbatims",
                "{\"format\":\"csv\",\"filter\":{\"campaignId\":\"x\"}}|campaignId",
                "{\"format\":\"csv\",\"filter\":{\"minScore\":1}}|scoreType",
                "{\"format\":\"csv\",\"colour\":1}|colour",
            })
    void refusesWhatBreaksItsRules(String bodyAndField) {
        String[] parts = bodyAndField.split("\\|", 2);

        given().contentType("application/json")
                .body(parts[0])
                .post(EXPORTS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].field", equalTo(parts[1]));
    }

    @Test
    void isGoneWhenItIsDeletedOrItsTimeIsOver() {
        answer("broadband", "Because", 4);
        String id = ask("csv");
        file(id);
        Path file = files.whole(exports.find(UUID.fromString(id), "gus").orElseThrow());
        assertThat(file).exists();

        given().delete(EXPORTS + "/" + id).then().statusCode(204);
        worker.work();

        given().get(EXPORTS + "/" + id).then().statusCode(404);
        assertThat(file.getParent()).doesNotExist();

        String second = ask("csv");
        new Exports(store, responses, Clock.offset(clock, config.kept().plusMinutes(1))).removeExpired();
        worker.work();
        given().get(EXPORTS + "/" + second).then().statusCode(404);
    }

    @Test
    void nobodyFillsTheDisk() {
        for (int i = 0; i < config.most(); i++) {
            create(draft("csv", ""));
        }

        given().contentType("application/json")
                .body(draft("csv", ""))
                .post(EXPORTS)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-exports"));
    }

    @Test
    void anErasureTakesFilesAlongThatMayHoldTheAnswers() {
        Invitation invitation = answer("broadband", "canary", 4);
        String with = ask("csv");
        UUID other = UUID.fromString(create(draft("csv", "")
                .replace(campaignId.toString(), UUID.randomUUID().toString())));
        worker.work();

        exports.forget(List.of(invitation.id()));
        worker.work();

        given().get(EXPORTS + "/" + with).then().statusCode(404);
        given().get(EXPORTS + "/" + other).then().statusCode(200);
    }

    @Test
    void holdsNothingWhoseTimeIsOver() {
        Invitation invitation = answer("broadband", "canary", 4);
        String with = ask("csv");
        file(with);
        Export whole = exports.find(UUID.fromString(with), "gus").orElseThrow();
        String other = create(draft("csv", "")
                .replace(campaignId.toString(), UUID.randomUUID().toString()));
        worker.work();

        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), aDayLater());
        worker.work();

        get(with)
                .body("state", equalTo("EXPIRED"))
                .body("failure", equalTo("RETENTION"))
                .body("manifest", nullValue());
        given().get(EXPORTS + "/" + with + "/file")
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/export-expired"));
        assertThat(files.whole(whole).getParent()).doesNotExist();
        get(other).body("state", equalTo("DONE"));
    }

    @Test
    void canBeFetchedForADayAlthoughTheTimeOfAnAnswerInItIsOver() {
        Invitation invitation = answer("broadband", "canary", 4);
        String id = ask("csv");

        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), Instant.now());

        file(id);
        assertThat(exports.find(UUID.fromString(id), "gus").orElseThrow().expiresAt())
                .isBefore(aDayLater());
    }

    private static Instant aDayLater() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    @Test
    void isNotFinishedOnceTheTimeOfAnAnswerInItIsOver() throws Exception {
        Invitation invitation = answer("broadband", "canary", 4);
        for (int i = 0; i < 20; i++) {
            answer("broadband", "canary", 4);
        }
        String id = ask("csv");
        Export claimed = exports.claim(UUID.randomUUID(), config.lease()).orElseThrow();
        var pages = new AtomicInteger();

        writer(claimed, () -> {
                    if (pages.incrementAndGet() == 2) {
                        exports.expire(List.of(responses.find(invitation.id()).orElseThrow()), aDayLater());
                    }
                    return false;
                })
                .write();
        worker.work();

        get(id).body("state", equalTo("EXPIRED")).body("manifest", nullValue());
        assertThat(files.whole(claimed).getParent()).doesNotExist();
    }

    @Test
    void smallGroupsOfAnonymousAnswersAreNotInIt() throws Exception {
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(campaignId, 1, "Anonymous", null, true, null, null));
        for (int i = 0; i < 4; i++) {
            anonymous();
        }
        String few = ask("csv");
        assertThat(csv(file(few).asByteArray())).hasSize(1);
        get(few).body("withheld", equalTo("FEWER_THAN_5"));

        anonymous();

        String enough = ask("csv");
        assertThat(csv(file(enough).asByteArray())).hasSize(6);
        get(enough).body("withheld", nullValue());
    }

    @Test
    void aThemeNarrowsAFileToo() throws Exception {
        UUID theme = UUID.randomUUID();
        UUID touched = answer("broadband", "Forty minutes on hold", 2).id();
        UUID changed = answer("broadband", "An hour on hold", 2).id();
        answer("broadband", "All well", 9);
        responses.keepThemes(touched, 1, List.of(theme), 1);
        responses.keepThemes(changed, 2, List.of(theme), 1);

        String id = create("{\"format\":\"csv\",\"filter\":{\"themeId\":\"" + theme + "\"}}");

        List<CsvRecord> rows = csv(file(id).asByteArray());
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).getField(0)).isEqualTo(touched.toString());
        given().contentType("application/json")
                .body("{\"format\":\"csv\",\"filter\":{\"themeId\":\"waiting\"}}")
                .post(EXPORTS)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("themeId"))
                .body("errors[0].message", equalTo("must be a UUID"));
    }

    @Test
    void parquetHoldsTheSameTableForOthersToRead(@TempDir Path directory) throws Exception {
        List<Invitation> answered = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            survey = feedback.survey(List.of(
                    new Question("recommend", QuestionType.NPS, "?", false, List.of()),
                    new Question("only-" + i, QuestionType.LONG_TEXT, "?", false, List.of())));
            answered.add(record(
                    "product-" + i % 3,
                    List.of(
                            Answer.score("recommend", QuestionType.NPS, i),
                            Answer.text("only-" + i, QuestionType.LONG_TEXT, "=Grüße " + i))));
        }

        Path file = Files.write(
                directory.resolve("responses.parquet"), file(ask("parquet")).asByteArray());

        Map<String, Map<?, ?>> rows = new HashMap<>();
        for (Map<?, ?> row : new CarpetReader<>(file.toFile(), Map.class).toList()) {
            rows.put((String) row.get("invitationId"), row);
        }
        assertThat(rows).hasSize(10);
        for (int i = 0; i < 10; i++) {
            Map<?, ?> row = rows.get(answered.get(i).id().toString());
            assertThat(row.get("revision")).isEqualTo(1);
            assertThat(row.get("product")).isEqualTo("product-" + i % 3);
            assertThat(row.get("recommend.score")).isEqualTo(i);
            assertThat(row.get("only-" + i + ".text")).isEqualTo("=Grüße " + i);
            assertThat(row.get("only-" + (i + 1) % 10 + ".text")).isNull();
            assertThat(row.get("team")).isNull();
            assertThat(row.get("answeredAt"))
                    .isEqualTo(
                            responses.find(answered.get(i).id()).orElseThrow().answeredAt());
        }
    }

    private void anonymous() {
        Invitation plain = feedback.newInvitation(survey, campaignId, "broadband", Duration.ofDays(14));
        responses.record(
                new Invitation(
                        plain.id(),
                        plain.campaignId(),
                        plain.surveyId(),
                        plain.surveyVersion(),
                        plain.interactionId(),
                        plain.customerId(),
                        plain.touchpoint(),
                        plain.channel(),
                        plain.product(),
                        null,
                        null,
                        plain.interactionClosedAt(),
                        plain.issuedAt(),
                        plain.expiresAt(),
                        null,
                        ResponseOrigin.ANONYMOUS),
                new Submission(UUID.randomUUID(), now().minus(Duration.ofHours(1)), "en", List.of()),
                new Credence.Believed());
    }

    private Invitation answer(String product, String text, int score) {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.score("recommend", QuestionType.NPS, score));
        if (!text.isEmpty()) {
            answers.add(Answer.text("why", QuestionType.LONG_TEXT, text));
        }
        answers.add(Answer.choices("wishes", QuestionType.MULTI_CHOICE, List.of("speed", "words")));
        return record(product, answers);
    }

    private Invitation record(String product, List<Answer> answers) {
        Invitation invitation = feedback.newInvitation(survey, campaignId, product, Duration.ofDays(14));
        responses.record(
                invitation,
                new Submission(UUID.randomUUID(), now().minusSeconds(5), "en", answers),
                new Credence.Believed());
        return invitation;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<UUID> ids() {
        return store.collection("responses", Document.class)
                .find(Filters.eq("invitation.campaignId", campaignId))
                .map(document -> document.get("_id", UUID.class))
                .into(new ArrayList<>());
    }

    private Export export(String owner) {
        return new Export(
                UUID.randomUUID(),
                owner,
                ExportFormat.CSV,
                new ResponseFilter(
                        campaignId,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        false),
                false,
                false,
                Set.of(),
                false,
                now(),
                now().plusSeconds(3_600),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    private ExportWriter writer(Export export, BooleanSupplier stopping) {
        return new ExportWriter(
                export, exports, files, responses, surveys, masking, export.worker(), config, clock, stopping);
    }

    /** After a minute, when the lease of the one before is over. */
    private ExportWorker restarted() {
        Clock later = Clock.offset(clock, Duration.ofMinutes(1));
        return new ExportWorker(
                new Exports(store, responses, later), files, responses, surveys, masking, config, clock);
    }

    private String draft(String format, String more) {
        return "{\"format\":\"%s\",%s\"filter\":{\"campaignId\":\"%s\"}}".formatted(format, more, campaignId);
    }

    private static String create(String draft) {
        return given().contentType("application/json")
                .body(draft)
                .post(EXPORTS)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("state", equalTo("WAITING"))
                .extract()
                .path("id");
    }

    private String ask(String format) {
        return create(draft(format, ""));
    }

    private Response file(String id) {
        worker.work();
        Response answer = given().get(EXPORTS + "/" + id + "/file");
        answer.then()
                .statusCode(200)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", startsWith("attachment; filename=\"responses-" + id));
        return answer;
    }

    private static ValidatableResponse get(String id) {
        return given().get(EXPORTS + "/" + id).then().statusCode(200);
    }

    private static List<CsvRecord> csv(byte[] file) throws Exception {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(new ByteArrayInputStream(file), UTF_8)) {
            return reader.stream().toList();
        }
    }

    private static String sha256(byte[] bytes, int from, int count) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(bytes, from, count);
        return HexFormat.of().formatHex(digest.digest());
    }
}
