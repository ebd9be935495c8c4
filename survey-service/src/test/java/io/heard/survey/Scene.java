package io.heard.survey;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;

/** What most feature tests begin with. Every scene has a touchpoint and customers of its own, since all share a database. */
public final class Scene {

    private final String mark = UUID.randomUUID().toString();
    private int reported;

    public String touchpoint() {
        return "moment-" + mark;
    }

    public String customer(String name) {
        return name + "-" + mark;
    }

    public String email(String name) {
        return customer(name) + "@example.org";
    }

    /** A survey with one satisfaction score and one text. */
    public static String survey() {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"title": "How was it?", "language": "en", "questions": [
                          {"id": "satisfied", "type": "CSAT", "text": "How satisfied <b>are</b> you?", "required": true},
                          {"id": "why", "type": "LONG_TEXT", "text": "Why?"}]}""")
                .post("/api/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public static String publishedSurvey() {
        String id = survey();
        given().put("/api/v1/surveys/" + id + "/publication").then().statusCode(200);
        return id;
    }

    /** @param more further fields, each with a comma in front */
    public String campaign(String more) {
        return given().contentType(ContentType.JSON)
                .body("""
                        {"name": "A test", "surveyId": "%s", "touchpoint": "%s"%s}""".formatted(publishedSurvey(), touchpoint(), more))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    public String liveCampaign(String more) {
        String id = campaign(more);
        given().put("/api/v1/campaigns/" + id + "/activation").then().statusCode(204);
        return id;
    }

    public static void pause(String campaign) {
        given().delete("/api/v1/campaigns/" + campaign + "/activation").then().statusCode(204);
    }

    /** A new interaction of the customer; answers its id. */
    public String report(String name) {
        return post(interaction(name)).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse post(String interaction) {
        return given().contentType(ContentType.JSON)
                .body(interaction)
                .post("/api/v1/interactions")
                .then();
    }

    /** A valid interaction under a new id. */
    public synchronized String interaction(String name) {
        return interaction(name, customer("i" + reported++));
    }

    public String interaction(String name, String id) {
        return """
                {"source": "helpdesk", "id": "%s", "touchpoint": "%s", "channel": "phone", "product": "broadband",\
                 "team": "north", "openedAt": "%s", "closedAt": "%s",\
                 "customer": {"id": "%s", "email": "%s", "firstName": "Zoë, 😀", "locale": "en-GB",\
                 "timeZone": "Asia/Kathmandu"}}""".formatted(id, touchpoint(), Times.minutesAgo(30), Times.minutesAgo(5), customer(name), email(name));
    }

    /** What was decided about an interaction for this scene's only campaign. */
    public static ValidatableResponse decisions(String interactionId) {
        return given().get("/api/v1/interactions/" + interactionId + "/decisions")
                .then()
                .statusCode(200);
    }
}
