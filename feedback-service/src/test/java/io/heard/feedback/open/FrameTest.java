package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** In which pages of others it is shown. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class FrameTest extends OpenSurveyScene {

    @Test
    void onlyNamedPagesMayShowItInAFrame() {
        Response alone = given().get(link);
        assertThat(alone.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(alone.header("X-Frame-Options")).isEqualTo("DENY");

        String framed = announced(
                campaign, true, List.of("https://www.example.com", "http://localhost:3000"), Duration.ofDays(1));
        for (Response page : List.of(
                given().get(framed + "?embedded=true"),
                post(framed + "?embedded=true", ticket(UUID.randomUUID()), "recommend", "9"))) {
            assertThat(page.headers().getValues("Content-Security-Policy")).hasSize(1);
            assertThat(page.header("Content-Security-Policy"))
                    .contains("default-src 'none'")
                    .contains("frame-ancestors https://www.example.com http://localhost:3000")
                    .doesNotContain("'none' http");
            assertThat(page.header("X-Frame-Options")).isNull();
        }
        assertThat(html(given().get(framed + "?embedded=true")).select("form").attr("action"))
                .isEqualTo(framed + "?embedded=true");
        Response invited = given().get(feedback.link());
        assertThat(invited.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(invited.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void inAFrameThoseCanBeReadToWhomSomethingElseHasToBeSaid() {
        List<String> company = List.of("https://www.example.com");
        String framed = announced(campaign, true, company, Duration.ofDays(1));
        given().get(framed).then().statusCode(200);
        String tooMuch = "why=" + "x".repeat(600_000);
        Response large = given().contentType("application/x-www-form-urlencoded")
                .body(tooMuch)
                .post(framed);
        large.then().statusCode(413);
        String over = announced(campaign, true, company, Duration.ofSeconds(-1));
        Response closed = given().get(over);
        closed.then().statusCode(410);
        UUID unknown = UUID.randomUUID();
        survey = new Survey(Survey.key(unknown, 1), unknown, 1, "New", "en", null, survey.questions(), null, now());
        String early = announced(campaign, true, company, Duration.ofDays(1));
        Response notYet = given().get(early);
        notYet.then().statusCode(503);
        QuarkusMock.installMockForType(
                new OpenDoor(links, campaigns, surveys, askedSurveys, clock) {
                    @Override
                    OpenVisit open(String token) {
                        super.open(token);
                        throw new MongoTimeoutException("away");
                    }
                },
                OpenDoor.class);
        Response away = given().get(framed);
        away.then().statusCode(503);
        Response kept = post(framed, ticket(UUID.randomUUID()), "recommend", "9");
        kept.then().statusCode(503);

        for (Response page : List.of(large, closed, notYet, away, kept)) {
            assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors https://www.example.com");
            assertThat(page.header("X-Frame-Options")).isNull();
        }
        assertThat(given().get(framed + "x").header("X-Frame-Options")).isEqualTo("DENY");
    }
}
