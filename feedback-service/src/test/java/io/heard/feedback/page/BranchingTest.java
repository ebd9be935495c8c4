package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Surveys that ask on: what comes up by what was answered, and what becomes of it. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class BranchingTest {

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
        survey = feedback.published(SpeakingSurvey.of(id, 1, "Your call with us"));
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
        var page = page(when().get(link + "/change"));
        assertThat(page.select("[name=reason.other]").val()).isEqualTo("The <b>fax</b> {{product}}");
        assertThat(page.select("label[for=q2-other]").text()).isEqualTo("Something else, in a few words");
        assertThat(page.select("label[for=q3]").text())
                .startsWith("You said: The <b>fax</b> {{product}}. Tell us more.");
        assertThat(page.select("b, script:not([src])")).isEmpty();
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
        assertThat(page.select("[style], script:not([src])")).isEmpty();
    }

    private List<Answer> stored() {
        return responses.find(invitation.id()).orElseThrow().current().answers();
    }

    private static List<String> names(org.jsoup.nodes.Document page) {
        return page.select(".question input[type=radio], .question textarea").eachAttr("name").stream()
                .distinct()
                .toList();
    }
}
