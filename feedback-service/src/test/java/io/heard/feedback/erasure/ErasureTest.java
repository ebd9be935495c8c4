package io.heard.feedback.erasure;

import static com.mongodb.client.model.Filters.eq;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.RespondentErased;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.draft.Draft;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.export.Exports;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.invitation.MailSent;
import io.heard.feedback.invitation.SentMails;
import io.heard.feedback.recovery.Cases;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.webhook.delivery.Deliveries;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stays of a customer who is to be forgotten: a pseudonym that stands for nobody. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ErasureTest {

    private final String verbatim = "canary " + UUID.randomUUID();

    @Inject
    RespondentConsumer consumer;

    @Inject
    Feedback feedback;

    @Inject
    Invitations invitations;

    @Inject
    SentMails mails;

    @Inject
    Drafts drafts;

    @Inject
    Responses responses;

    @Inject
    ErasedCustomers erased;

    @Inject
    Cases cases;

    @Inject
    Deliveries deliveries;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    @Inject
    @Connector("smallrye-in-memory")
    InMemoryConnector kafka;

    private Invitation invitation;

    @BeforeEach
    void answer() {
        kafka.sink("events").clear();
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        assertThat(responses.record(invitation, submission(), new Credence.Believed()))
                .isEqualTo(Recording.STORED);
        mails.keep(new MailSent(invitation.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        drafts.keep(draft(invitation));
    }

    @Test
    void removesEverythingAndTellsHowMuch() {
        var aCase = new Document("_id", invitation.id()).append("words", verbatim);
        var aDelivery = new Document("_id", UUID.randomUUID())
                .append("subject", invitation.id())
                .append("body", verbatim);
        store.collection("cases", Document.class).insertOne(aCase);
        store.collection("webHookDeliveries", Document.class).insertOne(aDelivery);
        assertThat(everything()).contains(verbatim);
        erase();

        assertThat(everything()).doesNotContain(verbatim);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(invitations.find(invitation.id())).isEmpty();
        assertThat(mails.find(invitation.id())).isEmpty();
        assertThat(drafts.find(invitation.id())).isEmpty();
        assertThat(told().getMap("removed"))
                .isEqualTo(Map.of(
                        "responses", 1, "invitations", 1, "mails", 1, "drafts", 1, "cases", 1, "webHookDeliveries", 1));
        assertThat(told().getUUID("customerId")).isEqualTo(invitation.customerId());
    }

    @Test
    void keepsNothingThatArrivesLate() {
        erase();
        invitations.addOnce(invitation);
        mails.keep(new MailSent(invitation.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));

        drafts.keep(draft(invitation));

        assertThat(drafts.find(invitation.id())).isEmpty();
        assertThat(mails.find(invitation.id())).isEmpty();
        assertThat(responses.record(invitation, submission(), new Credence.Believed()))
                .isEqualTo(Recording.ERASED);
        assertThat(everything()).doesNotContain(verbatim);
        assertThat(invitations.find(invitation.id())).isEmpty();
    }

    @Test
    void keepsNothingImportedThatArrivesLate() {
        erase();
        responses.keepImported(invitation, submission(), clock.instant());

        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(everything()).doesNotContain(verbatim);
    }

    @Test
    void finishesWhatAnAttemptLeftBetweenWritingAndLooking() {
        erase();
        store.collection("invitations", Invitation.class).insertOne(invitation);

        invitations.addOnce(invitation);

        assertThat(store.collection("invitations", Invitation.class).countDocuments(eq("_id", invitation.id())))
                .isZero();
    }

    @Test
    void theLinkSaysThatTheSurveyIsNoLongerThere() {
        String link = "/s/" + feedback.token(invitation);
        given().get(link).then().statusCode(200);
        erase();

        given().get(link).then().statusCode(410);
        given().contentType("application/x-www-form-urlencoded")
                .body("submissionId=" + UUID.randomUUID() + "&recommend=9")
                .post(link)
                .then()
                .statusCode(410);
    }

    @Test
    void takesAlongAnExportThatIsAskedForMeanwhile() {
        var asked = new AtomicReference<String>();
        var meanwhile = new Exports(store, clock) {
            @Override
            public void forget(Collection<Invitation> answered) {
                super.forget(answered);
                if (asked.get() == null) {
                    asked.set(given().contentType("application/json")
                            .body("{\"format\":\"csv\"}")
                            .post("/api/v1/exports")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));
                }
            }
        };

        new Erasures(erased, invitations, mails, drafts, responses, cases, deliveries, meanwhile, store, clock)
                .erase(new RespondentErased(invitation.customerId(), List.of(invitation.id()), clock.instant()));

        given().get("/api/v1/exports/" + asked.get()).then().statusCode(404);
    }

    @Test
    void toldTwiceItCountsOnce() {
        erase();
        kafka.sink("events").clear();
        erase();

        assertThat(told().getMap("removed"))
                .isEqualTo(Map.of(
                        "responses", 1, "invitations", 1, "mails", 1, "drafts", 1, "cases", 0, "webHookDeliveries", 0));
    }

    @Test
    void leavesOthersAlone() {
        Invitation other = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        responses.record(other, submission(), new Credence.Believed());
        mails.keep(new MailSent(other.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        drafts.keep(draft(other));
        erase();

        assertThat(drafts.find(other.id())).isPresent();
        assertThat(responses.find(other.id())).isPresent();
        assertThat(invitations.find(other.id())).isPresent();
        assertThat(mails.find(other.id())).isPresent();
    }

    @Test
    void administratorsFindTheAnswersOfOneCustomer() {
        List<String> found = given().get("/api/v1/responses?customerId=" + invitation.customerId())
                .then()
                .statusCode(200)
                .extract()
                .path("items.invitationId");
        assertThat(found).containsExactly(invitation.id().toString());
        given().get("/api/v1/responses?customerId=me").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "al", roles = "analyst")
    void whoseAnswersTheyAreIsForAdministratorsOnly() {
        given().get("/api/v1/responses?customerId=" + invitation.customerId())
                .then()
                .statusCode(403);
    }

    private void erase() {
        consumer.receive(EventRecords.of(
                new RespondentErased(invitation.customerId(), List.of(invitation.id()), clock.instant())));
    }

    private JsonPath told() {
        return JsonPath.from(kafka.<String>sink("events").received().getFirst().getPayload());
    }

    /** Every document, as text. */
    private String everything() {
        var text = new StringBuilder();
        for (String name : List.of(
                "invitations", "mails", "drafts", "responses", "erasures", "erasedCustomers", "erasedInvitations")) {
            store.collection(name, Document.class).find().forEach(document -> text.append(document.toJson()));
        }
        return text.toString();
    }

    private Draft draft(Invitation invitation) {
        return Draft.of(
                invitation.id(),
                UUID.randomUUID(),
                1,
                clock.instant(),
                invitation.expiresAt(),
                Map.of("why", List.of(verbatim)));
    }

    private Submission submission() {
        return new Submission(
                UUID.randomUUID(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                "en",
                List.of(Answer.text("why", QuestionType.LONG_TEXT, verbatim)));
    }
}
