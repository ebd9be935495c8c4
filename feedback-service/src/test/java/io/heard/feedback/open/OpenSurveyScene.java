package io.heard.feedback.open;

import static io.restassured.RestAssured.given;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.campaign.Campaign;
import io.heard.feedback.campaign.Campaigns;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.link.AskedSurveys;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Survey;
import io.heard.feedback.survey.Surveys;
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
import java.util.UUID;
import org.bson.Document;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An open survey since yesterday, and tickets to answer it. */
abstract class OpenSurveyScene {

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
    AskedSurveys askedSurveys;

    @Inject
    Clock clock;

    Survey survey;
    UUID campaign;
    String link;
    Instant opensAt;

    @BeforeEach
    void open() {
        opensAt = now().minus(Duration.ofDays(1));
        survey = feedback.survey(Feedback.EVERY_KIND);
        campaign = UUID.randomUUID();
        link = announced(campaign, true, List.of(), Duration.ofDays(30));
    }

    String announced(UUID id, boolean oncePerDevice, List<String> embeddedBy, Duration lifetime) {
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

    void store(Campaign announced) {
        var campaigns = store.collection("campaigns", Campaign.class);
        campaigns.deleteOne(new Document("_id", announced.id()));
        campaigns.insertOne(announced);
    }

    String token(UUID id) {
        return links.sign(Purpose.OPEN, id, opensAt.plus(CampaignAnnounced.OpenSurvey.LONGEST));
    }

    /** Of a page that has been looked at for a minute. */
    String ticket(UUID id) {
        return links.signPair(Purpose.TICKET, new SignedPair(campaign, id, minuteAgo()));
    }

    Instant minuteAgo() {
        return now().minus(Duration.ofMinutes(1));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    io.heard.feedback.response.Response stored(UUID id) {
        return responses.find(id).orElseThrow();
    }

    long ofCampaign(UUID id) {
        return store.collection("responses", Document.class).countDocuments(new Document("invitation.campaignId", id));
    }

    static Response post(String address, String ticket, String... fields) {
        return send(address, ticket, UUID.randomUUID().toString(), null, fields);
    }

    static Response send(
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

    static String ticketOn(Response page) {
        return html(page).select("input[name=ticket]").attr("value");
    }

    static org.jsoup.nodes.Document html(Response page) {
        return Jsoup.parse(new String(page.asByteArray(), StandardCharsets.UTF_8));
    }
}
