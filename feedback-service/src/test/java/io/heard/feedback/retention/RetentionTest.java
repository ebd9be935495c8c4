package io.heard.feedback.retention;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.publishing.ToldResponses;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class RetentionTest {

    private final UUID campaignId = UUID.randomUUID();
    private final String verbatim = "canary " + UUID.randomUUID();

    @Inject
    ToldResponses listener;

    @Inject
    Retention retention;

    @Inject
    Responses responses;

    @Inject
    SentMails mails;

    @Inject
    Invitations invitations;

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    @Inject
    MongoClient mongo;

    @ConfigProperty(name = "quarkus.mongodb.database")
    String database;

    @Inject
    @Any
    InMemoryConnector kafka;

    @Inject
    Clock clock;

    @BeforeEach
    void keepAMonth() {
        responses.createIndexes();
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(campaignId, 1, "Kept for a month", null, false, "P30D", null));
    }

    @Test
    void nothingThatWasSaidAndNobodyStays() {
        Invitation old = answer(Duration.ofDays(31));
        mails.keep(new MailSent(old.id(), now()));

        retention.retireAll();

        Response left = responses.find(old.id()).orElseThrow();
        assertThat(left.submissions()).isEmpty();
        assertThat(left.isWithdrawn()).isTrue();
        assertThat(left.withdrawalReason()).isEqualTo(ResponseWithdrawn.Reason.RETENTION);
        assertThat(left.revision()).isEqualTo(2);
        assertThat(left.pendingSince()).isNotNull();
        assertThat(mails.find(old.id())).isEmpty();
        assertThat(everything())
                .contains(old.id().toString())
                .doesNotContain(
                        verbatim,
                        old.customerId().toString(),
                        old.interactionId().toString());
    }

    @Test
    void whatAProgramSendsToItAfterwardsIsNotKeptEither() {
        Invitation old = answer(Duration.ofDays(31));
        retention.retireAll();
        String late = "late " + UUID.randomUUID();

        Recording recording = responses.record(
                old,
                new Submission(
                        UUID.randomUUID(), now(), "en", List.of(Answer.text("why", QuestionType.LONG_TEXT, late))),
                new Credence.Suspected(Suspicion.HONEYPOT));

        assertThat(recording).isEqualTo(Recording.SETTLED);
        assertThat(everything()).contains(old.id().toString()).doesNotContain(late);
    }

    /** Its case and what hooks are told hear of it from our own event. */
    @Test
    void nothingIsLeftAnywhereOnceEverybodyHasHeard() {
        given().contentType("application/json")
                .body(Map.of(
                        "url", "http://127.0.0.1:9/in", "events", List.of("response.recorded", "response.withdrawn")))
                .post("/api/v1/web-hooks")
                .then()
                .statusCode(201);
        Invitation old = answer(Duration.ofDays(31));
        hear(unhappy(old));
        String words = "words " + UUID.randomUUID();
        String aCase = "/api/v1/cases/" + old.id();
        await().untilAsserted(() -> given().get(aCase).then().statusCode(200));
        given().contentType("application/json")
                .header("If-Match", given().get(aCase).header("ETag"))
                .body(Map.of("cause", "long-wait", "wordsToCustomer", words))
                .put(aCase + "/resolution")
                .then()
                .statusCode(200);
        await().untilAsserted(() -> assertThat(whole()).contains("\"text\":\"" + verbatim));
        assertThat(whole()).contains(words, old.customerId().toString());

        retention.retireAll();
        hear(new ResponseWithdrawn(
                old.id(), 2, campaignId, "broadband", ResponseWithdrawn.Reason.RETENTION, clock.instant()));

        await().untilAsserted(() -> assertThat(whole())
                .doesNotContain(
                        verbatim,
                        words,
                        old.customerId().toString(),
                        old.interactionId().toString()));
        given().get(aCase).then().statusCode(200);
    }

    @Test
    void exportsThatMayHoldItHaveNoFileAnyMoreOnceTheyAreADayOld() {
        answer(Duration.ofDays(31));
        String today = export(Map.of("campaignId", campaignId));
        String yesterday = export(Map.of("campaignId", campaignId));
        String lastWeek = export(Map.of(
                "campaignId",
                campaignId,
                "from",
                clock.instant().minus(Duration.ofDays(7)).toString()));
        String other = export(Map.of("campaignId", UUID.randomUUID()));
        for (String asked : List.of(yesterday, lastWeek, other)) {
            exports()
                    .updateOne(
                            eq("_id", id(asked)),
                            set("snapshot", clock.instant().minus(Duration.ofDays(1))));
        }

        retention.retireAll();

        given().get(yesterday)
                .then()
                .statusCode(200)
                .body("state", equalTo("EXPIRED"), "failure", equalTo("RETENTION"));
        for (String kept : List.of(today, lastWeek, other)) {
            given().get(kept).then().statusCode(200).body("state", equalTo("WAITING"));
        }
        assertThat(exports()
                        .find(eq("_id", id(today)))
                        .first()
                        .getDate("expiresAt")
                        .toInstant())
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofDays(1)));
        assertThat(exports()
                        .find(eq("_id", id(lastWeek)))
                        .first()
                        .getDate("expiresAt")
                        .toInstant())
                .isAfter(clock.instant().plus(Duration.ofDays(1)));
    }

    private MongoCollection<Document> exports() {
        return store.collection("exports", Document.class);
    }

    private static UUID id(String location) {
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private static String export(Map<String, Object> filter) {
        return given().contentType("application/json")
                .body(Map.of("format", "csv", "filter", filter))
                .post("/api/v1/exports")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    @Test
    void whatIsYoungerStays() {
        Invitation young = answer(Duration.ofDays(29));

        retention.retireAll();

        assertThat(responses.find(young.id()).orElseThrow().current().answers()).hasSize(1);
    }

    @Test
    void invitationsThatNobodyAnsweredGoTooWhenTheyAreClosedForAsLong() {
        Invitation old = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND), campaignId, "broadband", Duration.ofDays(-31));
        Invitation young = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND), campaignId, "broadband", Duration.ofDays(-29));
        for (Invitation invitation : List.of(old, young)) {
            mails.keep(new MailSent(invitation.id(), now()));
        }

        retention.retireAll();

        assertThat(invitations.find(old.id())).isEmpty();
        assertThat(mails.find(old.id())).isEmpty();
        assertThat(invitations.find(young.id())).isPresent();
        assertThat(mails.find(young.id())).isPresent();
    }

    @Test
    void otherCampaignsKeepTheirs() {
        UUID other = UUID.randomUUID();
        store.collection("campaigns", Campaign.class)
                .insertOne(new Campaign(other, 1, "Kept for ever", null, false, null, null));
        Invitation kept = answer(other, Duration.ofDays(3_000));

        retention.retireAll();

        assertThat(responses.find(kept.id()).orElseThrow().isWithdrawn()).isFalse();
    }

    @Test
    void doesEachOnceAndManyInOneGo() {
        List<Invitation> many = IntStream.range(0, 230)
                .mapToObj(i -> answer(Duration.ofDays(40)))
                .toList();

        retention.retireAll();
        retention.retireAll();

        assertThat(many)
                .allSatisfy(invitation -> assertThat(
                                responses.find(invitation.id()).orElseThrow().revision())
                        .isEqualTo(2));
    }

    @Test
    void takenBackAnswersAreEmptiedToo() {
        Invitation old = answer(Duration.ofDays(40));
        responses.withdraw(old.id(), now().minus(Duration.ofDays(39)));

        retention.retireAll();

        Response left = responses.find(old.id()).orElseThrow();
        assertThat(left.withdrawalReason()).isEqualTo(ResponseWithdrawn.Reason.RETENTION);
        assertThat(left.submissions()).isEmpty();
    }

    @Test
    void listsShowItToAdministratorsWhoAskOnly() {
        Invitation old = answer(Duration.ofDays(31));

        retention.retireAll();

        given().get("/api/v1/responses?campaignId=" + campaignId)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        given().get("/api/v1/responses?withdrawn=true&campaignId=" + campaignId)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].answers", hasSize(0));
        given().get("/api/v1/responses/" + old.id()).then().statusCode(200).body("answers", hasSize(0));
    }

    @Test
    void whatHasBeenEmptyForAsLongAgainIsGone() {
        Invitation old = answer(Duration.ofDays(31));
        retention.retireAll();
        Response empty = responses.find(old.id()).orElseThrow();
        responses.overdue(campaignId, now().plus(Duration.ofDays(1)), 10);
        assertThat(responses.find(old.id())).as("not told yet").isPresent();
        responses.markPublished(List.of(empty));

        responses.overdue(campaignId, now().plus(Duration.ofDays(1)), 10);

        assertThat(responses.find(old.id())).isEmpty();
    }

    /** Else the link would open a new survey, and what was answered there would be told as what everybody heard of long ago. */
    @Test
    void whatIsEmptyStaysAsLongAsItsLinkOpensASurvey() {
        Invitation open = answer(campaignId, Duration.ofDays(31), Duration.ofDays(7));
        retention.retireAll();
        responses.markPublished(List.of(responses.find(open.id()).orElseThrow()));

        responses.overdue(campaignId, now().plus(Duration.ofDays(1)), 10);

        assertThat(responses.find(open.id())).isPresent();
        given().get("/s/" + feedback.token(open)).then().statusCode(410);
    }

    private Invitation answer(Duration ago) {
        return answer(campaignId, ago);
    }

    private Invitation answer(UUID campaign, Duration ago) {
        return answer(campaign, ago, Duration.ofDays(-1));
    }

    private Invitation answer(UUID campaign, Duration ago, Duration openFor) {
        Invitation invitation =
                feedback.invitation(feedback.survey(Feedback.EVERY_KIND), campaign, "broadband", openFor);
        responses.record(
                invitation,
                new Submission(
                        UUID.randomUUID(),
                        now().minus(ago),
                        "en",
                        List.of(Answer.text("why", QuestionType.LONG_TEXT, verbatim))),
                new Credence.Believed());
        return invitation;
    }

    private ResponseRecorded unhappy(Invitation invitation) {
        return new ResponseRecorded(
                invitation.id(),
                1,
                campaignId,
                invitation.surveyId(),
                invitation.surveyVersion(),
                invitation.interactionId(),
                invitation.customerId(),
                invitation.touchpoint(),
                invitation.channel(),
                invitation.product(),
                invitation.team(),
                invitation.interactionClosedAt(),
                clock.instant(),
                "en",
                List.of(
                        new ResponseRecorded.Answer("recommend", QuestionType.NPS, 0, null, List.of()),
                        new ResponseRecorded.Answer("why", QuestionType.LONG_TEXT, null, verbatim, List.of())));
    }

    private void hear(Event event) {
        listener.told(List.of(event));
        kafka.<ConsumerRecord<String, byte[]>>source("hooked-responses").send(EventRecords.of(event));
    }

    /** Every document of every collection, as text. */
    private String whole() {
        var text = new StringBuilder();
        MongoDatabase all = mongo.getDatabase(database);
        for (String name : all.listCollectionNames()) {
            all.getCollection(name).find().forEach(text::append);
        }
        return text.toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Every document, as text. */
    private String everything() {
        var text = new StringBuilder();
        for (String name : List.of("responses", "invitations", "mails", "drafts")) {
            for (Document document : store.collection(name, Document.class).find()) {
                text.append(document);
            }
        }
        return text.toString();
    }
}
