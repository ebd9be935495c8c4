package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.SentMails;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs that check mails open every link and press every button, seconds after the mail. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class ScannerTest {

    private static final int SCANNERS = 1_000;

    /** The forms of the page and of the question after it, as they stand: no box is ticked that was not. */
    private static final List<String> PRESSED =
            List.of("", "form=stop", "form=stop-confirmed", "name=scanner&List-Unsubscribe=https://scanner.example");

    private final Scene scene = new Scene();

    @Inject
    InvitationSender sender;

    @Inject
    Database database;

    private String campaign;

    @BeforeEach
    void start() {
        campaign = scene.liveCampaign("");
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @Test
    void aThousandOfThemOptNobodyOut() throws Exception {
        scene.report("ann");
        sender.sendDue();
        String link = optOutLink("ann");
        for (int i = 0; i < SCANNERS; i++) {
            given().head(link).then().statusCode(200);
            given().get(link).then().statusCode(200);
            given().contentType("application/x-www-form-urlencoded")
                    .body(PRESSED.get(i % PRESSED.size()))
                    .post(link)
                    .then()
                    .statusCode(oneOf(200, 422));
        }

        assertThat(optOuts("ann")).isZero();
    }

    @Test
    void theButtonOfAMailProgramCountsAtOnce() throws Exception {
        scene.report("ann");
        scene.report("bob");
        sender.sendDue();
        given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(optOutLink("ann"))
                .then()
                .statusCode(200);
        given().contentType("multipart/form-data; boundary=x")
                .body("--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n"
                        .getBytes(UTF_8))
                .post(optOutLink("bob"))
                .then()
                .statusCode(200);

        assertThat(optOuts("ann")).isEqualTo(1);
        assertThat(optOuts("bob")).isEqualTo(1);
    }

    private String optOutLink(String name) throws Exception {
        String header =
                SentMails.parse(SentMails.to(scene.email(name)).getFirst()).getHeader("List-Unsubscribe", null);
        return header.substring(1, header.length() - 1).replace("https://feedback.example.org", "");
    }

    private long optOuts(String name) {
        return database.count("select count(*) from opted_out_address where address = '" + scene.email(name) + "'");
    }
}
