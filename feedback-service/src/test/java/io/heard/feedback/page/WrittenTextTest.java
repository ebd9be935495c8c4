package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.longText;
import static io.heard.feedback.page.Browser.page;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Question;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of customers: how long they may be, and what becomes of characters that do harm elsewhere. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class WrittenTextTest {

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
    void takesLongTextsInEveryAlphabet() {
        List<Question> questions = IntStream.range(0, 5)
                .mapToObj(i -> new Question("why-" + i, QuestionType.LONG_TEXT, "Why?", false, List.of()))
                .toList();
        Invitation wordy = feedback.invitation(feedback.survey(questions));
        String text = "ش".repeat(5_000);

        post(
                        "/s/" + feedback.token(wordy),
                        form(IntStream.range(0, 5)
                                .mapToObj(i -> "why-" + i + "=" + encoded(text))
                                .collect(Collectors.joining("&"))))
                .then()
                .statusCode(303);

        assertThat(responses.find(wordy.id()).orElseThrow().current().answers())
                .hasSize(5)
                .allMatch(answer -> text.equals(answer.text()));
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
        assertThat(page.select(
                        "script:not([src]), img, base, style, iframe, math, [onerror], [onfocus], meta[content~=evil]"))
                .isEmpty();
        assertThat(page.select("link")).hasSize(2);
    }

    @Test
    void showsHostileTextThatWasStoredAsText() {
        String text = "</textarea><script>window.__xss=1</script>{7*7}";
        post(link, form("recommend=5&why=" + encoded(text))).then().statusCode(303);

        var page = page(when().get(link + "/change"));

        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(longText(page)).isEqualTo(text);
    }

    private io.heard.feedback.response.Response stored() {
        return responses.find(invitation.id()).orElseThrow();
    }
}
