package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.event.Suspicion;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link of an answer: what became of it, changing it, and taking it back while there is time. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class StatusTest {

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    DocumentStore store;

    @Inject
    Clock clock;

    private Invitation invitation;
    private String link;

    @BeforeEach
    void answer() {
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        link = "/s/" + feedback.token(invitation);
        post(link, form("recommend=9&why=Secret+words")).then().statusCode(303);
    }

    @Test
    void showsThatTheAnswerIsThereAndNothingOfIt() {
        var answer = when().get(link);

        answer.then().statusCode(200).header("Cache-Control", "no-store");
        var page = page(answer);
        assertThat(page.select("h1").text()).isEqualTo("What happened to your feedback");
        assertThat(page.select(".story").text())
                .contains("We received your answers on")
                .doesNotContain("changed");
        assertThat(page.select("a").eachAttr("href")).containsExactly(link + "/change", link + "/withdrawal");
        assertThat(page.text()).doesNotContain("Secret words");
        assertThat(page.select("form")).isEmpty();
    }

    @Test
    void showsThatItWasChanged() {
        post(link, form("recommend=8")).then().statusCode(303);

        assertThat(page(when().get(link)).select(".story").text()).contains("You last changed them on");
    }

    @Test
    void tellsWhatWasDoneSince() {
        Invitation about = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND),
                UUID.randomUUID(),
                "product-" + UUID.randomUUID(),
                Duration.ofDays(1));
        String theirs = "/s/" + feedback.token(about);
        post(theirs, form("recommend=2"));
        assertThat(page(when().get(theirs)).text()).doesNotContain("You said, we did");
        store.collection("improvements", Document.class)
                .insertOne(new Document("_id", UUID.randomUUID())
                        .append("revision", 1)
                        .append("product", about.product())
                        .append("texts", new Document("en", "<b>Shorter</b> waits"))
                        .append("doneAt", clock.instant())
                        .append("changedBy", "ada")
                        .append("changedAt", clock.instant()));

        var page = page(when().get(theirs));

        assertThat(page.select("h2").text()).isEqualTo("You said, we did");
        assertThat(page.select("ul.story [lang=en]").text()).isEqualTo("<b>Shorter</b> waits");
    }

    @Test
    void opensTheSurveyForWhatIsTappedInAMail() {
        var page = page(when().get(link + "?recommend=3"));

        assertThat(page.select("[name=recommend][checked]").val()).isEqualTo("3");
        assertThat(page.text()).contains("not sent yet");
    }

    @Test
    void speaksTheLanguageOfTheSurvey() {
        Invitation german = feedback.invitation(feedback.survey(Feedback.EVERY_KIND, "de"));
        String theirs = "/s/" + feedback.token(german);
        post(theirs, form("recommend=9"));

        assertThat(page(when().get(theirs)).select("h1").text()).isEqualTo("Was aus Ihrer Rückmeldung wurde");
        assertThat(page(when().get(theirs + "/withdrawal")).select("h1").text())
                .isEqualTo("Ihre Antworten zurücknehmen?");
    }

    @Test
    void takesAnAnswerBackOnlyWhenAskedTwice() {
        Map<String, List<Document>> before = feedback.everything();
        for (String method : List.of("GET", "HEAD", "OPTIONS")) {
            given().request(method, link + "/withdrawal").then().statusCode(200);
        }
        assertThat(feedback.everything()).isEqualTo(before);
        var asked = page(when().get(link + "/withdrawal"));
        assertThat(asked.select("h1").text()).isEqualTo("Take back your answers?");
        assertThat(asked.select("form[method=post]").attr("action")).isEqualTo(link + "/withdrawal");

        post(link + "/withdrawal", "").then().statusCode(303).header("Location", link);

        Response stored = stored();
        assertThat(stored.withdrawnAt()).isNotNull();
        assertThat(stored.withdrawalReason()).isEqualTo(ResponseWithdrawn.Reason.CUSTOMER);
        assertThat(stored.revision()).isEqualTo(2);
        assertThat(stored.submissions()).hasSize(1);
        assertThat(stored.pendingSince()).isNotNull();
        var page = page(when().get(link));
        assertThat(page.text()).contains("Your answers are taken back", "They do not count any more");
        assertThat(page.select("a").eachText()).containsExactly("Answer again");
    }

    @Test
    void takesAnAnswerBackOnceHoweverOftenItIsAsked() throws Exception {
        try (ExecutorService fingers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> press = () -> post(link + "/withdrawal", "").statusCode();
            for (var status : fingers.invokeAll(
                    IntStream.range(0, 20).mapToObj(i -> press).toList())) {
                assertThat(status.get()).isEqualTo(303);
            }
        }

        assertThat(stored().revision()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasTakenBackCanBeGivenAgain() {
        String repeated = form("recommend=9");
        post(link, repeated);
        post(link + "/withdrawal", "");

        // What was sent before does not come back by being sent again.
        post(link, repeated);
        assertThat(stored().isWithdrawn()).isTrue();

        var again = page(when().get(link + "/change"));
        post(link, "submissionId=" + again.select("[name=submissionId]").val() + "&recommend=7")
                .then()
                .statusCode(303);
        assertThat(stored().isWithdrawn()).isFalse();
        assertThat(stored().withdrawalReason()).isNull();
        assertThat(page(when().get(link)).select("h1").text()).isEqualTo("What happened to your feedback");
    }

    @Test
    void nothingCanBeTakenBackBeforeItIsThere() {
        String unanswered = "/s/" + feedback.token(feedback.invitation(feedback.survey(Feedback.EVERY_KIND)));

        for (String place : List.of("/change", "/withdrawal")) {
            given().redirects()
                    .follow(false)
                    .get(unanswered + place)
                    .then()
                    .statusCode(303)
                    .header("Location", unanswered);
        }
        post(unanswered + "/withdrawal", "").then().statusCode(303);
    }

    @Test
    void anAnswerStaysAsItIsOnceItsTimeIsOver() {
        String repeated = form("recommend=9");
        post(link, repeated);
        firstAnswered(clock.instant().minus(Duration.ofDays(31)));

        post(link, form("recommend=1")).then().statusCode(410);
        post(link + "/withdrawal", "").then().statusCode(410);
        // The same once more is the same answer.
        post(link, repeated).then().statusCode(303);
        given().redirects().follow(false).get(link + "/change").then().statusCode(303);
        given().redirects().follow(false).get(link + "/withdrawal").then().statusCode(303);

        assertThat(stored().revision()).isEqualTo(2);
        var page = page(when().get(link + "?recommend=1"));
        assertThat(page.text()).contains("The time to change them has passed");
        assertThat(page.select("a")).isEmpty();
    }

    @Test
    void closingEndsChangingToo() {
        Invitation late = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND), UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));
        String theirs = "/s/" + feedback.token(late);
        var submission = new Submission(
                UUID.randomUUID(), clock.instant(), "en", List.of(Answer.score("recommend", QuestionType.NPS, 9)));
        responses.record(late, submission, new Credence.Believed());

        post(theirs, form("recommend=1")).then().statusCode(410);
        post(theirs + "/draft", form("recommend=1&draftSequence=1")).then().statusCode(410);
        post(theirs + "/withdrawal", "").then().statusCode(410);
        for (String place : List.of("/next", "/change", "/withdrawal")) {
            given().redirects()
                    .follow(false)
                    .get(theirs + place)
                    .then()
                    .statusCode(303)
                    .header("Location", theirs);
        }
        assertThat(responses.find(late.id()).orElseThrow().revision()).isEqualTo(1);
    }

    /** Cases take longer than surveys are open. */
    @Test
    void whatBecameOfAnAnswerIsShownAfterTheSurveyClosed() {
        Invitation late = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND), UUID.randomUUID(), "broadband", Duration.ofDays(-30));
        String theirs = "/s/" + feedback.token(late);
        when().get(theirs).then().statusCode(410);
        var submission = new Submission(
                UUID.randomUUID(),
                clock.instant().minus(Duration.ofDays(40)),
                "en",
                List.of(Answer.score("recommend", QuestionType.NPS, 9)));
        responses.record(late, submission, new Credence.Believed());

        var page = page(when().get(theirs + "?recommend=1"));

        assertThat(page.select("h1").text()).isEqualTo("What happened to your feedback");
        assertThat(page.text()).contains("The time to change them has passed");
        assertThat(page.select("a, form")).isEmpty();
        when().get(theirs + "/thanks").then().statusCode(200);
    }

    @Test
    void whatAProgramAnsweredIsNotShownAfterTheSurveyClosed() {
        Invitation late = feedback.invitation(
                feedback.survey(Feedback.EVERY_KIND), UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));
        var submission = new Submission(
                UUID.randomUUID(), clock.instant(), "en", List.of(Answer.score("recommend", QuestionType.NPS, 9)));
        responses.record(late, submission, new Credence.Suspected(Suspicion.HONEYPOT));

        when().get("/s/" + feedback.token(late)).then().statusCode(410);
    }

    @Test
    void whatIsNoLongerKeptIsClosed() {
        store.collection("responses", Document.class)
                .updateOne(
                        new Document("_id", invitation.id()),
                        new Document(
                                "$set",
                                new Document("withdrawnAt", clock.instant())
                                        .append("withdrawalReason", "RETENTION")
                                        .append("submissions", List.of())));

        for (String place : List.of("", "/thanks", "/next", "/change", "/withdrawal")) {
            when().get(link + place).then().statusCode(410);
        }
        post(link, form("recommend=1")).then().statusCode(410);
        post(link + "/withdrawal", "").then().statusCode(410);
    }

    private Response stored() {
        return responses.find(invitation.id()).orElseThrow();
    }

    private void firstAnswered(Instant moment) {
        store.collection("responses", Document.class)
                .updateOne(
                        new Document("_id", invitation.id()),
                        new Document("$set", new Document("firstAnsweredAt", moment)));
    }
}
