package io.heard.feedback.page;

import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.link.Purpose;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Responses;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser of a customer sends: refused kindly, and nothing changes. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class HostilePageTest {

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.~";

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    private Invitation invitation;
    private String token;
    private String link;

    @BeforeEach
    void invite() {
        invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        token = feedback.token(invitation);
        link = "/s/" + token;
    }

    @Test
    void noEndOfALinkButItsOwnOpensIt() {
        Set<Integer> statuses = new HashSet<>();
        String start = link.substring(0, link.length() - 1);
        for (int i = 0; i < BASE64.length(); i++) {
            char end = BASE64.charAt(i);
            if (end != link.charAt(link.length() - 1)) {
                statuses.add(given().urlEncodingEnabled(false).get(start + end).statusCode());
            }
        }

        assertThat(statuses).containsExactly(404);
    }

    /** A link's beginning says what it opens and until when, its end proves that we said so. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 21, 22, 36, 37, 40})
    void noPartOfALinkOpensIt(int length) {
        for (String part : List.of(token.substring(0, length), token.substring(length + 1), token + token)) {
            for (String place : List.of("", "/thanks", "/next", "/change", "/withdrawal")) {
                if (!part.isEmpty()) {
                    given().urlEncodingEnabled(false)
                            .get("/s/" + part + place)
                            .then()
                            .statusCode(404);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void linksForSomethingElseChangeNothing(Purpose purpose) {
        if (purpose == Purpose.ANSWER || purpose == Purpose.PREVIEW) {
            return;
        }
        String foreign = "/s/" + feedback.token(purpose, invitation);
        Map<String, List<Document>> before = feedback.everything();

        assertThat(post(foreign, form("recommend=5")).statusCode()).isEqualTo(404);
        assertThat(post(foreign + "/draft", form("recommend=5&draftSequence=1")).statusCode())
                .isEqualTo(404);
        assertThat(post(foreign + "/withdrawal", "").statusCode()).isEqualTo(404);
        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void anIdFromSomebodyElsesPageTouchesNothingOfTheirs() {
        Invitation theirs = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        UUID id = UUID.randomUUID();
        post("/s/" + feedback.token(theirs), "submissionId=" + id + "&recommend=9");
        post("/s/" + feedback.token(theirs) + "/draft", "submissionId=" + id + "&recommend=8&draftSequence=1");
        var before = responses.find(theirs.id()).orElseThrow();

        post(link, "submissionId=" + id + "&recommend=1").then().statusCode(303);
        post(link + "/draft", "submissionId=" + id + "&recommend=1&draftSequence=9");

        assertThat(responses.find(theirs.id())).contains(before);
    }

    @Test
    void countlessFieldsAreRefused() {
        String fields = IntStream.range(0, 20_000).mapToObj(i -> "a" + i).collect(Collectors.joining("&"));
        String same = "recommend=5" + "&recommend=5".repeat(10_000);

        for (String body : List.of(fields, same, "&".repeat(120_000), "=".repeat(120_000))) {
            post(link, form(body)).then().statusCode(400);
            assertThat(post(link + "/draft", form(body + "&draftSequence=1")).statusCode())
                    .isIn(200, 400);
        }
        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/xml",
                "application/json",
                "application/x-java-serialized-object",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded-not"
            })
    void onlyFormsAreTaken(String type) {
        for (String place : List.of("", "/draft", "/withdrawal")) {
            given().contentType(type)
                    .body("{\"answers\":{\"recommend\":5}}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .post(link + place)
                    .then()
                    .statusCode(415);
        }
        assertThat(responses.find(invitation.id())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"PUT", "PATCH", "DELETE"})
    void otherMethodsDoNothing(Method method) {
        Map<String, List<Document>> before = feedback.everything();
        for (String place : List.of("", "/draft", "/withdrawal", "/change", "/thanks", "/next")) {
            assertThat(given().request(method, link + place).statusCode()).isEqualTo(405);
        }
        assertThat(given().get(link + "/draft").statusCode()).isIn(404, 405);
        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void leadsNowhereElseWhateverTheHost() {
        Response answer = given().header("Host", "evil.test")
                .header("X-Forwarded-Host", "evil.test")
                .header("X-Forwarded-For", "203.0.113.9")
                .contentType("application/x-www-form-urlencoded")
                .body(form("recommend=5"))
                .redirects()
                .follow(false)
                .post(link);

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).doesNotContain("evil");
        assertThat(given().header("Host", "evil.test").get(link).asString()).doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lang=%22%3E%3Cscript%3E", "lang=en&lang=de", "lang=../../etc", "lang=%00", "recommend=9%00"})
    void reflectsNothingOfTheAddress(String query) {
        Response refused = post(link + "?" + query, form("recommend=99"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString()).doesNotContain("<script>", "../", "\u0000");
        assertThat(refused.header("Content-Language")).isEqualTo("en");
    }

    /** Forms made of pieces that have broken others, in any order. */
    @Test
    void anythingElseIsTakenOrRefusedButNeverBreaks() {
        List<String> names = List.of(
                "recommend",
                "satisfied",
                "wishes",
                "channel",
                "why",
                "summary",
                "submissionId",
                "askedQuestions",
                "draftSequence",
                "homePage",
                "__proto__",
                "$where",
                "why.other",
                "",
                "%00",
                "%ff",
                "constructor[prototype]");
        List<String> values = List.of(
                "5",
                "",
                "-1",
                "speed",
                "%F0%9F%98%80",
                "%ED%A0%80",
                "%",
                "%zz",
                "${jndi:ldap://127.0.0.1/a}",
                encoded("{{why}}{survey.title}"),
                encoded("\u202e\u0000"),
                UUID.randomUUID().toString(),
                "recommend+why",
                "a".repeat(6_000),
                "%2B",
                "+",
                encoded("' OR 1=1 --"),
                "9999999999999999999");
        var random = new Random(2_026);
        for (int i = 0; i < 400; i++) {
            String body = IntStream.range(0, random.nextInt(12))
                    .mapToObj(field ->
                            names.get(random.nextInt(names.size())) + "=" + values.get(random.nextInt(values.size())))
                    .collect(Collectors.joining("&"));
            String whole = random.nextBoolean() ? form(body) : body;

            assertThat(post(link, whole).statusCode()).as(whole).isIn(200, 303, 400, 422);
            assertThat(post(link + "/draft", whole).statusCode()).as(whole).isIn(200, 400);
        }
        responses
                .find(invitation.id())
                .ifPresent(response -> assertThat(response.current().answers())
                        .extracting(Answer::questionId)
                        .isSubsetOf("recommend", "satisfied", "wishes", "channel", "why", "summary"));
    }
}
