package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.contracts.link.Purpose;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From when until when, and with which survey, it is open. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class OpeningTest extends OpenSurveyScene {

    @Test
    void aLinkAfterItsTimeSaysSo() {
        String over = announced(UUID.randomUUID(), true, List.of(), Duration.ofSeconds(-1));
        given().get(over).then().statusCode(410);
        post(over, ticket(UUID.randomUUID()), "recommend", "9").then().statusCode(410);

        UUID closed = UUID.randomUUID();
        store(new Campaign(closed, 2, "Closed", null, false, null, null));
        given().get("/o/" + token(closed)).then().statusCode(410);
        given().get("/o/" + links.sign(Purpose.OPEN, campaign, minuteAgo()))
                .then()
                .statusCode(410);
    }

    @Test
    void theLinkOfAnOpeningThatIsOverOpensNothingWhenItIsOpenedAgain() {
        String printed = link;
        opensAt = now().minusSeconds(60);
        String again = announced(campaign, true, List.of(), Duration.ofDays(30));

        assertThat(again).isNotEqualTo(printed);
        given().get(again).then().statusCode(200);
        given().get(printed).then().statusCode(410);
        post(printed, ticket(UUID.randomUUID()), "recommend", "9").then().statusCode(410);
        assertThat(ofCampaign(campaign)).isZero();

        // Changed settings leave it, and news of the next opening may still be on its way.
        given().get(announced(campaign, false, List.of(), Duration.ofDays(3)))
                .then()
                .statusCode(200);
        opensAt = now();
        given().get("/o/" + token(campaign)).then().statusCode(503);
    }

    @Test
    void whatIsSentWhenItClosesIsNotKept() {
        Instant closesAt = now().plusSeconds(2);
        link = announced(campaign, true, List.of(), Duration.between(now(), closesAt));
        QuarkusMock.installMockForType(
                new OpenDoor(links, campaigns, surveys, askedSurveys, clock) {
                    @Override
                    OpenVisit open(String token) {
                        OpenVisit visit = super.open(token);
                        await().until(() -> clock.instant().isAfter(closesAt.plusMillis(100)));
                        return visit;
                    }
                },
                OpenDoor.class);

        post(link, ticket(UUID.randomUUID()), "recommend", "9").then().statusCode(410);
        assertThat(ofCampaign(campaign)).isZero();
    }

    @Test
    void whatIsFilledInWhileAnotherVersionIsPutIsKeptAsItWasAsked() {
        Response page = given().get(link);
        String asked = html(page).select("input[name=askedSurvey]").attr("value");
        String ticket = ticketOn(page);
        Survey old = survey;
        survey = feedback.survey(List.of(Feedback.EVERY_KIND.getLast()));
        announced(campaign, true, List.of(), Duration.ofDays(30));

        // Read by a person: not sooner than two seconds after the page.
        UUID id = links.openPair(Purpose.TICKET, ticket).orElseThrow().second();
        post(link, ticket(id), "recommend", "9", "askedSurvey", asked).then().statusCode(200);

        assertThat(stored(id).invitation().surveyId()).isEqualTo(old.surveyId());
        assertThat(stored(id).invitation().surveyVersion()).isEqualTo(old.version());
        assertThat(stored(id).current().answers().getFirst().score()).isEqualTo(9);
        // For no other ticket: nobody chooses what is asked.
        Response other = post(link, ticket(UUID.randomUUID()), "recommend", "9", "askedSurvey", asked);
        other.then().statusCode(400);
        assertThat(ofCampaign(campaign)).isEqualTo(1);
    }

    @Test
    void aCampaignThatIsStillOnItsWayKeepsWhatWasTyped() {
        String early = "/o/" + token(UUID.randomUUID());
        given().get(early).then().statusCode(503);

        Response kept = post(early, ticket(UUID.randomUUID()), "recommend", "9");
        kept.then().statusCode(503);
        assertThat(html(kept).select("form").attr("action")).isEqualTo(early);
        assertThat(html(kept).select("input[name=recommend]").attr("value")).isEqualTo("9");
        assertThat(html(kept).select("input[name=ticket]")).hasSize(1);
    }

    @Test
    void aSurveyThatIsOpenedAnewLeavesWhatWasAnsweredAsItWas() {
        UUID id = UUID.randomUUID();
        String cookie = post(link, ticket(id), "recommend", "9").header("Set-Cookie");
        Survey next = feedback.survey(List.of(Feedback.EVERY_KIND.getLast()));
        survey = next;
        announced(campaign, true, List.of(), Duration.ofDays(30));

        Response form = given().header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .get(link + "/change");
        assertThat(html(form).text()).contains("How likely are you to recommend us?");
        assertThat(html(given().get(link)).text()).doesNotContain("How likely");
    }
}
