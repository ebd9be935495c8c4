package io.heard.survey.sending;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class SendingResourceTest {

    @Test
    @TestSecurity(user = "cleo", roles = "campaign-manager")
    void tellsHowSendingIsGoing() {
        given().get("/api/v1/sending")
                .then()
                .statusCode(200)
                .body("state", equalTo("SENDING"))
                .body("due", greaterThanOrEqualTo(0))
                .body("atTheServer", greaterThanOrEqualTo(0));
    }

    @Test
    @TestSecurity(user = "bob", roles = "analyst")
    void isForThoseWhoRunCampaigns() {
        given().get("/api/v1/sending").then().statusCode(403);
    }
}
