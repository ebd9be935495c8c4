package io.heard.survey.bounce;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Who may tell what became of mails. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class MailEventAccessTest {

    private static final String PATH = "/api/v1/mail-events";
    private static final String SECRET = "test-secret-test-secret-test-secret";
    private static final String BODY = """
            {"events": [{"id": "h1", "kind": "bounced", "messageId": "<x@y.test>"}]}""";

    @Inject
    Clock clock;

    @Test
    @TestSecurity(user = "bob", roles = "analyst")
    void isForCompanySystemsOnly() {
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "desk", roles = "intake")
    void rawReportsAreForAdministrators() {
        given().contentType("message/rfc822")
                .body("Subject: x\r\n\r\n".getBytes(UTF_8))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void aSignedHookNeedsNoToken() throws Exception {
        String body = BODY;
        long now = clock.instant().getEpochSecond();

        hook("test", now, sign(now + "." + body), body).statusCode(204);
        hook("test", now, sign(now + "." + body).toUpperCase(Locale.ROOT), body).statusCode(204);
    }

    @Test
    void refusesHooksThatAreForgedOldOrUnknown() throws Exception {
        String body = BODY;
        long now = clock.instant().getEpochSecond();
        long old = now - Duration.ofMinutes(6).toSeconds();

        hook("test", now, sign(now + "." + body), body + " ").statusCode(401);
        hook("test", old, sign(old + "." + body), body).statusCode(401);
        hook("test", now, sign(old + "." + body), body).statusCode(401);
        hook("other", now, sign(now + "." + body), body).statusCode(401);
        hook("test", now, "zz", body).statusCode(401);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/hooks/mail/test")
                .then()
                .statusCode(401);
    }

    private static ValidatableResponse hook(String provider, long timestamp, String signature, String body) {
        return given().contentType(ContentType.JSON)
                .header("X-Heard-Timestamp", timestamp)
                .header("X-Heard-Signature", signature)
                .body(body)
                .post("/hooks/mail/" + provider)
                .then();
    }

    private static String sign(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    }
}
