package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.link.Purpose;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a device remembers of who answered on it, and a device for many people does not. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class DeviceTest extends OpenSurveyScene {

    @Test
    void aDeviceThatAnsweredChangesItsAnswer() {
        UUID id = UUID.randomUUID();
        Response answered = post(link, ticket(id), "recommend", "9");
        String cookie = answered.header("Set-Cookie");
        assertThat(cookie)
                .startsWith("heard_answered=")
                .contains("; Path=" + link + ";", "; HttpOnly", "; SameSite=Lax", "; Max-Age=")
                .doesNotContain("Secure");
        String sent = cookie.substring(0, cookie.indexOf(';'));

        Response back = given().header("Cookie", "a=b; " + sent).get(link);
        assertThat(html(back).text()).contains("We read every word.");
        assertThat(html(back).select("a.button").attr("href")).isEqualTo(link + "/change");

        Response form = given().header("Cookie", sent).get(link + "/change");
        assertThat(html(form).select("input[name=recommend][value=9]").hasAttr("checked"))
                .isTrue();
        send(link, ticketOn(form), UUID.randomUUID().toString(), sent, "recommend", "2")
                .then()
                .statusCode(200);
        // Another page that was still open on the same device.
        send(link, ticket(UUID.randomUUID()), UUID.randomUUID().toString(), sent, "recommend", "9")
                .then()
                .statusCode(200);

        assertThat(ofCampaign(campaign)).isEqualTo(1);
        assertThat(stored(id).revision()).isEqualTo(3);
        assertThat(stored(id).current().answers().getFirst().score()).isEqualTo(9);
    }

    @Test
    void aDeviceThatAnsweredTakesItBackWhenAskedTwice() {
        UUID id = UUID.randomUUID();
        String submission = UUID.randomUUID().toString();
        String cookie =
                send(link, ticket(id), submission, null, "recommend", "9").header("Set-Cookie");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        assertThat(html(given().header("Cookie", sent).get(link))
                        .select("a.button")
                        .eachAttr("href"))
                .containsExactly(link + "/change", link + "/withdrawal");

        Response asked = given().header("Cookie", sent).get(link + "/withdrawal");
        assertThat(html(asked).select("form[method=post]").attr("action")).isEqualTo(link + "/withdrawal");
        assertThat(html(asked).select("a.button").attr("href")).isEqualTo(link);
        assertThat(stored(id).isWithdrawn()).isFalse();
        Response taken = takeBack(sent);

        taken.then().statusCode(200);
        assertThat(html(taken).select("h1").text()).isEqualTo("Your answers are taken back");
        assertThat(html(taken).select("a.button").eachAttr("href")).containsExactly(link + "/change");
        assertThat(stored(id).isWithdrawn()).isTrue();
        int revision = stored(id).revision();
        for (Response again : List.of(
                takeBack(sent),
                given().header("Cookie", sent).get(link + "/withdrawal"),
                send(link, ticket(id), submission, null, "recommend", "9"))) {
            assertThat(html(again).select("h1").text()).isEqualTo("Your answers are taken back");
        }
        assertThat(stored(id).revision()).isEqualTo(revision);
    }

    @Test
    void aDeviceThatTookItBackAnswersAgain() {
        UUID id = UUID.randomUUID();
        String cookie = post(link, ticket(id), "recommend", "9").header("Set-Cookie");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        takeBack(sent);
        assertThat(html(given().header("Cookie", sent).get(link)).select("input[name=recommend][checked]"))
                .isEmpty();

        Response form = given().header("Cookie", sent).get(link + "/change");
        send(link, ticketOn(form), UUID.randomUUID().toString(), sent, "recommend", "2")
                .then()
                .statusCode(200);

        assertThat(stored(id).isWithdrawn()).isFalse();
        assertThat(ofCampaign(campaign)).isEqualTo(1);
    }

    @Test
    void whatIsNoLongerKeptIsNotCalledTakenBack() {
        UUID id = UUID.randomUUID();
        String cookie = post(link, ticket(id), "recommend", "9").header("Set-Cookie");
        String sent = cookie.substring(0, cookie.indexOf(';'));
        responses.empty(List.of(stored(id)), now());

        for (String place : List.of("", "/change", "/withdrawal")) {
            Response page = given().header("Cookie", sent).get(link + place);
            page.then().statusCode(200);
            assertThat(html(page).select("input[name=recommend]")).isNotEmpty();
        }
        takeBack(sent).then().statusCode(200);
        assertThat(stored(id).revision()).isEqualTo(2);
    }

    @Test
    void aDeviceTakesNothingBackThatAProgramPressesOrThatIsNotItsOwn() {
        UUID id = UUID.randomUUID();
        String cookie = post(link, ticket(id), "recommend", "9").header("Set-Cookie");
        String sent = cookie.substring(0, cookie.indexOf(';'));

        Response doubted = given().contentType("application/x-www-form-urlencoded")
                .header("Cookie", sent)
                .body("homePage=https%3A%2F%2Fexample.com")
                .post(link + "/withdrawal");
        takeBack("a=b");

        assertThat(html(doubted).select("input[name=doubtedSubmission]").val()).isNotEmpty();
        assertThat(stored(id).isWithdrawn()).isFalse();
    }

    @Test
    void anotherSurveysCookieOrAForgedOneOpensNoAnswer() {
        UUID id = UUID.randomUUID();
        String cookie = post(link, ticket(id), "recommend", "9").header("Set-Cookie");
        String value = cookie.substring("heard_answered=".length(), cookie.indexOf(';'));
        String elsewhere = announced(UUID.randomUUID(), true, List.of(), Duration.ofDays(1));

        assertThat(html(given().header("Cookie", "heard_answered=" + value).get(elsewhere))
                        .text())
                .contains("How likely");
        assertThat(html(given().header("Cookie", "heard_answered=" + value + "A")
                                .get(link + "/change"))
                        .select("input[name=recommend][checked]"))
                .isEmpty();
    }

    @Test
    void aFrameAndAnEncryptedPageHaveTheirCookies() {
        String framed = announced(campaign, true, List.of("https://www.example.com"), Duration.ofDays(900));

        assertThat(post(framed + "?embedded=true", ticket(UUID.randomUUID()), "recommend", "9")
                        .header("Set-Cookie"))
                .contains("; SameSite=None; Secure; Partitioned", "; Max-Age=34560000;");
        assertThat(given().header("X-Forwarded-Proto", "https")
                        .contentType("application/x-www-form-urlencoded")
                        .body("submissionId=" + UUID.randomUUID() + "&ticket=" + ticket(UUID.randomUUID())
                                + "&recommend=9")
                        .post(framed)
                        .header("Set-Cookie"))
                .contains("; SameSite=Lax; Secure");
    }

    private Response takeBack(String cookie) {
        return given().contentType("application/x-www-form-urlencoded")
                .header("Cookie", cookie)
                .body("homePage=")
                .post(link + "/withdrawal");
    }

    @Test
    void aDeviceForManyPeopleRemembersNobodyAndStartsOver() {
        String kiosk = announced(campaign, false, List.of(), Duration.ofDays(30));

        Response thanks = post(kiosk, ticket(UUID.randomUUID()), "recommend", "9");
        post(kiosk, ticket(UUID.randomUUID()), "recommend", "1").then().statusCode(200);

        assertThat(thanks.header("Set-Cookie")).isNull();
        assertThat(thanks.header("Refresh")).isEqualTo("15; url=" + kiosk);
        assertThat(post(kiosk + "?lang=en", ticket(UUID.randomUUID()), "recommend", "8")
                        .header("Refresh"))
                .as("not in the language that somebody else chose")
                .isEqualTo("15; url=" + kiosk);
        assertThat(html(thanks).select("a.button").attr("href")).isEqualTo(kiosk);
        assertThat(html(thanks).text()).contains("The next person can answer").doesNotContain("Change my answers");
        assertThat(ofCampaign(campaign)).isEqualTo(3);
    }

    @Test
    void onADeviceForManyPeopleAPageThatIsLeftHalfFilledStartsOverAndSaysSo() {
        String kiosk = announced(campaign, false, List.of(), Duration.ofDays(30));
        Response fresh = given().get(kiosk);
        assertThat(fresh.header("Refresh"))
                .as("nothing typed may vanish unasked")
                .isNull();
        assertThat(html(fresh).select("a[href=" + kiosk + "]").text()).isEqualTo("Start over");

        Response refused = post(kiosk, ticket(UUID.randomUUID()), "recommend", "11");

        refused.then().statusCode(400);
        assertThat(refused.header("Refresh")).isEqualTo("300; url=" + kiosk);
        assertThat(html(refused).text()).contains("If nothing is sent for five minutes");
        Response alone = post(announced(campaign, true, List.of(), Duration.ofDays(30)), "x", "recommend", "11");
        assertThat(alone.header("Refresh")).isNull();
        assertThat(html(alone).text()).doesNotContain("five minutes", "Start over");
    }

    @Test
    void whoGoesBackOnADeviceForManyPeopleDoesNotChangeTheLastAnswer() {
        String kiosk = announced(campaign, false, List.of(), Duration.ofDays(30));
        UUID id = UUID.randomUUID();
        String ticket = ticket(id);
        String submission = UUID.randomUUID().toString();
        send(kiosk, ticket, submission, null, "recommend", "9").then().statusCode(200);

        Response other = send(kiosk, ticket, submission, null, "recommend", "2");

        other.then().statusCode(422);
        assertThat(html(other).text()).contains("counts as another person's");
        assertThat(html(other).select("input[name=recommend][value=2]").hasAttr("checked"))
                .isTrue();
        UUID fresh =
                links.openPair(Purpose.TICKET, ticketOn(other)).orElseThrow().second();
        assertThat(fresh).isNotEqualTo(id);
        post(kiosk, ticket(fresh), "recommend", "2").then().statusCode(200);
        assertThat(stored(id).revision()).isEqualTo(1);
        assertThat(stored(id).current().answers().getFirst().score()).isEqualTo(9);
        assertThat(ofCampaign(campaign)).isEqualTo(2);
    }
}
