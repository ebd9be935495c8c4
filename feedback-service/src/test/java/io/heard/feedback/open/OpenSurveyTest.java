package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.Suspicion;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** What everybody sees and answers. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class OpenSurveyTest extends OpenSurveyScene {

    @Test
    void everybodyGetsTheSurveyWithATicketOfTheirOwn() {
        Response page = given().get(link);

        page.then().statusCode(200);
        assertThat(html(page).select("form").attr("action")).isEqualTo(link);
        assertThat(html(page).text()).contains("How likely are you to recommend us?");
        assertThat(ticketOn(page)).matches("[A-Za-z0-9_-]{100}").isNotEqualTo(ticketOn(given().get(link)));
        assertThat(page.header("Set-Cookie")).isNull();
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void lookingKeepsNothing() {
        Map<String, List<Document>> before = feedback.everything();

        given().get(link + "?recommend=9").then().statusCode(200);
        given().header("Sec-Purpose", "prefetch").get(link).then().statusCode(200);
        given().head(link).then().statusCode(200);
        given().options(link);
        given().get(link + "/change").then().statusCode(200);

        assertThat(feedback.everything()).isEqualTo(before);
    }

    @Test
    void whatIsTappedIsPreselected() {
        assertThat(html(given().get(link + "?recommend=9"))
                        .select("input[name=recommend][value=9]")
                        .hasAttr("checked"))
                .isTrue();
    }

    @Test
    void anAnswerIsKeptUnderItsTicketAndSaysThatNobodyWasInvited() {
        UUID id = UUID.randomUUID();

        Response thanks = post(link, ticket(id), "recommend", "9");

        thanks.then().statusCode(200);
        assertThat(html(thanks).text()).contains("We read every word.", "Change my answers");
        io.heard.feedback.response.Response stored = stored(id);
        assertThat(stored.invitation().answerOrigin()).isEqualTo(ResponseOrigin.OPEN);
        assertThat(stored.invitation().campaignId()).isEqualTo(campaign);
        assertThat(stored.invitation().touchpoint()).isEqualTo("shop-visit");
        assertThat(stored.invitation().channel()).isEqualTo("kiosk");
        assertThat(stored.invitation().team()).isEqualTo("city-centre");
        assertThat(stored.invitation().customerId()).isEqualTo(id);
        assertThat(stored.suspicion()).isNull();
        assertThat(stored.pendingSince()).isNotNull();
    }

    @Test
    void aTicketCountsOnceHoweverOftenItComes() throws Exception {
        UUID id = UUID.randomUUID();
        String ticket = ticket(id);
        String submission = UUID.randomUUID().toString();

        send(link, ticket, submission, null, "recommend", "3").then().statusCode(200);
        send(link, ticket, submission, null, "recommend", "3").then().statusCode(200);
        assertThat(stored(id).revision()).isEqualTo(1);
        send(link, ticket, submission, null, "recommend", "4").then().statusCode(422);

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> flood = IntStream.range(0, 30)
                    .<Callable<Integer>>mapToObj(
                            i -> () -> post(link, ticket, "recommend", "5").statusCode())
                    .toList();
            for (var status : people.invokeAll(flood)) {
                assertThat(status.get()).isEqualTo(200);
            }
        }
        assertThat(ofCampaign(campaign)).isEqualTo(1);
    }

    @Test
    void withoutAGenuineTicketOfThisCampaignNothingIsKeptAndNothingTypedIsLost() {
        UUID other = UUID.randomUUID();
        String foreign = links.signPair(Purpose.TICKET, new SignedPair(other, UUID.randomUUID(), minuteAgo()));
        String genuine = ticket(UUID.randomUUID());
        String forged = genuine.substring(0, 99) + (genuine.charAt(99) == 'A' ? 'B' : 'A');
        String anonymous = links.signPair(Purpose.ANONYMOUS, new SignedPair(campaign, UUID.randomUUID(), minuteAgo()));

        for (String ticket : List.of(foreign, forged, anonymous, "", "x")) {
            Response refused = post(link, ticket, "recommend", "9", "why", "Because <b>");

            refused.then().statusCode(400);
            assertThat(html(refused).select("textarea").text()).contains("Because <b>");
            assertThat(ticketOn(refused)).isNotEqualTo(ticket).hasSize(100);
        }
        assertThat(ofCampaign(campaign)).isZero();
        assertThat(ofCampaign(other)).isZero();
    }

    @Test
    void whatIsSentFasterThanPeopleReadIsProvisionalUntilItIsSentAgain() {
        UUID id = UUID.randomUUID();
        String fresh = links.signPair(Purpose.TICKET, new SignedPair(campaign, id, now()));

        Response again = post(link, fresh, "recommend", "9");

        again.then().statusCode(200);
        assertThat(html(again).text()).contains("Please send it once more");
        assertThat(ticketOn(again)).isEqualTo(fresh);
        assertThat(again.header("Set-Cookie")).isNull();
        assertThat(stored(id).suspicion()).isEqualTo(Suspicion.TOO_SOON);

        post(link, ticket(id), "recommend", "8").then().statusCode(200);
        assertThat(stored(id).suspicion()).isNull();
        assertThat(stored(id).revision()).isEqualTo(2);
    }

    @Test
    void aFilledTrapIsAProgram() {
        UUID id = UUID.randomUUID();
        post(link, ticket(id), "recommend", "9", "homePage", "https://spam.test")
                .then()
                .statusCode(200);

        assertThat(stored(id).suspicion()).isEqualTo(Suspicion.HONEYPOT);
    }

    @Test
    void aPersonWhoseBrowserFillsTheTrapCountsOnceTheySendItAgain() {
        UUID id = UUID.randomUUID();
        Response again = post(link, ticket(id), "recommend", "9", "homePage", "https://spam.test");
        assertThat(html(again).text()).contains("as if a program had filled this in");
        String doubted = html(again).select("input[name=doubtedSubmission]").attr("value");

        again = post(link, ticket(id), "recommend", "9", "homePage", "https://spam.test", "doubtedSubmission", doubted);
        assertThat(stored(id).suspicion()).isEqualTo(Suspicion.HONEYPOT);
        doubted = html(again).select("input[name=doubtedSubmission]").attr("value");

        SignedPair sent = links.openPair(Purpose.ONCE_MORE, doubted).orElseThrow();
        doubted = links.signPair(
                Purpose.ONCE_MORE,
                new SignedPair(id, sent.second(), sent.moment().minusSeconds(60)));
        post(link, ticket(id), "recommend", "9", "homePage", "https://spam.test", "doubtedSubmission", doubted);
        assertThat(stored(id).suspicion()).isNull();
    }
}
