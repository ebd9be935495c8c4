package io.heard.survey.respondent.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.respondent.OptedOutBy;
import io.heard.survey.respondent.Respondents;
import io.heard.survey.respondent.Standing;
import io.heard.survey.respondent.Suppression;
import io.heard.survey.respondent.trace.InvitedRespondents;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class OptOutResourceTest {

    private final Scene scene = new Scene();

    @Inject
    LinkTokens links;

    @Inject
    Respondents respondents;

    @Inject
    InvitedRespondents invited;

    @Inject
    Database database;

    private String campaign;
    private UUID invitation;

    @BeforeEach
    void invite() {
        campaign = scene.liveCampaign(
                ", \"topicNames\": {\"en\": \"Calls %1$s\", \"de\": \"Anrufe %1$s\"}".formatted(scene.touchpoint()));
        invitation =
                UUID.fromString(Scene.decisions(scene.report("ann")).extract().path("items[0].invitation.id"));
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @Test
    void lookingAtThePageChangesNothing() {
        for (int i = 0; i < 5; i++) {
            given().get(link(60))
                    .then()
                    .statusCode(200)
                    .body(containsString("Your wishes about our mails"))
                    .body(containsString("value=\"" + scene.touchpoint() + "\" checked"))
                    .body(containsString("value=\"any\" checked"));
            given().head(link(60)).then().statusCode(200);
        }

        assertThat(optedOut()).isZero();
        assertThat(database.count("select count(*) from refused_topic t join respondent r on r.id = t.respondent_id "
                        + "where r.customer_id = '" + scene.customer("ann") + "'"))
                .isZero();
    }

    @Test
    void theOneClickOfAMailProgramOptsOutAtOnceInEitherForm() {
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link(60))
                .then()
                .statusCode(200)
                .body(containsString("Done."));
        assertThat(optedOut()).isEqualTo(1);
        post("form=resume&sure=yes");
        assertThat(optedOut()).isZero();
        given().multiPart("List-Unsubscribe", "One-Click").post(link(60)).then().statusCode(200);

        assertThat(optedOut()).isEqualTo(1);
        Scene.decisions(scene.report("ann")).body("items[0].reason", equalTo("OPT_OUT"));
    }

    @Test
    void theOneClickMayComeTwice() {
        for (int i = 0; i < 2; i++) {
            given().redirects()
                    .follow(false)
                    .contentType("application/x-www-form-urlencoded")
                    .body("List-Unsubscribe=One-Click")
                    .post(link(60))
                    .then()
                    .statusCode(200);
        }

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void thePageAsksOnceMoreBeforeItStopsEverything() {
        post("form=stop").statusCode(200).body(containsString("name=\"sure\" value=\"yes\" required"));
        assertThat(optedOut()).isZero();
        post("form=stop-confirmed").statusCode(422).body(containsString("Please tick the box first"));
        assertThat(optedOut()).isZero();
        post("form=stop-confirmed&sure=yes").statusCode(200).body(containsString("Mails are stopped"));

        assertThat(optedOut()).isEqualTo(1);
    }

    /** Some programs that check mails send the forms they find, as they find them. */
    @Test
    void pressingEveryButtonOfThePagesAsTheyComeChangesNothing() {
        String first = given().get(link(60)).asString();
        Html.forms(first).forEach(form -> {
            String second = post(form).extract().asString();
            Html.forms(second).forEach(this::post);
        });
        given().post(link(60)).then().statusCode(200);
        post("anything=else");

        assertThat(optedOut()).isZero();
        assertThat(given().get(link(60)).asString()).isEqualTo(first);
    }

    @Test
    void keepsWishesAndShowsThemAgain() {
        post("form=wishes&offered=" + scene.touchpoint() + "&often=month&language=de")
                .statusCode(200)
                .body(containsString("Your wishes are saved."));

        given().get(link(60))
                .then()
                .body(containsString("value=\"" + scene.touchpoint() + "\">"))
                .body(containsString("value=\"month\" checked"))
                .body(containsString("value=\"de\" selected"));
        Standing standing = standing();
        assertThat(standing.refusedTopics()).containsExactly(scene.touchpoint());
        assertThat(standing.wantsAtMostEvery()).contains(Duration.ofDays(30));
        assertThat(standing.optedOut()).isFalse();

        post("form=wishes&offered=" + scene.touchpoint() + "&topic=" + scene.touchpoint() + "&often=any&language=");
        assertThat(standing().refusedTopics()).isEmpty();
        assertThat(standing().wantsAtMostEvery()).isEmpty();
    }

    @Test
    void showsWhatCustomersCallATopicAndNeverItsName() {
        given().get(link(60) + "?lang=de")
                .then()
                .body(containsString("<span>Anrufe " + scene.touchpoint() + "</span>"))
                .body(not(containsString("Calls")));
        given().get(link(60) + "?lang=fr")
                .then()
                .body(containsString("<span>Autres sujets</span>"))
                .body(not(containsString("Calls")))
                .body(not(containsString("<span>" + scene.touchpoint())));
        given().contentType("application/x-www-form-urlencoded")
                .body("form=stop")
                .post(link(60) + "?lang=de")
                .then()
                .body(containsString("Es geht um Mails zu: "))
                .body(containsString("Anrufe " + scene.touchpoint()));
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link(60) + "?lang=de")
                .then()
                .body(containsString("Anrufe " + scene.touchpoint()));
    }

    @Test
    void aBoxOfSeveralTopicsChangesThemOnlyWhenItIsPressed() {
        String other = scene.touchpoint() + "-other";
        String second = scene.liveCampaign(", \"topic\": \"" + other + "\"");
        post("form=wishes&offered=" + other);
        assertThat(standing().refusedTopics()).containsExactly(other);

        String group = scene.touchpoint() + "+" + other;
        post("form=wishes&offered=" + group);
        assertThat(standing().refusedTopics()).containsExactly(other);
        post("form=wishes&offered=" + group + "&topic=" + group);
        assertThat(standing().refusedTopics()).isEmpty();
        post("form=wishes&offered=" + group);
        assertThat(standing().refusedTopics()).containsExactlyInAnyOrder(scene.touchpoint(), other);
        Scene.pause(second);
    }

    @Test
    void takesNoTopicFromTheFormThatNoCampaignHas() {
        post("form=wishes&offered=made-up&offered=%3Cb%3E&often=never&language=xx")
                .statusCode(200);

        assertThat(standing().refusedTopics()).isEmpty();
        assertThat(standing().wantsAtMostEvery()).isEmpty();
    }

    @Test
    void pressingABareButtonTakesNothingBack() {
        post("form=stop-confirmed&sure=yes");

        post("form=resume").statusCode(200).body(containsString("name=\"sure\" value=\"yes\" required"));

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void aCustomerTakesBackOnlyTheOwnOptOut() {
        post("form=stop-confirmed&sure=yes").body(containsString("Ask me again"));
        inTransaction(() -> respondents.suppress(respondent(), Suppression.COMPLAINED));
        post("form=resume&sure=yes").body(containsString("We may ask you by mail again"));
        assertThat(standing().optedOut()).isFalse();
        assertThat(standing().suppression()).contains(Suppression.COMPLAINED);

        inTransaction(() -> respondents.optOut(respondent(), OptedOutBy.ADMINISTRATOR));
        post("form=stop-confirmed&sure=yes").body(containsString("Our staff stopped the mails"));
        post("form=resume&sure=yes");
        assertThat(standing().optedOut()).isTrue();
    }

    @Test
    void answersAPageWhateverTheClientSaysItAccepts() {
        given().accept("application/json").post(link(60)).then().statusCode(200).contentType("text/html");
        given().accept("text/html").get(link(60)).then().statusCode(200).contentType("text/html");
    }

    @Test
    void keepsWhatWasChosenWhileTheDatabaseCannot() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.change("lock table respondent in access exclusive mode");
            post("form=stop-confirmed&sure=%3Cyes%3E")
                    .statusCode(503)
                    .contentType("text/html")
                    .header("Retry-After", "5")
                    .body(containsString("our fault"))
                    .body(containsString("name=\"form\" value=\"stop-confirmed\""))
                    .body(containsString("name=\"sure\" value=\"&lt;yes&gt;\""));
        });
        assertThat(optedOut()).isZero();
        post("form=stop-confirmed&sure=yes").statusCode(200);

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void speaksTheLanguageOfTheMailElseOfTheBrowser() {
        given().get(link(60) + "?lang=de")
                .then()
                .header("Content-Language", "de")
                .body(containsString("Ihre Wünsche zu unseren Mails"));
        given().header("Accept-Language", "tr, de-CH;q=0.8")
                .get("/u/unknown")
                .then()
                .statusCode(404)
                .body(containsString("Diesen Link kennen wir nicht"));
        given().get(link(60) + "?lang=%3Cscript%3E").then().body(containsString("Your wishes"));
        given().contentType("application/x-www-form-urlencoded")
                .body("form=stop")
                .post(link(60) + "?lang=de")
                .then()
                .statusCode(200)
                .body(containsString("Keine Mails mehr?"));
    }

    @Test
    void answersDamagedLinksAndOtherMethodsWithAPage() {
        given().get(link(60) + "/x").then().statusCode(404).contentType("text/html");
        given().delete(link(60)).then().statusCode(405);

        assertThat(optedOut()).isZero();
    }

    @Test
    void explainsLinksThatAreTooOldOrUnknown() {
        String expired = link(-60);
        given().get(expired).then().statusCode(410).body(containsString("too old"));
        given().post(expired).then().statusCode(410);
        String forged = link(60).substring(0, 60) + "A".repeat(22);
        given().get(forged).then().statusCode(404).body(containsString("do not know this link"));
        given().post(forged).then().statusCode(404);
        String answering = "/u/" + links.sign(Purpose.ANSWER, invitation, Times.minutesAgo(-60));
        given().post(answering).then().statusCode(404);
        given().post("/u/" + links.sign(Purpose.OPT_OUT, UUID.randomUUID(), Times.minutesAgo(-60)))
                .then()
                .statusCode(404);

        assertThat(optedOut()).isZero();
    }

    @Test
    void givesNothingAwayAndKeepsNothing() {
        for (Response page : new Response[] {given().get(link(60)), given().get("/u/unknown")}) {
            page.then()
                    .header("Cache-Control", equalTo("no-store"))
                    .header("Referrer-Policy", equalTo("no-referrer"))
                    .header("X-Content-Type-Options", equalTo("nosniff"))
                    .header("X-Robots-Tag", containsString("noindex"))
                    .header("Content-Security-Policy", containsString("default-src 'none'"))
                    .header("Content-Security-Policy", not(containsString("unsafe")))
                    .body(not(containsString(scene.email("ann"))))
                    .body(not(containsString("Zoë")))
                    .body(not(containsString("style=")));
            assertThat(page.getCookies()).isEmpty();
        }
        String css = given().get("/u/style").asString();
        assertThat(css.length() + given().get("/u/x").asString().length()).isLessThan(30 * 1024);
        assertThat(Pattern.compile("min-height: ([0-9.]+)rem")
                        .matcher(css)
                        .results()
                        .map(found -> Double.valueOf(found.group(1)) * 16))
                .hasSizeGreaterThanOrEqualTo(3)
                .allMatch(pixels -> pixels >= 44);
        given().get("/u/style").then().statusCode(200).contentType(containsString("text/css"));
    }

    private ValidatableResponse post(String form) {
        return given().contentType("application/x-www-form-urlencoded")
                .body(form)
                .post(link(60))
                .then();
    }

    private Standing standing() {
        return QuarkusTransaction.requiringNew().call(() -> respondents.standing(respondent()));
    }

    private static void inTransaction(Runnable step) {
        QuarkusTransaction.requiringNew().run(step);
    }

    private UUID respondent() {
        return invited.respondentOf(invitation).orElseThrow();
    }

    private String link(int minutes) {
        return "/u/" + links.sign(Purpose.OPT_OUT, invitation, Times.minutesAgo(-minutes));
    }

    private long optedOut() {
        return database.count("select count(*) from respondent where opted_out_at is not null and customer_id = '"
                + scene.customer("ann") + "'");
    }
}
