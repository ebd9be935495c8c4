package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.longText;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import com.mongodb.MongoTimeoutException;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.draft.Draft;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.invitation.ErasedCustomers;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled in and not sent: kept, newest last, for the same link only, and never an answer. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class DraftTest {

    @Inject
    Feedback feedback;

    @Inject
    Drafts drafts;

    @Inject
    Responses responses;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    private Survey survey;
    private Invitation invitation;
    private String link;

    @BeforeEach
    void invite() {
        survey = feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us"));
        invitation = feedback.invitation(survey);
        link = "/s/" + feedback.token(invitation);
    }

    @Test
    void isThereWhenTheLinkIsOpenedAgainOnAnyDevice() {
        Response answer = save("satisfied=2&reason=else&reason.other=Fax&askedQuestions=satisfied+reason+call", 1);

        answer.then().statusCode(200).contentType("application/json");
        assertThat(answer.jsonPath().getBoolean("kept")).isTrue();
        var page = page(when().get(link));
        assertThat(page.select(".banner").text()).contains("Welcome back", "not sent yet");
        assertThat(page.select("[name=satisfied][checked]").val()).isEqualTo("2");
        assertThat(page.select("[name=reason.other]").val()).isEqualTo("Fax");
        assertThat(page.select("form").hasAttr("data-going-on")).isTrue();
        assertThat(page.select("[name=draftSequence]").val()).isEqualTo("1");
    }

    @Test
    void countsNowhereAndIsToldToNobody() {
        save("satisfied=2", 1);

        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(feedback.everything().get("responses"))
                .noneMatch(response -> invitation.id().equals(response.get("_id")));
    }

    @Test
    @TestSecurity(user = "ada", roles = "administrator")
    void isFoundForItsCustomerByAdministrators() {
        save("satisfied=2&reason=else&reason.other=Fax", 1);
        Invitation other = feedback.invitation(survey);
        post("/s/" + feedback.token(other) + "/draft", form("draftSequence=1&satisfied=5"));

        given().get("/api/v1/drafts?customerId=" + invitation.customerId())
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].invitationId", equalTo(invitation.id().toString()))
                .body("items[0].savedAt", notNullValue())
                .body("items[0].fields.satisfied", contains("2"))
                .body("items[0].fields.'reason.other'", contains("Fax"));
        given().get("/api/v1/drafts?customerId=me").then().statusCode(400).body("errors.field", contains("customerId"));
        given().get("/api/v1/drafts").then().statusCode(400).body("errors.message", contains("is required"));
    }

    @Test
    @TestSecurity(
            user = "gus",
            roles = {"agent", "analyst", "campaign-manager"})
    void isNobodyElses() {
        given().get("/api/v1/drafts?customerId=" + invitation.customerId())
                .then()
                .statusCode(403);
    }

    @Test
    void saysWhichQuestionsComeNextAndBringsThem() {
        var quiet = save("satisfied=5&askedQuestions=satisfied+call", 1).jsonPath();
        assertThat(quiet.getList("shown")).containsExactly("satisfied", "call");
        assertThat(quiet.getString("questions")).isNull();

        var asking =
                save("satisfied=2&reason=slow&askedQuestions=satisfied+call", 2).jsonPath();

        assertThat(asking.getList("shown")).containsExactly("satisfied", "reason", "more", "call");
        var questions = Jsoup.parse(asking.getString("questions"));
        assertThat(questions.select(".question").eachAttr("data-question"))
                .containsExactly("satisfied", "reason", "more", "call");
        assertThat(questions.select("[data-question=more] .text").text())
                .startsWith("You said: Too slow. Tell us more.");
        assertThat(questions.select("form, script")).isEmpty();
    }

    @Test
    void anOlderOneThatComesLateChangesNothing() {
        save("satisfied=5", 3);
        var late = save("satisfied=1", 2).jsonPath();

        assertThat(late.getBoolean("kept")).isFalse();
        assertThat(late.getLong("sequence")).isEqualTo(3);
        save("satisfied=4", 3);
        assertThat(drafts.find(invitation.id()).orElseThrow().values()).containsEntry("satisfied", List.of("5"));
    }

    @Test
    void isGoneOnceThePageIsSent() {
        String id = "submissionId=" + UUID.randomUUID();
        post(link + "/draft", id + "&satisfied=5&draftSequence=1");

        post(link, id + "&satisfied=5&draftSequence=1").then().statusCode(303);

        assertThat(drafts.find(invitation.id())).isEmpty();
        // One that was still on its way.
        post(link + "/draft", id + "&satisfied=1&draftSequence=2").then().statusCode(200);
        assertThat(drafts.find(invitation.id())).isEmpty();
        assertThat(page(when().get(link)).text()).contains("We received your answers");
    }

    @Test
    void doesNotComeBackOnceSomethingNewerWasSent() {
        save("satisfied=1", 1);
        post(link, form("satisfied=5")).then().statusCode(303);

        assertThat(page(when().get(link)).text()).contains("We received your answers");

        save("satisfied=2&reason=slow", 2);
        var page = page(when().get(link));
        assertThat(page.text()).contains("Welcome back");
        assertThat(page.select("[name=reason][checked]").val()).isEqualTo("slow");
    }

    @Test
    void isGoneOnceItsInvitationHasClosed() {
        UUID closed = UUID.randomUUID();
        drafts.keep(Draft.of(
                closed, UUID.randomUUID(), 1, clock.instant(), clock.instant().minusSeconds(1), Map.of()));
        drafts.keep(Draft.of(invitation.id(), UUID.randomUUID(), 1, clock.instant(), invitation.expiresAt(), Map.of()));

        drafts.removeClosed();

        assertThat(drafts.find(closed)).isEmpty();
        assertThat(drafts.find(invitation.id())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/change", "/next"})
    void isThereToGoOnWithAfterAnAnswerToo(String place) {
        post(link, form("satisfied=2&reason=slow")).then().statusCode(303);
        assertThat(longText(page(when().get(link + place)))).isEmpty();

        save("satisfied=2&reason=slow&more=Late&askedQuestions=satisfied+reason+more+call", 4);

        for (String language : List.of("", "?lang=de")) {
            var page = page(when().get(link + place + language));
            assertThat(longText(page)).isEqualTo("Late");
            assertThat(page.select("[name=draftSequence]").val()).isEqualTo("4");
        }
    }

    @Test
    void otherLanguagesCarryWhatWasTapped() {
        var page = page(when().get(link + "?satisfied=4&x=%22%3E"));

        assertThat(page.select(".languages a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(address -> address.endsWith("&satisfied=4"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "satisfied=5",
                "satisfied=5&draftSequence=0",
                "satisfied=5&draftSequence=-1",
                "satisfied=5&draftSequence=01",
                "satisfied=5&draftSequence=9007199254740993000",
                "satisfied=5&draftSequence=1&draftSequence=2",
                "satisfied=5&draftSequence=1&role=admin",
                "satisfied=5&draftSequence=1&%24where=sleep(5000)",
                "satisfied=%C3%28&draftSequence=1"
            })
    void keepsNothingThatOurPageDoesNotSend(String fields) {
        post(link + "/draft", form(fields)).then().statusCode(400).contentType("application/json");

        assertThat(drafts.find(invitation.id())).isEmpty();
    }

    @Test
    void keepsNothingWithoutAnId() {
        post(link + "/draft", "submissionId=me&satisfied=5&draftSequence=1")
                .then()
                .statusCode(400);

        assertThat(drafts.find(invitation.id())).isEmpty();
    }

    @Test
    void showsHostileTextAsText() {
        String text = "</textarea><script>window.__xss=1</script>{7*7}";
        save("satisfied=1&reason=slow&more=" + encoded(text), 1);

        var page = page(when().get(link));

        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(longText(page)).isEqualTo(text);
    }

    @Test
    void opensNothingThatTheLinkDoesNotOpen() {
        Invitation late = feedback.invitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));
        Invitation early = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));
        String fields = form("satisfied=5&draftSequence=1");

        post("/s/x/draft", fields).then().statusCode(404).contentType("application/json");
        post(link + "x/draft", fields).then().statusCode(404);
        post(link + ";v=1/draft", fields).then().statusCode(404);
        post("/s/" + feedback.token(late) + "/draft", fields).then().statusCode(410);
        post("/s/" + feedback.token(early) + "/draft", fields)
                .then()
                .statusCode(503)
                .header("Retry-After", "5");
        assertThat(drafts.find(late.id())).isEmpty();
    }

    @Test
    void previewsKeepNothing() {
        Map<String, List<Document>> before = feedback.everything();

        var answer = post(feedback.preview(survey.surveyId()) + "/draft", form("satisfied=1&draftSequence=1"));

        answer.then().statusCode(200);
        assertThat(answer.jsonPath().getList("shown")).contains("reason");
        assertThat(answer.jsonPath().getBoolean("kept")).isFalse();
        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void asksToTryAgainWhileTheStoreIsAway() {
        QuarkusMock.installMockForType(new DraftsAway(store, clock), Drafts.class);

        save("satisfied=5", 1).then().statusCode(503).header("Retry-After", "5").contentType("application/json");
        // Answering itself goes on.
        post(link, form("satisfied=5&draftSequence=1")).then().statusCode(303);
    }

    private Response save(String fields, long sequence) {
        return post(link + "/draft", form(fields + "&draftSequence=" + sequence));
    }

    private static final class DraftsAway extends Drafts {

        DraftsAway(DocumentStore store, Clock clock) {
            super(store, new ErasedCustomers(store), clock);
        }

        @Override
        public long keep(Draft draft) {
            throw new MongoTimeoutException("away");
        }

        @Override
        public void remove(UUID invitationId) {
            throw new MongoTimeoutException("away");
        }
    }
}
