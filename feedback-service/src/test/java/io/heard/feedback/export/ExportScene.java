package io.heard.feedback.export;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.masking.Masking;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.ResponseFilter;
import io.heard.feedback.response.ResponseSearch;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Answers of one campaign, and exports of them. */
abstract class ExportScene {

    static final String EXPORTS = "/api/v1/exports";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    ResponseSearch search;

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

    final UUID campaignId = UUID.randomUUID();
    Survey survey;

    @BeforeEach
    void publish() {
        survey = feedback.survey(Feedback.EVERY_KIND);
    }

    @AfterEach
    void removeAll() {
        store.collection("exports", Document.class).deleteMany(new Document());
    }

    Invitation answer(String product, String text, int score) {
        List<Answer> answers = new ArrayList<>();
        answers.add(Answer.score("recommend", QuestionType.NPS, score));
        if (!text.isEmpty()) {
            answers.add(Answer.text("why", QuestionType.LONG_TEXT, text));
        }
        answers.add(Answer.choices("wishes", QuestionType.MULTI_CHOICE, List.of("speed", "words")));
        return record(product, answers);
    }

    Invitation record(String product, List<Answer> answers) {
        Invitation invitation = feedback.newInvitation(survey, campaignId, product, Duration.ofDays(14));
        responses.record(
                invitation,
                new Submission(UUID.randomUUID(), now().minusSeconds(5), "en", answers),
                new Credence.Believed());
        return invitation;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    Export export(String owner) {
        return new Export(
                UUID.randomUUID(),
                owner,
                ExportFormat.CSV,
                ResponseFilter.of(campaignId, null),
                false,
                false,
                Set.of(),
                false,
                now(),
                now().plus(config.kept()),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH);
    }

    ExportWriter writer(Export export, BooleanSupplier stopping) {
        return writer(export, files, stopping);
    }

    ExportWriter writer(Export export, ExportFiles there, BooleanSupplier stopping) {
        return writer(export, there, config, stopping);
    }

    ExportWriter writer(Export export, ExportFiles there, ExportConfig settings, BooleanSupplier stopping) {
        var lease = new ExportLease(exports, export.id(), export.worker(), settings.lease(), clock);
        return new ExportWriter(export, lease, there, responses, search, surveys, masking, settings, clock, stopping);
    }

    ExportWorker worker(Exports known, ExportFiles there) {
        return new ExportWorker(known, there, responses, search, surveys, masking, config, clock);
    }

    /** As somebody sees them after a while. */
    Exports exportsAfter(Duration passed) {
        return new Exports(store, Clock.offset(clock, passed));
    }

    String draft(String format, String more) {
        return "{\"format\":\"%s\",%s\"filter\":{\"campaignId\":\"%s\"}}".formatted(format, more, campaignId);
    }

    static String create(String draft) {
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

    String ask(String format) {
        return create(draft(format, ""));
    }

    Response file(String id) {
        worker.work();
        Response answer = given().get(EXPORTS + "/" + id + "/file");
        answer.then()
                .statusCode(200)
                .header("Accept-Ranges", "bytes")
                .header("Content-Disposition", startsWith("attachment; filename=\"responses-" + id));
        return answer;
    }

    static ValidatableResponse get(String id) {
        return given().get(EXPORTS + "/" + id).then().statusCode(200);
    }

    static List<CsvRecord> csv(byte[] file) throws Exception {
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().detectBomHeader(true).ofCsvRecord(new ByteArrayInputStream(file), UTF_8)) {
            return reader.stream().toList();
        }
    }
}
