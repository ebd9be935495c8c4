package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.longText;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

        var page = page(when().get(link));

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
        IntStream.range(0, 23).forEach(i -> post(link, form("recommend=" + i % 10)));

        assertThat(stored().revision()).isEqualTo(23);
        assertThat(stored().submissions()).hasSize(20);
        assertThat(stored().current().answers()).containsExactly(Answer.score("recommend", QuestionType.NPS, 2));
    }

    @Test
    void staysOneResponseUnderFiftySubmissionsAtOnce() throws Exception {
        try (ExecutorService browsers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> submissions = IntStream.range(0, 50)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> post(link, form("recommend=" + i % 11)).statusCode())
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11",
                "-1",
                "2147483648",
                "9007199254740993",
                "1e400",
                "NaN",
                "Infinity",
                "-0",
                "00",
                "5.5",
                "5.0",
                "+5",
                " 5",
                "5 ",
                "true",
                "null",
                "[5]",
                "\"5\"",
                "٥",
                "５",
                "0x5",
                "{\"$where\":\"sleep(5000)\"}"
            })
    void refusesScoresThePageDoesNotOffer(String score) {
        Response answer = post(link, form("recommend=" + encoded(score) + "&why=Still+here"));

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(page(answer).select("textarea[name=why]").text()).isEqualTo("Still here");
        assertThat(page(answer).select("#q1-complaint").text()).isEqualTo("Please choose from the answers shown here.");
    }

    @ParameterizedTest
    @CsvSource({
        "satisfied,0",
        "satisfied,6",
        "easy,8",
        "easy,0",
        "stars,6",
        "solved,yes",
        "solved,2",
        "channel,fax",
        "channel,phone&channel=chat",
        "wishes,speed&wishes=nothing",
        "wishes,speed&wishes=speed",
        "recommend,1&recommend=1"
    })
    void refusesChoicesThePageDoesNotOffer(String question, String value) {
        String rest = question.equals("recommend") ? "" : "recommend=5&";

        post(link, form(rest + question + "=" + value)).then().statusCode(400);

        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @Test
    void pointsAtWhatIsMissing() {
        Response answer = post(link, form("why=No+score"));
        var page = page(answer);

        answer.then().statusCode(400);
        assertThat(page.title()).isEqualTo("Please check your answers: Your call with us");
        assertThat(page.select(".banner[role=alert] a[href=#q1]").text())
                .isEqualTo("How likely are you to recommend us?");
        assertThat(page.select("fieldset[aria-invalid=true]").attr("aria-describedby"))
                .isEqualTo("q1-complaint");
        assertThat(page.select("#q1-complaint").text()).isEqualTo("Please choose an answer.");
        assertThat(page.select("textarea[name=why]").text()).isEqualTo("No score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isAdmin=true",
                "status=approved",
                "q1[]=9",
                "recommend[$ne]=1",
                "answers.recommend=9",
                "_id=x",
                "revision=99",
                "Recommend=9",
                "=x",
                "%00=x"
            })
    void refusesFieldsThePageDoesNotHave(String field) {
        Response answer = post(link, form("recommend=5&why=Still+here&" + field));

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(page(answer).select("textarea[name=why]").text()).isEqualTo("Still here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "submissionId=", "submissionId=x", "submissionId=1-1-1-1-1", "submissionId=a&submissionId=b"
            })
    void refusesFormsOfNoPage(String submissionId) {
        Response answer = post(link, "recommend=5&" + submissionId);

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(UUID.fromString(page(answer).select("[name=submissionId]").val()))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"summary,200,303", "summary,201,400", "why,5000,303", "why,5001,400", "why,20000,400"})
    void limitsTextsByWhatPeopleSee(String question, int length, int status) {
        String text = "👍".repeat(Math.min(length, 5_000)) + "x".repeat(Math.max(0, length - 5_000));

        Response answer = post(link, form("recommend=5&" + question + "=" + encoded(text)));

        answer.then().statusCode(status);
        if (status == 303) {
            assertThat(stored().current().answers().getLast().text()).isEqualTo(text);
        } else {
            assertThat(page(answer).select("[name=" + question + "]").val().strip())
                    .isEqualTo(text);
            assertThat(page(answer).select(".complaint").text()).contains("It has " + length + " now");
        }
    }

    @Test
    void keepsWhatIsFarTooLongInThePage() {
        String text = "long ".repeat(20_000);

        Response answer = post(link, form("recommend=5&why=" + encoded(text)));

        answer.then().statusCode(400);
        assertThat(longText(page(answer))).isEqualTo(text);
    }

    @Test
    void asksToShortenTheLongestOfTextsThatAreTooMuchTogether() {
        List<Question> questions = IntStream.range(0, 17)
                .mapToObj(i -> new Question("why-" + i, QuestionType.LONG_TEXT, "Why?", false, List.of()))
                .toList();
        Invitation wordy = feedback.invitation(feedback.survey(questions));
        String form = form(IntStream.range(0, 17)
                .mapToObj(i -> "why-" + i + "=" + "\"".repeat(i == 4 ? 5_000 : 4_900))
                .collect(Collectors.joining("&")));

        Response answer = post("/s/" + feedback.token(wordy), form);

        answer.then().statusCode(400);
        assertThat(responses.find(wordy.id())).isEmpty();
        assertThat(page(answer).select(".wrong textarea").eachAttr("name")).containsExactly("why-4");
        assertThat(page(answer).select(".complaint").text()).contains("All your texts together are longer");
        assertThat(page(answer).select("textarea").eachText()).hasSize(17);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%00", "a%00b", "%C3%28", "%C0%80", "%ED%A0%80", "%F5%80%80%80", "%", "%4", "%zz", "%u0041"})
    void refusesWhatIsNoText(String encoded) {
        Response answer = post(link, form("recommend=5&summary=Still+here&why=" + encoded));

        answer.then().statusCode(400);
        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(page(answer).select("[name=summary]").val()).isEqualTo("Still here");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u200b\u200b", "\u00a0", "\u3164", "\u0007"})
    void takesTheInvisibleForNoAnswer(String nothing) {
        post(link, form("recommend=5&why=" + encoded(nothing))).then().statusCode(303);

        assertThat(stored().current().answers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><img src=x onerror=window.__xss=1>",
                "</textarea><script>window.__xss=1</script>",
                "' autofocus onfocus='window.__xss=1",
                "{{constructor.constructor('window.__xss=1')()}} ${7*7} {7*7} #{7*7} <%= 7*7 %>",
                "{survey.title} {inject:config} {config:mongodb} {cdi:door}",
                "<meta http-equiv=refresh content=0;url=//evil.test>",
                "<base href=//evil.test><link rel=prefetch href=//evil.test>",
                "<math><mtext><table><mglyph><style><img src onerror=window.__xss=1>",
                "&lt;b&gt; &amp;amp; &#0; &nbsp",
                "\n\nfirst lines count"
            })
    void showsHostileTextAgainAsText(String text) {
        Response answer = post(link, form("summary=" + encoded(text.strip()) + "&why=" + encoded(text)));
        var page = page(answer);

        answer.then().statusCode(400);
        assertThat(longText(page)).isEqualTo(text);
        assertThat(page.select("[name=summary]").val()).isEqualTo(text.strip());
        assertThat(page.select("script, img, base, style, iframe, math, [onerror], [onfocus], meta[content~=evil]"))
                .isEmpty();
        assertThat(page.select("link")).hasSize(2);
    }

    @Test
    void showsHostileTextThatWasStoredAsText() {
        String text = "</textarea><script>window.__xss=1</script>{7*7}";
        post(link, form("recommend=5&why=" + encoded(text))).then().statusCode(303);

        var page = page(when().get(link));

        assertThat(page.select("script")).isEmpty();
        assertThat(longText(page)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/xml", "application/json", "application/x-java-serialized-object"})
    void takesFormsOnly(String type) {
        given().contentType(type)
                .body("recommend=5".getBytes(UTF_8))
                .when()
                .post(link)
                .then()
                .statusCode(415);
        given().multiPart("recommend", "5").when().post(link).then().statusCode(415);

        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @Test
    void saysKindlyThatABodyIsTooLarge() {
        Response answer = post(link, form("recommend=5&why=" + "x".repeat(140_000)));

        answer.then().statusCode(413);
        assertThat(page(answer).text()).contains("That was too much at once", "Please go back, shorten your text");
    }

    @Test
    void changesNothingForLinksThatOpenNothing() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation late = feedback.invitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));
        Map<String, List<Document>> before = feedback.everything();

        post("/s/" + feedback.token(late), form("recommend=5")).then().statusCode(410);
        post("/s/x", form("recommend=5")).then().statusCode(404);
        post(link + ";x=1", form("recommend=5")).then().statusCode(404);

        assertThat(feedback.everything()).isEqualTo(before);
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

    private static String form(String fields) {
        return "submissionId=" + UUID.randomUUID() + "&" + fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
