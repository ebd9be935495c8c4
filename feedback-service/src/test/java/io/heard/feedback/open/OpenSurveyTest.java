package io.heard.feedback.open;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.Suspicion;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class OpenSurveyTest {

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    DocumentStore store;

    @Inject
    LinkTokens links;

    @Inject
    Campaigns campaigns;

    @Inject
    Surveys surveys;

    @Inject
    Clock clock;

    private Survey survey;
    private UUID campaign;
    private String link;
    private Instant opensAt;

    @BeforeEach
    void open() {
        opensAt = now().minus(Duration.ofDays(1));
        survey = feedback.survey(Feedback.EVERY_KIND);
        campaign = UUID.randomUUID();
        link = announced(campaign, true, List.of(), Duration.ofDays(30));
    }

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

    @Test
    void aDeviceForManyPeopleRemembersNobodyAndStartsOver() {
        String kiosk = announced(campaign, false, List.of(), Duration.ofDays(30));

        Response thanks = post(kiosk, ticket(UUID.randomUUID()), "recommend", "9");
        post(kiosk, ticket(UUID.randomUUID()), "recommend", "1").then().statusCode(200);

        assertThat(thanks.header("Set-Cookie")).isNull();
        assertThat(thanks.header("Refresh")).isEqualTo("15; url=" + kiosk);
        assertThat(html(thanks).select("a.button").attr("href")).isEqualTo(kiosk);
        assertThat(html(thanks).text()).contains("The next person can answer").doesNotContain("Change my answers");
        assertThat(ofCampaign(campaign)).isEqualTo(2);
    }

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
                new OpenDoor(links, campaigns, surveys, clock) {
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
                new OpenDoor(links, campaigns, surveys, clock) {
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

    @ParameterizedTest
    @CsvSource({"/o, 404", "/o/nonsense, 404", "/o/nonsense/change, 404", "/o/a/b/c, 404"})
    void whatIsNoLinkOfOursIsAFriendlyPage(String path, int status) {
        Response page = given().get(path);

        page.then().statusCode(status);
        assertThat(html(page).select("h1").text()).isNotEmpty();
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    }

    @Test
    void linksForOnePersonOpenNothingHereAndOpenLinksNothingThere() {
        String invited = feedback.token(feedback.invitation(survey));
        given().get("/o/" + invited).then().statusCode(404);
        given().get("/s/" + link.substring(3)).then().statusCode(404);
        given().urlEncodingEnabled(false).get(link + ";x=1").then().statusCode(404);
        given().get(link + "/").then().statusCode(404);
    }

    @Test
    void oursStandInTheBrowsersLanguage() {
        assertThat(html(given().header("Accept-Language", "de").get("/o/nonsense"))
                        .select("html")
                        .attr("lang"))
                .isEqualTo("de");
        assertThat(html(given().header("Accept-Language", "ar").get("/o/nonsense"))
                        .select("html")
                        .attr("dir"))
                .isEqualTo("rtl");
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

    private String announced(UUID id, boolean oncePerDevice, List<String> embeddedBy, Duration lifetime) {
        store(new Campaign(
                id,
                1,
                "Shop",
                null,
                false,
                null,
                new CampaignAnnounced.OpenSurvey(
                        survey.surveyId(),
                        survey.version(),
                        "shop-visit",
                        "kiosk",
                        "broadband",
                        "city-centre",
                        oncePerDevice,
                        embeddedBy,
                        opensAt,
                        now().plus(lifetime))));
        return "/o/" + token(id);
    }

    private void store(Campaign announced) {
        var campaigns = store.collection("campaigns", Campaign.class);
        campaigns.deleteOne(new Document("_id", announced.id()));
        campaigns.insertOne(announced);
    }

    private String token(UUID id) {
        return links.sign(Purpose.OPEN, id, opensAt.plus(CampaignAnnounced.OpenSurvey.LONGEST));
    }

    /** Of a page that has been looked at for a minute. */
    private String ticket(UUID id) {
        return links.signPair(Purpose.TICKET, new SignedPair(campaign, id, minuteAgo()));
    }

    private Instant minuteAgo() {
        return now().minus(Duration.ofMinutes(1));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private io.heard.feedback.response.Response stored(UUID id) {
        return responses.find(id).orElseThrow();
    }

    private long ofCampaign(UUID id) {
        return store.collection("responses", Document.class).countDocuments(new Document("invitation.campaignId", id));
    }

    private static Response post(String address, String ticket, String... fields) {
        return send(address, ticket, UUID.randomUUID().toString(), null, fields);
    }

    private static Response send(
            String address, String ticket, String submissionId, @Nullable String cookie, String... fields) {
        RequestSpecification request = given().config(RestAssured.config())
                .redirects()
                .follow(false)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("submissionId", submissionId)
                .formParam("ticket", ticket);
        for (int i = 0; i < fields.length; i += 2) {
            request.formParam(fields[i], fields[i + 1]);
        }
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return request.post(address);
    }

    private static String ticketOn(Response page) {
        return html(page).select("input[name=ticket]").attr("value");
    }

    private static org.jsoup.nodes.Document html(Response page) {
        return Jsoup.parse(new String(page.asByteArray(), StandardCharsets.UTF_8));
    }
}
