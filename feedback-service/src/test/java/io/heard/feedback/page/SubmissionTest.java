package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forms that are kept: once, whole, and to be changed. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class SubmissionTest {

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    private Invitation invitation;
    private String link;

    @BeforeEach
    void invite() {
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        link = "/s/" + feedback.token(invitation);
    }

    @Test
    void keepsAnswersOfEveryKindAndThanks() {
        String form = "submissionId=" + UUID.randomUUID() + "&recommend=3&satisfied=&easy=7&stars=1&channel=chat"
                + "&wishes=call-back&wishes=speed&solved=0&summary=" + encoded("  Too   slow ") + "&why="
                + encoded("Waited 3 weeks 😡\r\nand nobody called.");

        Response answer = post(link, form);

        answer.then().statusCode(303).header("Location", link + "/thanks");
        assertThat(stored().current().answers())
                .containsExactly(
                        Answer.score("recommend", QuestionType.NPS, 3),
                        Answer.score("easy", QuestionType.CES, 7),
                        Answer.score("stars", QuestionType.RATING, 1),
                        Answer.choices("channel", QuestionType.SINGLE_CHOICE, List.of("chat")),
                        Answer.choices("wishes", QuestionType.MULTI_CHOICE, List.of("speed", "call-back")),
                        Answer.score("solved", QuestionType.YES_NO, 0),
                        Answer.text("summary", QuestionType.SHORT_TEXT, "Too   slow"),
                        Answer.text("why", QuestionType.LONG_TEXT, "Waited 3 weeks 😡\nand nobody called."));
        assertThat(stored().revision()).isEqualTo(1);
        assertThat(stored().pendingSince()).isNotNull();
        assertThat(stored().invitation()).isEqualTo(invitation);
        assertThat(page(when().get(link + "/thanks")).text()).contains("We read every word.", "Change my answers");
    }

    @Test
    void takesTheLeastThatIsRequired() {
        post(link, form("recommend=10")).then().statusCode(303);

        assertThat(stored().current().answers()).hasSize(1);
    }

    @Test
    void countsARepeatedSubmissionOnce() {
        String form = form("recommend=10&why=Thanks");

        post(link, form).then().statusCode(303);
        post(link, form).then().statusCode(303).header("Location", link + "/thanks");

        assertThat(stored().revision()).isEqualTo(1);
    }

    @Test
    void countsARepeatedSubmissionOnceAlsoAfterALaterOne() {
        String early = form("recommend=10");

        post(link, early);
        post(link, form("recommend=2"));
        post(link, early).then().statusCode(303);

        assertThat(stored().revision()).isEqualTo(2);
        assertThat(stored().current().answers()).containsExactly(Answer.score("recommend", QuestionType.NPS, 2));
    }

    @Test
    void keepsWhatWasSentFirstWhenTheSamePageSendsSomethingElse() {
        UUID submissionId = UUID.randomUUID();
        post(link, "submissionId=" + submissionId + "&recommend=10");

        Response answer = post(link, "submissionId=" + submissionId + "&recommend=2&why=Oh+no");

        answer.then().statusCode(422);
        assertThat(stored().current().answers()).containsExactly(Answer.score("recommend", QuestionType.NPS, 10));
        assertThat(page(answer).select("textarea[name=why]").val()).isEqualTo("Oh no");
        assertThat(page(answer).select("input[name=submissionId]").val()).isNotEqualTo(submissionId.toString());
    }

    @Test
    void showsWhatWasAnsweredAndLetsItBeChanged() {
        post(link, form("recommend=9&wishes=speed&why=All+fine"));

        var page = page(when().get(link + "/change"));

        assertThat(page.select(".banner").text()).contains("You answered on", "You can change your answers");
        assertThat(page.select("[name=recommend][checked]").eachAttr("value")).containsExactly("9");
        assertThat(page.select("[name=wishes][checked]").eachAttr("value")).containsExactly("speed");
        assertThat(page.select("textarea[name=why]").text()).isEqualTo("All fine");

        post(link, "submissionId=" + page.select("[name=submissionId]").val() + "&recommend=1")
                .then()
                .statusCode(303);

        assertThat(stored().revision()).isEqualTo(2);
        assertThat(stored().current().answers()).containsExactly(Answer.score("recommend", QuestionType.NPS, 1));
        assertThat(stored().submissions()).hasSize(2);
    }

    @Test
    void keepsTheLastTwentyRevisions() {
        IntStream.range(0, 23).forEach(i -> post(link, form("recommend=2&summary=" + i)));

        assertThat(stored().revision()).isEqualTo(23);
        assertThat(stored().submissions()).hasSize(20);
        assertThat(stored().current().answers()).contains(Answer.text("summary", QuestionType.SHORT_TEXT, "22"));
    }

    @Test
    void staysOneResponseUnderFiftySubmissionsAtOnce() throws Exception {
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> submissions = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> post(link, form("recommend=4&summary=" + i)).statusCode())
                    .toList();
            for (Future<Integer> status : browsers.invokeAll(submissions)) {
                assertThat(status.get()).isEqualTo(303);
            }
        }

        assertThat(stored().revision()).isEqualTo(50);
        assertThat(stored().submissions()).extracting(s -> s.submissionId()).doesNotHaveDuplicates();
    }

    @Test
    void countsFiftyCopiesOfOneSubmissionOnce() throws Exception {
        String form = form("recommend=4");
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> submission = () -> post(link, form).statusCode();
            for (Future<Integer> status : browsers.invokeAll(java.util.Collections.nCopies(50, submission))) {
                assertThat(status.get()).isEqualTo(303);
            }
        }

        assertThat(stored().revision()).isEqualTo(1);
    }

    @Test
    void keepsAFormThatComesBeforeItsInvitation() {
        Survey survey = feedback.survey(List.of(new Question("why", QuestionType.LONG_TEXT, "Why?", false, List.of())));
        Invitation early = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));
        String form = form("why=" + encoded("<b>Because</b>"));

        Response answer = post("/s/" + feedback.token(early), form);

        answer.then().statusCode(503).header("Retry-After", "5");
        var page = page(answer);
        assertThat(page.select("meta[http-equiv=refresh]")).isEmpty();
        assertThat(page.select("input[type=hidden][name=why]").val()).isEqualTo("<b>Because</b>");
        assertThat("submissionId=" + page.select("[name=submissionId]").val() + "&why=" + encoded("<b>Because</b>"))
                .isEqualTo(form);
    }

    private io.heard.feedback.response.Response stored() {
        return responses.find(invitation.id()).orElseThrow();
    }
}
