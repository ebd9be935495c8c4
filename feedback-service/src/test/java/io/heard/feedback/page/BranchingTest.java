package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished.Brand;
import io.heard.contracts.event.SurveyPublished.Ending;
import io.heard.contracts.event.SurveyPublished.Option;
import io.heard.contracts.event.SurveyPublished.QuestionText;
import io.heard.contracts.event.SurveyPublished.Translation;
import io.heard.contracts.survey.Condition;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Surveys that ask on, that speak several languages, and that look like the company. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class BranchingTest {

    private static final Condition LOW =
            new Condition(List.of(new Condition.Test("satisfied", null, "atMost", List.of("3"))), List.of());

    /** One grey pixel. */
    private static final String LOGO = "/logos/8a39d2abd3999ab73c34db2476849cdd.png";

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "satisfied",
                    QuestionType.CSAT,
                    "How satisfied are you with {{product}}?",
                    true,
                    List.of(),
                    QuestionStyle.FACES,
                    null,
                    null),
            new Question(
                    "reason",
                    QuestionType.SINGLE_CHOICE,
                    "What went wrong?",
                    true,
                    List.of(new Question.Option("slow", "Too slow"), new Question.Option("else", "Something else")),
                    null,
                    "else",
                    LOW),
            new Question(
                    "more",
                    QuestionType.LONG_TEXT,
                    "You said: {{answer.reason|nothing}}. Tell us more.",
                    false,
                    List.of(),
                    null,
                    null,
                    new Condition(List.of(new Condition.Test("reason", null, "answered", List.of())), List.of())),
            new Question(
                    "call",
                    QuestionType.RATING,
                    "How was the line to {{agent|our colleague}}?",
                    false,
                    List.of(),
                    QuestionStyle.STARS,
                    null,
                    new Condition(
                            List.of(new Condition.Test(null, "channel", "equals", List.of("phone"))), List.of())));

    private static final Translation ARABIC = new Translation(
            "ar",
            "تجربتك معنا",
            "دقيقة واحدة عن {{product}}.",
            List.of(
                    new QuestionText("satisfied", "ما مدى رضاك عن {{product}}؟", List.of()),
                    new QuestionText(
                            "reason",
                            "ما الذي لم يسر على ما يرام؟",
                            List.of(new Option("slow", "استغرق وقتا طويلا"), new Option("else", "شيء آخر"))),
                    new QuestionText("more", "قلت: {{answer.reason|لا شيء}}. أخبرنا بالمزيد.", List.of()),
                    new QuestionText("call", "كيف كان الاتصال؟", List.of())),
            "شكرا لك.",
            List.of("نحن آسفون بشأن {{product}}."));

    private static final Translation GERMAN = new Translation(
            "de",
            "Ihr Anruf bei uns",
            "Eine Minute zu {{product}}.",
            List.of(new QuestionText("satisfied", "Wie zufrieden sind Sie mit {{product}}?", List.of())),
            "Danke.",
            List.of("Das mit {{product}} tut uns leid."));

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    private Survey survey;
    private Invitation invitation;
    private String link;

    @BeforeEach
    void invite() {
        UUID id = UUID.randomUUID();
        survey = feedback.published(survey(id, 1, "Your call with us"));
        invitation = feedback.invitation(survey);
        link = "/s/" + feedback.token(invitation);
    }

    @Test
    void beginsWithWhatEverybodyIsAsked() {
        var page = page(when().get(link));

        assertThat(names(page)).containsExactly("satisfied", "call");
        assertThat(page.select("[name=askedQuestions]").val()).isEqualTo("satisfied call");
    }

    @Test
    void asksOnAtFirstSightWhatAnAnswerFromTheMailBringsUp() {
        var page = page(when().get(link + "?satisfied=2"));

        assertThat(names(page)).containsExactly("satisfied", "reason", "call");
        assertThat(page.select(".banner button")).isEmpty();
        assertThat(names(page(when().get(link + "?satisfied=5")))).containsExactly("satisfied", "call");
        assertThat(page(when().get(link + "?satisfied=5")).select(".banner button"))
                .hasSize(1);
    }

    @Test
    void keepsAtOnceWhatIsCompleteForItsWay() {
        post(link, form("satisfied=5&askedQuestions=satisfied+call"))
                .then()
                .statusCode(303)
                .header("Location", link + "/thanks");
        assertThat(stored()).containsExactly(Answer.score("satisfied", QuestionType.CSAT, 5));
    }

    @Test
    void keepsNothingWhileSomethingRequiredHasJustComeUp() {
        Map<String, List<Document>> before = feedback.everything();

        Response answer = post(link, form("satisfied=2&call=4&askedQuestions=satisfied+call"));

        answer.then().statusCode(200);
        var page = page(answer);
        assertThat(names(page)).containsExactly("satisfied", "reason", "call");
        assertThat(page.select("[name=satisfied][checked]").eachAttr("value")).containsExactly("2");
        assertThat(page.select("[name=call][checked]").eachAttr("value")).containsExactly("4");
        assertThat(page.select(".banner").text()).contains("Nearly done");
        assertThat(page.select(".complaint")).isEmpty();
        assertThat(feedback.everything()).isEqualTo(before);

        post(link, form("satisfied=2&call=4&reason=slow&askedQuestions=satisfied+reason+call+more"))
                .then()
                .statusCode(303)
                .header("Location", link + "/thanks");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void keepsWhatIsThereBeforeItAsksOnForWhatNobodyMustAnswer() {
        Response answer = post(link, form("satisfied=2&reason=slow&askedQuestions=satisfied+reason+call"));

        answer.then().statusCode(303).header("Location", link + "/next");
        assertThat(stored()).hasSize(2);
        var page = page(when().get(link + "/next"));
        assertThat(names(page)).containsExactly("satisfied", "reason", "more", "call");
        assertThat(page.select(".banner").text()).contains("your answers are saved");
        assertThat(page.text()).contains("You said: Too slow. Tell us more.");

        post(link, form("satisfied=2&reason=slow&more=Hours&askedQuestions=satisfied+reason+more+call"))
                .then()
                .header("Location", link + "/thanks");
        assertThat(stored()).hasSize(3);
    }

    @Test
    void hasNoNextPageBeforeTheFirst() {
        given().redirects()
                .follow(false)
                .get(link + "/next")
                .then()
                .statusCode(303)
                .header("Location", link);
    }

    @Test
    void forgetsAnswersToQuestionsThatAreNoLongerThere() {
        post(link, form("satisfied=2&reason=slow&more=Hours")).then().statusCode(303);

        post(link, form("satisfied=5&reason=slow&more=Hours"));

        assertThat(stored()).containsExactly(Answer.score("satisfied", QuestionType.CSAT, 5));
    }

    @Test
    void keepsWhatAnOtherIsAndShowsItAgain() {
        post(link, form("satisfied=1&reason=else&reason.other=" + encoded("The <b>fax</b> {{product}}")));

        assertThat(stored().get(1))
                .isEqualTo(Answer.choices(
                        "reason", QuestionType.SINGLE_CHOICE, List.of("else"), "The <b>fax</b> {{product}}"));
        var page = page(when().get(link));
        assertThat(page.select("[name=reason.other]").val()).isEqualTo("The <b>fax</b> {{product}}");
        assertThat(page.select("label[for=q2-other]").text()).isEqualTo("Something else, in a few words");
        assertThat(page.select("label[for=q3]").text())
                .startsWith("You said: The <b>fax</b> {{product}}. Tell us more.");
        assertThat(page.select("b, script")).isEmpty();
    }

    @Test
    void pipesContextAndFallbacks() {
        var page = page(when().get(link));

        assertThat(page.select("legend").first().text()).isEqualTo("How satisfied are you with broadband?");
        assertThat(page.text()).contains("How was the line to our colleague?", "A minute about broadband.");
    }

    @Test
    void thanksByAnswer() {
        post(link, form("satisfied=1&reason=slow"));
        assertThat(page(when().get(link + "/thanks")).text())
                .contains("We are sorry about broadband.")
                .doesNotContain("Thank you, all of you.");

        post(link, form("satisfied=5"));
        assertThat(page(when().get(link + "/thanks")).text()).contains("Thank you, all of you.");
    }

    @Test
    void saysInWordsWhatFacesAndStarsMean() {
        var page = page(when().get(link));

        assertThat(page.select("[name=satisfied]").stream()
                        .map(face -> face.closest("label").text()))
                .containsExactly(
                        "Very dissatisfied",
                        "Dissatisfied",
                        "Neither satisfied nor dissatisfied",
                        "Satisfied",
                        "Very satisfied");
        assertThat(page.select("[name=call][value=2]")
                        .first()
                        .closest("label")
                        .select(".unseen")
                        .text())
                .isEqualTo("2 of 5, Poor");
        assertThat(page.select("svg:not([aria-hidden=true])")).isEmpty();
        assertThat(page.select("[style], script")).isEmpty();
    }

    @Test
    void speaksTheLanguageThatIsPickedThenTheCustomersThenTheBrowsers() {
        assertThat(language(given().header("Accept-Language", "de").get(link))).isEqualTo("en");
        assertThat(language(given().header("Accept-Language", "de").get(link + "?lang=ar")))
                .isEqualTo("ar");

        String foreign = "/s/" + feedback.token(feedback.invitation(survey, "fr"));
        assertThat(language(given().header("Accept-Language", "fr, de-AT;q=0.9").get(foreign)))
                .isEqualTo("de");
        assertThat(language(given().header("Accept-Language", "fr").get(foreign)))
                .isEqualTo("en");
        String arab = "/s/" + feedback.token(feedback.invitation(survey, "ar-EG"));
        assertThat(language(given().header("Accept-Language", "de").get(arab))).isEqualTo("ar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "", "..", "%22%3E%3Cscript%3E", "ar&lang=de", "de-DE"})
    void offersOnlyItsOwnLanguages(String wanted) {
        Response answer = given().urlEncodingEnabled(false).get(link + "?lang=" + wanted);

        assertThat(language(answer)).isEqualTo("en");
        assertThat(answer.asString()).doesNotContain("<script");
    }

    @Test
    void letsOneChangeTheLanguageAndStaysInIt() {
        var page = page(when().get(link));
        assertThat(page.select("nav.languages a").eachText()).containsExactly("Deutsch", "العربية");
        assertThat(page.select("nav.languages [aria-current]").text()).isEqualTo("English");

        var arabic = page(when().get(page.select("nav.languages a").last().attr("href")));
        assertThat(arabic.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(arabic.select("button.send").hasAttr("lang")).isFalse();
        assertThat(arabic.select("button.send").text()).isEqualTo("إرسال إجاباتي");
        assertThat(arabic.select("legend").first().text()).startsWith("ما مدى رضاك عن \u2068broadband\u2069؟");
        assertThat(arabic.select("form").attr("action")).isEqualTo(link + "?lang=ar");

        post(link + "?lang=ar", form("satisfied=2&reason=slow"))
                .then()
                .statusCode(303)
                .header("Location", link + "/thanks?lang=ar");
        assertThat(responses.find(invitation.id()).orElseThrow().current().language())
                .isEqualTo("ar");
        assertThat(page(when().get(link + "/thanks?lang=ar")).text()).contains("نحن آسفون");
    }

    @Test
    void showsNoChoiceOfLanguagesWhereThereIsNone() {
        assertThat(page(when().get(feedback.link())).select("nav")).isEmpty();
    }

    @Test
    void looksLikeTheCompany() {
        String sheet =
                page(when().get(link)).select("link[rel=stylesheet]").last().attr("href");

        assertThat(sheet).matches("/assets/brand-ffcc00\\.[0-9a-f]{12}\\.css");
        when().get(sheet)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/css;charset=UTF-8")
                .header("Cache-Control", "public, max-age=31536000, immutable");
    }

    @Test
    void showsTheCompanysLogoFromItsOwnOrigin() {
        assertThat(page(when().get(link)).select("img.logo").attr("src")).isEqualTo(LOGO);
        assertThat(page(when().get(feedback.link())).select("img")).isEmpty();
    }

    @Test
    void previewsTheNewestVersionAndKeepsNothing() {
        feedback.published(survey(survey.surveyId(), 2, "Newer words"));
        feedback.published(survey(survey.surveyId(), 10, "Newest words"));
        String preview = feedback.preview(survey.surveyId());
        Map<String, List<Document>> before = feedback.everything();

        var page = page(when().get(preview + "?lang=de"));
        assertThat(page.select(".preview").text()).contains("Vorschau", "nicht gespeichert");
        assertThat(page(when().get(preview)).title()).isEqualTo("Newest words");
        assertThat(page.text()).contains("Wie zufrieden sind Sie mit ‹product›?");

        Response thanks = post(preview, form("satisfied=1&reason=slow"));
        thanks.then().statusCode(200);
        assertThat(page(thanks).text()).contains("We are sorry about ‹product›.");
        post(preview, form("satisfied=9")).then().statusCode(400);
        post(preview, form("satisfied=1&askedQuestions=satisfied+call")).then().statusCode(200);
        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void previewsOnlyWhatWasPublished() {
        when().get(feedback.preview(UUID.randomUUID())).then().statusCode(503);
        when().get(feedback.preview(invitation.id())).then().statusCode(503);
        given().redirects()
                .follow(false)
                .get(feedback.preview(survey.surveyId()) + "/thanks")
                .then()
                .statusCode(303);
    }

    private static Survey survey(UUID id, int version, String title) {
        return new Survey(
                Survey.key(id, version),
                id,
                version,
                title,
                "en",
                "A minute about {{product}}.",
                QUESTIONS,
                "Thank you, all of you.",
                Instant.parse("2026-03-01T12:00:00Z"),
                List.of(new Ending(LOW, "We are sorry about {{product}}.")),
                List.of(GERMAN, ARABIC),
                new Brand("#ffcc00", LOGO));
    }

    private List<Answer> stored() {
        return responses.find(invitation.id()).orElseThrow().current().answers();
    }

    private static List<String> names(org.jsoup.nodes.Document page) {
        return page.select(".question input[type=radio], .question textarea").eachAttr("name").stream()
                .distinct()
                .toList();
    }

    private static String language(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page(answer).select("html").attr("lang")).isEqualTo(answer.header("Content-Language"));
        return answer.header("Content-Language");
    }

    private static String form(String fields) {
        return "submissionId=" + UUID.randomUUID() + "&" + fields;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
