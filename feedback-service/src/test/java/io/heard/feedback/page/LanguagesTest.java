package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages of a survey, and how its reader changes them. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class LanguagesTest {

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
        assertThat(answer.asString()).doesNotContain("<script>");
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
        assertThat(page(when().get(link + "/change?lang=ar"))
                        .select("nav.languages a")
                        .first()
                        .attr("href"))
                .isEqualTo(link + "/change?lang=en");
    }

    @Test
    void showsNoChoiceOfLanguagesWhereThereIsNone() {
        assertThat(page(when().get(feedback.link())).select("nav")).isEmpty();
    }

    private static String language(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page(answer).select("html").attr("lang")).isEqualTo(answer.header("Content-Language"));
        return answer.header("Content-Language");
    }
}
