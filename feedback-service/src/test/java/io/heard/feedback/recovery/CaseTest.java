package io.heard.feedback.recovery;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.Event;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.reactive.messaging.ce.OutgoingCloudEventMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class CaseTest {

    private static final String CASES = "/api/v1/cases";
    private static final String RESOLUTION = """
            {"cause":"long-wait","wordsToCustomer":"Your line is repaired."}""";

    @Inject
    CaseOpening opening;

    @Inject
    Cases cases;

    @Inject
    CaseRelay relay;

    @Inject
    FollowUps followUps;

    @Inject
    ErasedCustomers erased;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    @Inject
    @Any
    InMemoryConnector kafka;

    private UUID invitation = UUID.randomUUID();
    private UUID customer = UUID.randomUUID();
    private final String product = "product-" + UUID.randomUUID();

    private @Nullable Suspicion suspicion;
    private ResponseOrigin origin = ResponseOrigin.INVITED;
    private Duration age = Duration.ZERO;

    @BeforeEach
    void begin() {
        store.collection("cases", Document.class).deleteMany(new Document());
        kafka.sink("events").clear();
    }

    @ParameterizedTest
    @CsvSource({"NPS, 6, 7", "CSAT, 2, 3", "CES, 3, 4", "RATING, 2, 3"})
    void anUnhappyScoreOpensACaseAndABetterOneDoesNot(QuestionType type, int unhappy, int better) {
        hear(answered(1, score(type, better)));
        assertThat(cases.find(invitation)).isEmpty();
        hear(answered(2, score(type, unhappy)));

        get().statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("OPEN"))
                .body("product", equalTo(product))
                .body("questionType", equalTo(type.name()))
                .body("score", equalTo(unhappy))
                .body("followUp", equalTo(true))
                .body("overdue", equalTo(false))
                .body("acknowledgedBy", nullValue());
    }

    @Test
    void theWorstOfAllScoresCounts() {
        hear(answered(
                1,
                score(QuestionType.NPS, 6),
                score(QuestionType.CSAT, 5),
                score(QuestionType.CES, 2),
                new ResponseRecorded.Answer("solved", QuestionType.YES_NO, 0, null, List.of()),
                new ResponseRecorded.Answer("why", QuestionType.LONG_TEXT, null, "Too slow", List.of())));

        get().body("questionType", equalTo("CES")).body("score", equalTo(2));
    }

    @Test
    void whatAProgramSeemsToHaveAnsweredOrWasSaidLongAgoOpensNone() {
        suspicion = Suspicion.TOO_SOON;
        hear(answered(1, score(QuestionType.NPS, 0)));
        suspicion = null;
        age = Duration.ofDays(15);
        hear(answered(2, score(QuestionType.NPS, 0)));

        get().statusCode(404);
    }

    @Test
    void anonymousAnswersOpenNoneSinceCasesAreSeenOneByOne() {
        origin = ResponseOrigin.ANONYMOUS;
        hear(answered(1, score(QuestionType.NPS, 0)));

        get().statusCode(404);
    }

    @Test
    void nobodyCanBeToldOfTheCaseOfAnUninvitedAnswer() {
        origin = ResponseOrigin.OPEN;
        customer = invitation; // Nobody is known behind an open survey.
        hear(answered(1, score(QuestionType.NPS, 0)));

        get().body("followUp", equalTo(false));
        resolve("\"1\"", RESOLUTION).statusCode(400).body("errors.field", contains("wordsToCustomer"));
        acknowledge("\"1\"").statusCode(200).body("acknowledgedBy", equalTo("gus"));
        resolve("\"2\"", "{\"cause\":\"long-wait\"}")
                .statusCode(200)
                .body("resolvedBy", equalTo("gus"))
                .body("cause", equalTo("long-wait"));
    }

    @Test
    void aHappierAnswerIsToldAndClosesNothing() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        hear(answered(2, score(QuestionType.CSAT, 5)));
        hear(answered(2, score(QuestionType.CSAT, 5)));
        hear(answered(1, score(QuestionType.CSAT, 1)));

        get().header("ETag", "\"2\"")
                .body("state", equalTo("OPEN"))
                .body("score", equalTo(1))
                .body("calmedDown", equalTo(true));
    }

    @Test
    void goesFromOpenToResolvedAndTheCustomerSeesIt() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        assertThat(followUps.progress(invitation).orElseThrow().state()).isEqualTo(CaseState.OPEN);

        acknowledge("\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("ACKNOWLEDGED"))
                .body("acknowledgedBy", equalTo("gus"));
        acknowledge("\"2\"").statusCode(200).header("ETag", "\"2\"");
        CaseProgress seen = followUps.progress(invitation).orElseThrow();
        assertThat(seen.state()).isEqualTo(CaseState.ACKNOWLEDGED);
        assertThat(seen.words()).isNull();

        resolve("\"2\"", RESOLUTION)
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("RESOLVED"))
                .body("resolvedBy", equalTo("gus"))
                .body("cause", equalTo("long-wait"))
                .body("wordsToCustomer", equalTo("Your line is repaired."))
                .body("history.state", contains("OPEN", "ACKNOWLEDGED", "RESOLVED"));
        seen = followUps.progress(invitation).orElseThrow();
        assertThat(seen.state()).isEqualTo(CaseState.RESOLVED);
        assertThat(seen.words()).isEqualTo("Your line is repaired.");
        resolve("\"3\"", RESOLUTION).statusCode(409).body("type", equalTo("/problems/case-resolved"));
        acknowledge("\"3\"").statusCode(409);
    }

    @Test
    void publishesEveryStepOnceAndInOrder() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        acknowledge("\"1\"").statusCode(200);
        assertThat(relay.relayBatch()).isEqualTo(1);
        resolve("\"2\"", RESOLUTION).statusCode(200);
        assertThat(relay.relayBatch()).isEqualTo(1);
        assertThat(relay.relayBatch()).isZero();

        List<Message<String>> published =
                new ArrayList<>(kafka.<String>sink("events").received());
        assertThat(published)
                .extracting(message -> envelope(message).getId())
                .containsExactly(invitation + ":case:1", invitation + ":case:2", invitation + ":case:3");
        assertThat(published)
                .extracting(message -> envelope(message).getType())
                .containsExactly(
                        "io.heard.feedback.case-opened.v1",
                        "io.heard.feedback.case-acknowledged.v1",
                        "io.heard.feedback.case-resolved.v1");
        JsonPath opened = JsonPath.from(published.getFirst().getPayload());
        assertThat(opened.getString("caseId")).isEqualTo(invitation.toString());
        assertThat(opened.getInt("score")).isEqualTo(1);
        assertThat(opened.getString("customerId")).isEqualTo(customer.toString());
        JsonPath resolved = JsonPath.from(published.getLast().getPayload());
        assertThat(resolved.getString("wordsToCustomer")).isEqualTo("Your line is repaired.");
        assertThat(resolved.getString("cause")).isEqualTo("long-wait");
    }

    @Test
    void whatChangesWhileItIsPublishedIsPublishedToo() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        List<Case> onTheirWay = cases.pending(10);
        acknowledge("\"1\"").statusCode(200);

        cases.markPublished(onTheirWay);

        assertThat(cases.pending(10)).extracting(Case::revision).containsExactly(2);
    }

    @Test
    void opensAgainForACustomerWhoIsStillUnhappyAfterIt() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        resolve("\"1\"", RESOLUTION).statusCode(200);
        age = Duration.ofHours(1);
        hear(answered(2, score(QuestionType.CSAT, 2)));
        get().body("state", equalTo("RESOLVED"));

        age = Duration.ofHours(-1);
        hear(answered(3, score(QuestionType.CSAT, 2)));

        get().body("state", equalTo("OPEN"))
                .body("score", equalTo(2))
                .body("wordsToCustomer", nullValue())
                .body("history.state", contains("OPEN", "RESOLVED", "OPEN"));
        relay.relayBatch();
        assertThat(kafka.<String>sink("events").received())
                .extracting(message -> envelope(message).getType())
                .endsWith("io.heard.feedback.case-opened.v1");
    }

    @Test
    void saysThatAProgramSeemsToHaveAnsweredWhenThatIsFoundOutLate() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        hear(answered(2, score(QuestionType.CSAT, 5)));
        get().body("calmedDown", equalTo(true)).body("answerProvisionalSince", nullValue());
        suspicion = Suspicion.ALL_OPTIONS;
        hear(answered(4, score(QuestionType.CSAT, 4)));
        String since = get().extract().path("answerProvisionalSince");
        assertThat(Instant.parse(since)).isBetween(clock.instant().minusSeconds(60), clock.instant());
        hear(answered(4, score(QuestionType.CSAT, 4)));
        hear(answered(5, score(QuestionType.CSAT, 4)));

        get().header("ETag", "\"3\"")
                .body("answerProvisionalSince", equalTo(since))
                .body("state", equalTo("OPEN"))
                .body("score", equalTo(1))
                .body("calmedDown", equalTo(false));

        suspicion = null;
        hear(answered(6, score(QuestionType.CSAT, 2)));
        get().body("answerProvisionalSince", nullValue()).body("state", equalTo("OPEN"));
    }

    @Test
    void goesOnWhenTheAnswerIsTakenBackAndForgetsWhoAfterTheTimeToKeepIt() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        resolve("\"1\"", RESOLUTION).statusCode(200);
        hear(withdrawn(2, ResponseWithdrawn.Reason.CUSTOMER));
        hear(withdrawn(2, ResponseWithdrawn.Reason.CUSTOMER));
        get().header("ETag", "\"3\"")
                .body("answerWithdrawnAt", equalTo("2026-03-05T08:00:00Z"))
                .body("customerId", equalTo(customer.toString()));

        hear(withdrawn(3, ResponseWithdrawn.Reason.RETENTION));

        get().body("customerId", equalTo(invitation.toString()))
                .body("interactionId", equalTo(invitation.toString()))
                .body("wordsToCustomer", nullValue())
                .body("cause", nullValue())
                .body("resolvedBy", nullValue())
                .body("history.by", everyItem(nullValue()))
                .body("history.state", contains("OPEN", "RESOLVED"))
                .body("score", equalTo(1));
        relay.relayBatch();
        assertThat(kafka.<String>sink("events").received())
                .as("what nobody had heard of is told without what is gone")
                .extracting(message -> envelope(message).getType())
                .endsWith("io.heard.feedback.case-resolved.v1");
    }

    @Test
    void whatBecomesOfACaseAfterTheTimeToKeepItsAnswerNamesNobodyAndNothingEither() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        hear(withdrawn(2, ResponseWithdrawn.Reason.RETENTION));

        acknowledge("\"2\"").statusCode(200).header("ETag", "\"3\"").body("state", equalTo("ACKNOWLEDGED"));
        acknowledge("\"3\"").statusCode(200).header("ETag", "\"3\"");
        resolve("\"3\"", "{\"cause\":\"long-wait\"}").statusCode(200);

        get().body("state", equalTo("RESOLVED"))
                .body("acknowledgedBy", nullValue())
                .body("resolvedBy", nullValue())
                .body("cause", nullValue())
                .body("history.by", everyItem(nullValue()))
                .body("history.state", contains("OPEN", "ACKNOWLEDGED", "RESOLVED"));
        assertThat(store.collection("cases", Document.class)
                        .find(new Document("_id", invitation))
                        .first()
                        .toString())
                .doesNotContain("gus", "long-wait", customer.toString());
    }

    @Test
    void twoAgentsDoNotOverwriteEachOther() {
        hear(answered(1, score(QuestionType.CSAT, 1)));

        acknowledge(null).statusCode(428);
        acknowledge("\"9\"").statusCode(412);
        resolve(null, RESOLUTION).statusCode(428);
        resolve("\"9\"", RESOLUTION).statusCode(412);
        Case read = cases.find(invitation).orElseThrow();
        assertThat(cases.take(read, Case.Step.acknowledged(2, "ann", clock.instant())))
                .isTrue();
        assertThat(cases.take(read, Case.Step.acknowledged(2, "bob", clock.instant())))
                .isFalse();
        acknowledge("\"2\"").statusCode(200).header("ETag", "\"3\"").body("acknowledgedBy", equalTo("gus"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | cause",
                "{\"cause\":\"Long Wait\"} | cause",
                "{\"cause\":\"x\",\"wordsToCustomer\":\"\\u0000\"} | wordsToCustomer",
                "{\"cause\":\"x\",\"state\":\"OPEN\"} | state",
                "{\"cause\":7} | cause",
            })
    void refusesAResolutionThatBreaksARuleByName(String draft, String field) {
        hear(answered(1, score(QuestionType.CSAT, 1)));

        resolve("\"1\"", draft).statusCode(400).body("errors.field", hasItem(field));
        resolve("\"1\"", "{\"cause\":\"x\",\"wordsToCustomer\":\"" + "y".repeat(2_001) + "\"}")
                .statusCode(400);
    }

    @Test
    @TestSecurity(user = "ada", roles = "administrator")
    void administratorsFindTheCasesOfOneCustomer() {
        hear(answered(invitation, 1, score(QuestionType.CSAT, 1)));
        UUID asked = customer;
        customer = UUID.randomUUID();
        hear(answered(UUID.randomUUID(), 1, score(QuestionType.CSAT, 1)));

        List<String> found = given().queryParam("customerId", asked)
                .get(CASES)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        assertThat(found).containsExactly(invitation.toString());
        given().queryParam("customerId", "me").get(CASES).then().statusCode(400);
    }

    @Test
    void whoseCasesTheyAreIsForAdministratorsOnly() {
        given().queryParam("customerId", customer).get(CASES).then().statusCode(403);
    }

    @Test
    void listsThoseDueFirstPageByPage() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            UUID id = UUID.randomUUID();
            hear(answered(id, 1, score(QuestionType.CSAT, 1)));
            store.collection("cases", Document.class)
                    .updateOne(
                            new Document("_id", id),
                            new Document(
                                    "$set",
                                    new Document("dueAt", Instant.parse("2026-03-0" + (9 - i) + "T00:00:00Z"))));
            expected.addFirst(id.toString());
        }
        List<String> found = new ArrayList<>();
        String token = null;
        do {
            JsonPath page = (token == null ? given() : given().queryParam("pageToken", token))
                    .queryParam("pageSize", 2)
                    .queryParam("state", "OPEN")
                    .queryParam("product", product)
                    .get(CASES)
                    .then()
                    .statusCode(200)
                    .body("items[0].overdue", equalTo(true))
                    .extract()
                    .jsonPath();
            found.addAll(page.getList("items.id"));
            token = page.getString("nextPageToken");
        } while (token != null);

        assertThat(found).containsExactlyElementsOf(expected);
        given().get(CASES + "?state=RESOLVED").then().statusCode(200).body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state=open", "pageToken=x", "pageSize=0", "sort=dueAt", "state=OPEN&state=RESOLVED"})
    void refusesUnknownParametersByName(String query) {
        given().get(CASES + "?" + query)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    @Test
    @TestSecurity(user = "eve", roles = "agent", attributes = @SecurityAttribute(key = "products", value = "other"))
    void foreignCasesAreNotThere() {
        hear(answered(1, score(QuestionType.CSAT, 1)));

        get().statusCode(404);
        acknowledge("\"1\"").statusCode(404);
        resolve("\"1\"", RESOLUTION).statusCode(404);
        given().get(CASES).then().statusCode(200).body("items", empty());
        given().get(CASES + "?product=" + product).then().statusCode(200).body("items", empty());
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "campaign-manager"})
    void isForAgentsAndAdministrators() {
        given().get(CASES).then().statusCode(403);
        get().statusCode(403);
        acknowledge("*").statusCode(403);
        resolve("*", RESOLUTION).statusCode(403);
    }

    @Test
    void nothingIsKeptAboutSomebodyWhoWasForgotten() {
        hear(answered(1, score(QuestionType.CSAT, 1)));
        erased.mark(customer, List.of(invitation));
        assertThat(cases.remove(customer, List.of(invitation))).isEqualTo(1);
        hear(answered(2, score(QuestionType.CSAT, 1)));

        assertThat(cases.find(invitation)).isEmpty();
    }

    @Test
    void ofSeveralAtOnceEachIsLookedAtByItself() {
        UUID known = invitation;
        hear(answered(1, score(QuestionType.CSAT, 1)));
        acknowledge("*").statusCode(200);
        Event again = answered(1, score(QuestionType.CSAT, 1));
        invitation = UUID.randomUUID();
        UUID fresh = invitation;
        Event first = answered(1, score(QuestionType.CSAT, 2));
        invitation = UUID.randomUUID();
        UUID happy = invitation;
        Event happyFirst = answered(1, score(QuestionType.CSAT, 5));
        invitation = UUID.randomUUID();
        UUID withoutInvitation = invitation;
        Event ofForgottenInvitation = answered(1, score(QuestionType.CSAT, 1));
        erased.mark(UUID.randomUUID(), List.of(withoutInvitation));
        invitation = UUID.randomUUID();
        UUID forgotten = invitation;
        customer = UUID.randomUUID();
        Event ofForgotten = answered(1, score(QuestionType.CSAT, 1));
        erased.mark(customer, List.of());

        opening.told(List.of(again, first, happyFirst, ofForgottenInvitation, ofForgotten));

        assertThat(cases.find(known)).hasValueSatisfying(kept -> {
            assertThat(kept.state()).isEqualTo(CaseState.ACKNOWLEDGED);
            assertThat(kept.revision()).isEqualTo(2);
        });
        assertThat(cases.find(fresh))
                .hasValueSatisfying(opened -> assertThat(opened.state()).isEqualTo(CaseState.OPEN));
        assertThat(cases.find(happy)).isEmpty();
        assertThat(cases.find(withoutInvitation)).isEmpty();
        assertThat(cases.find(forgotten)).isEmpty();
    }

    private void hear(Event event) {
        opening.told(List.of(event));
    }

    private ValidatableResponse get() {
        return given().get(CASES + "/" + invitation).then();
    }

    private ValidatableResponse acknowledge(@Nullable String ifMatch) {
        return (ifMatch == null ? given() : given().header("If-Match", ifMatch))
                .put(CASES + "/" + invitation + "/acknowledgement")
                .then();
    }

    private ValidatableResponse resolve(@Nullable String ifMatch, String draft) {
        var request = given().contentType("application/json").body(draft);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(CASES + "/" + invitation + "/resolution")
                .then();
    }

    private static OutgoingCloudEventMetadata<?> envelope(Message<String> message) {
        return message.getMetadata(OutgoingCloudEventMetadata.class).orElseThrow();
    }

    private static ResponseRecorded.Answer score(QuestionType type, int score) {
        return new ResponseRecorded.Answer(
                type.name().toLowerCase(java.util.Locale.ROOT), type, score, null, List.of());
    }

    private ResponseWithdrawn withdrawn(int revision, ResponseWithdrawn.Reason reason) {
        return new ResponseWithdrawn(
                invitation, revision, UUID.randomUUID(), product, reason, Instant.parse("2026-03-05T08:00:00Z"));
    }

    private ResponseRecorded answered(int revision, ResponseRecorded.Answer... answers) {
        return answered(invitation, revision, answers);
    }

    private ResponseRecorded answered(UUID id, int revision, ResponseRecorded.Answer... answers) {
        return new ResponseRecorded(
                id,
                revision,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                customer,
                "support-call",
                "phone",
                product,
                "north",
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().minus(age),
                "en",
                List.of(answers),
                origin,
                suspicion);
    }
}
