package io.heard.feedback.page;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.link.Purpose;
import io.heard.feedback.Feedback;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class SurveyPageTest {

    private static final int FIRST_PAINT = 30 * 1_024;

    @Inject
    Feedback feedback;

    @Test
    void asksEveryKindOfQuestionWithoutScript() {
        var page = open(feedback.link());

        assertThat(page.title()).isEqualTo("Your call with us");
        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("script:not([src]), [style], [onclick], style")).isEmpty();
        assertThat(page.select("fieldset > legend")).hasSize(7);
        assertThat(values(page, "recommend")).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        assertThat(values(page, "satisfied")).containsExactly("1", "2", "3", "4", "5", "");
        assertThat(values(page, "easy")).containsExactly("1", "2", "3", "4", "5", "6", "7", "");
        assertThat(values(page, "solved")).containsExactly("1", "0", "");
        assertThat(values(page, "channel")).containsExactly("phone", "chat", "");
        assertThat(page.select("input[type=checkbox][name=wishes]")).hasSize(3);
        assertThat(page.select("label[for=q8], input#q8[type=text]")).hasSize(2);
        assertThat(page.select("label[for=q9], textarea#q9")).hasSize(2);
        assertThat(page.text()).contains("0 – Not at all likely", "10 – Extremely likely");
    }

    @Test
    void letsBrowsersKeepWhatIsTypedButNotThePagesOwnField() {
        var page = open(feedback.link());

        assertThat(page.select("form[autocomplete], textarea[autocomplete], .question input[autocomplete]"))
                .isEmpty();
        assertThat(page.select("[name=submissionId]").attr("autocomplete")).isEqualTo("off");
    }

    @Test
    void hasAFieldThatNobodyMeets() {
        var page = open(feedback.link());

        var honeypot = page.select("[name=" + PostedForm.HONEYPOT + "]");
        assertThat(honeypot).hasSize(1);
        assertThat(honeypot.val()).isEmpty();
        assertThat(honeypot.attr("tabindex")).isEqualTo("-1");
        assertThat(honeypot.attr("autocomplete")).isEqualTo("off");
        assertThat(honeypot.first().closest("[aria-hidden=true].unseen")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "text/html,application/xhtml+xml,*/*;q=0.8", "text/plain", "application/json"})
    void isAPageWhateverTheClientAccepts(String accepted) {
        given().header("Accept", accepted)
                .get(feedback.link())
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8");
    }

    @Test
    void namesEveryInputForScreenReaders() {
        var page = open(feedback.link());

        assertThat(page.select("input:not([type=hidden]), textarea"))
                .allSatisfy(input -> assertThat(input.closest("label") != null
                                || !page.select("label[for=" + input.id() + "]").isEmpty())
                        .isTrue());
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.select("#q1").first().closest("label").text()).isEqualTo("0, Not at all likely");
    }

    @Test
    void weighsLittle() {
        Response page = when().get(feedback.link());
        var parsed = Browser.page(page);
        byte[] style =
                when().get(parsed.select("link[rel=stylesheet]").attr("href")).asByteArray();
        byte[] script = when().get(parsed.select("script").attr("src")).asByteArray();

        // As sent, without any compression.
        assertThat(page.asByteArray().length + style.length + script.length).isLessThan(FIRST_PAINT);
    }

    @Test
    void servesItsStylesheetForEver() {
        String path = open(feedback.link()).select("link[rel=stylesheet]").attr("href");

        assertThat(path).matches("/assets/survey\\.[0-9a-f]{12}\\.css");
        when().get(path)
                .then()
                .statusCode(200)
                .header("Content-Type", "text/css;charset=UTF-8")
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff");
        when().get("/assets/survey.000000000000.css").then().statusCode(404);
    }

    @Test
    void preselectsWhatWasTappedInTheMailAndSaysThatItIsNotSent() {
        var page = open(feedback.link() + "?recommend=3");

        assertThat(page.select("input[name=recommend][checked]").eachAttr("value"))
                .containsExactly("3");
        assertThat(page.select(".banner").text()).contains("not sent yet");
        assertThat(page.select(".banner button")).hasSize(1);
    }

    @Test
    void offersNoShortcutWhileSomethingRequiredIsBlank() {
        var page = open(feedback.link() + "?satisfied=3");

        assertThat(page.select("input[name=satisfied][checked]").eachAttr("value"))
                .containsExactly("3");
        assertThat(page.select(".banner button")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recommend=11",
                "recommend=-1",
                "recommend=%3Cscript%3Ewindow.xss%3C/script%3E",
                "recommend=3&recommend=4",
                "recommend=03",
                "channel=window.xss",
                "why=window.xss",
                "summary=window.xss",
                "submissionId=window.xss",
                "lang=en&lang=%22%3E%3Cscript%3Ewindow.xss%3C/script%3E",
                "%22window.xss=1"
            })
    void ignoresWhatItDoesNotOfferAndReflectsNothing(String query) {
        String link = feedback.link();
        String plain = withoutSubmissionId(when().get(link).asString());

        String answer =
                given().urlEncodingEnabled(false).when().get(link + "?" + query).asString();

        assertThat(withoutSubmissionId(answer)).isEqualTo(plain).doesNotContain("window.xss");
    }

    @Test
    void writesInTheLanguageOfTheSurvey() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND, "de-AT");
        Response response = when().get("/s/" + feedback.token(feedback.invitation(survey)));
        var page = Jsoup.parse(response.asString());

        assertThat(response.header("Content-Language")).isEqualTo("de-AT");
        assertThat(page.select("html").attr("lang")).isEqualTo("de-AT");
        assertThat(page.select("button.send").text()).isEqualTo("Antworten absenden");
        assertThat(page.text()).contains("Sehr wahrscheinlich", "Keine Angabe");
    }

    @Test
    void readsFromTheRightWhereTheLanguageDoes() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND, "fa");

        var page = open("/s/" + feedback.token(feedback.invitation(survey)));

        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        // We have no words in that language: what is English says so.
        assertThat(page.select("button.send[lang=en][dir=ltr]")).hasSize(1);
    }

    @Test
    void saysWhatTheEndsOfAScaleMeanInTheAuthorsWords() {
        var ends = new SurveyPublished.ScaleEnds("Hiç", "Tamamen");
        var numbers = new Question("easy", QuestionType.CES, "Kolay mıydı?", true, List.of(), null, null, null, ends);
        var faces = new Question(
                "how", QuestionType.CSAT, "Nasıldı?", true, List.of(), QuestionStyle.FACES, null, null, ends);
        Survey survey = feedback.survey(List.of(numbers, faces), "tr");

        var page = open("/s/" + feedback.token(feedback.invitation(survey)));

        assertThat(page.select(".ends span").eachText()).containsExactly("1 – Hiç", "7 – Tamamen");
        assertThat(page.select(".ends [lang]")).isEmpty();
        assertThat(page.select("label:has(#q1) .unseen").text()).isEqualTo(", Hiç");
        // In between stand our own words, which are English here and say so.
        assertThat(page.select(".feeling").eachText())
                .containsExactly("Hiç", "Dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied", "Tamamen");
        assertThat(page.select(".feeling[lang=en]")).hasSize(3);
    }

    @Test
    void showsTextsOfAuthorsAsText() {
        String hostile = "\"><script>window.xss=1</script>{7*7}${7*7}";
        var question = new Question("why", QuestionType.LONG_TEXT, hostile, true, List.of());
        Survey survey = feedback.survey(List.of(question));

        var page = open("/s/" + feedback.token(feedback.invitation(survey)));

        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("label[for=q1]").text()).isEqualTo(hostile);
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"GET", "HEAD", "OPTIONS"})
    void writesNothingWhenOnlyLookedAt(Method method) {
        String link = feedback.link();
        Map<String, List<Document>> before = feedback.everything();

        given().header("Sec-Purpose", "prefetch").request(method, link).then().statusCode(200);
        given().request(method, link + "?recommend=9").then().statusCode(200);
        given().redirects().follow(false).request(method, link + "/thanks");

        assertThat(feedback.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%00",
                "%0d%0aSet-Cookie:x=1",
                "'%20OR%20'1'='1",
                "%7B%22$ne%22:null%7D",
                "1;select%20pg_sleep(5)",
                "eyJhbGciOiJub25lIn0.e30.",
                "a/b/c",
                "..%2f..%2fetc"
            })
    void knowsNoForgedLinks(String token) {
        given().urlEncodingEnabled(false)
                .when()
                .get("/s/" + token)
                .then()
                .statusCode(404)
                .header("Set-Cookie", org.hamcrest.Matchers.nullValue())
                .header("Content-Type", "text/html;charset=UTF-8")
                .body(containsString("This link does not work"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "/", "%00", ";jsessionid=1", "%20", "%2f..%2fadmin", "/thanks/", "/more"})
    void knowsGenuineLinksInOneSpellingOnly(String suffix) {
        given().urlEncodingEnabled(false)
                .when()
                .get(feedback.link() + suffix)
                .then()
                .statusCode(404)
                .body(containsString("This link does not work"));
    }

    @Test
    void opensNothingWithALinkForSomethingElse() {
        Invitation invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));

        when().get("/s/" + feedback.token(Purpose.OPT_OUT, invitation)).then().statusCode(404);
    }

    @Test
    void opensNothingWithAChangedLink() {
        String link = feedback.link();
        char middle = link.charAt(40);
        String changed = link.substring(0, 40) + (middle == 'A' ? 'B' : 'A') + link.substring(41);

        when().get(changed).then().statusCode(404);
    }

    @Test
    void saysThatASurveyIsClosed() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation late = feedback.invitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));

        when().get("/s/" + feedback.token(late)).then().statusCode(410).body(containsString("This survey is closed"));
    }

    @Test
    void doesNotAskToWaitForWhatWasClosedLongAgo() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation gone = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1));

        when().get("/s/" + feedback.token(gone)).then().statusCode(410).body(containsString("This survey is closed"));
    }

    @Test
    void asksToWaitForAnInvitationThatIsOnItsWay() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation early = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));

        Response response = when().get("/s/" + feedback.token(early));

        response.then().statusCode(503).header("Retry-After", "5").body(containsString("Nearly ready"));
        assertThat(Jsoup.parse(response.asString())
                        .select("meta[http-equiv=refresh]")
                        .attr("content"))
                .isEqualTo("5");
    }

    @Test
    void speaksTheBrowsersLanguageWhereThereIsNoSurvey() {
        given().header("Accept-Language", "tr;q=0.9, de;q=0.8, en;q=0.1")
                .when()
                .get("/s/x")
                .then()
                .statusCode(404)
                .header("Content-Language", "de")
                .body(containsString("Dieser Link funktioniert nicht"));
    }

    @Test
    void leadsBackToTheSurveyBeforeThereIsAnythingToThankFor() {
        String link = feedback.link();

        given().redirects()
                .follow(false)
                .when()
                .get(link + "/thanks")
                .then()
                .statusCode(303)
                .header("Location", link);
    }

    @Test
    void guardsEveryAnswerWithHeaders() {
        String link = feedback.link();
        List<Response> answers = List.of(
                when().get(link),
                when().head(link),
                when().get("/s/x"),
                when().get("/s"),
                given().redirects().follow(false).get(link + "/thanks"),
                given().contentType("text/plain").body("x").post(link),
                when().put(link),
                Browser.post(link, "a=b"),
                Browser.post(link, "a".repeat(300_000)));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsExactly(200, 200, 404, 404, 303, 415, 405, 400, 413);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(once(answer, "Content-Security-Policy"))
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'")
                    .contains("connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "*");
            assertThat(once(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(once(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(once(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(once(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(once(answer, "X-Robots-Tag")).isEqualTo("noindex, nofollow");
            assertThat(answer.headers().hasHeaderWithName("Set-Cookie")).isFalse();
            assertThat(answer.headers().hasHeaderWithName("Server")).isFalse();
        });
    }

    @Test
    void showsNothingOfItsInsidesOnThePublicPort() {
        for (String path : List.of("/q/health", "/q/metrics", "/q/openapi", "/q/dev")) {
            when().get(path).then().statusCode(404).body(not(containsString("Resource")));
        }
    }

    private static String once(Response answer, String header) {
        assertThat(answer.headers().getValues(header)).as(header).hasSize(1);
        return answer.header(header);
    }

    private static org.jsoup.nodes.Document open(String link) {
        Response response = when().get(link);
        assertThat(response.statusCode()).isEqualTo(200);
        return Jsoup.parse(new String(response.asByteArray(), UTF_8));
    }

    private static List<String> values(Element page, String name) {
        return page.select("input[type=radio][name=" + name + "]").eachAttr("value");
    }

    private static String withoutSubmissionId(String page) {
        return page.replaceAll("(name=\"submissionId\" value=\")[^\"]*", "$1");
    }
}
