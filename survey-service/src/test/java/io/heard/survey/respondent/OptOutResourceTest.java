package io.heard.survey.respondent;

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
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
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
    Database database;

    private String campaign;
    private UUID invitation;

    @BeforeEach
    void invite() {
        campaign = scene.liveCampaign("");
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
            given().get(link(60)).then().statusCode(200).body(containsString("<form method=\"post\">"));
            given().head(link(60)).then().statusCode(200);
        }

        assertThat(optedOut()).isZero();
    }

    @Test
    void aPostOptsOutAtOnceAndForGood() {
        String link = link(60);
        given().post(link).then().statusCode(200).body(containsString("Done"));
        given().post(link).then().statusCode(200);

        assertThat(optedOut()).isEqualTo(1);
        Scene.decisions(scene.report("ann")).body("items[0].reason", equalTo("OPT_OUT"));
    }

    @Test
    void answersTheOneClickPostOfMailProgramsInEitherForm() {
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(link(60))
                .then()
                .statusCode(200);
        given().multiPart("List-Unsubscribe", "One-Click").post(link(60)).then().statusCode(200);

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void answersAPageWhateverTheClientSaysItAccepts() {
        given().accept("application/json").post(link(60)).then().statusCode(200).contentType("text/html");
        given().accept("text/html").get(link(60)).then().statusCode(200).contentType("text/html");

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void keepsTheButtonWhileTheDatabaseCannotKeepTheWish() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.change("lock table respondent in access exclusive mode");
            given().post(link(60))
                    .then()
                    .statusCode(503)
                    .contentType("text/html")
                    .header("Retry-After", "5")
                    .body(containsString("our fault"))
                    .body(containsString("<form method=\"post\">"));
        });
        assertThat(optedOut()).isZero();
        given().post(link(60)).then().statusCode(200);

        assertThat(optedOut()).isEqualTo(1);
    }

    @Test
    void speaksTheLanguageOfTheMailElseOfTheBrowser() {
        given().get(link(60) + "?lang=de")
                .then()
                .header("Content-Language", "de")
                .body(containsString("Ja, keine Mails mehr"));
        given().header("Accept-Language", "fr, de-CH;q=0.8")
                .get("/u/unknown")
                .then()
                .statusCode(404)
                .body(containsString("Diesen Link kennen wir nicht"));
        given().get(link(60) + "?lang=%3Cscript%3E").then().body(containsString("Stop these mails?"));
        given().post(link(60) + "?lang=de").then().statusCode(200).body(containsString("Erledigt"));
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
        given().get("/u/style").then().statusCode(200).contentType(containsString("text/css"));
    }

    private String link(int minutes) {
        return "/u/" + links.sign(Purpose.OPT_OUT, invitation, Times.minutesAgo(-minutes));
    }

    private long optedOut() {
        return database.count("select count(*) from respondent where opted_out_at is not null and customer_id = '"
                + scene.customer("ann") + "'");
    }
}
