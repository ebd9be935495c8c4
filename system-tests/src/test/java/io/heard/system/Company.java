package io.heard.system;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.heard.local.launch.PlatformAddress;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a company with Heard does, as the journeys need it: every call goes through the gateway with a token of its client. */
final class Company {

    static final String INTAKE = "company-systems";
    static final String CAMPAIGNS = "campaign-desk";
    static final String REPORTS = "reports";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PlatformAddress platform;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, Instant usableUntil) {}

    Company(PlatformAddress platform) {
        this.platform = platform;
    }

    RequestSpecification as(String client) {
        return given().baseUri(platform.gateway().toString()).auth().oauth2(token(client));
    }

    RequestSpecification stranger() {
        return given().baseUri(platform.gateway().toString());
    }

    String token(String client) {
        return tokens.compute(
                        client,
                        (id, known) ->
                                known != null && Instant.now().isBefore(known.usableUntil()) ? known : fetchToken(id))
                .value();
    }

    private Token fetchToken(String client) {
        String value = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", client)
                .formParam("client_secret", platform.clientSecrets().get(client))
                .post(platform.tokenEndpoint())
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return new Token(value, Instant.now().plus(Duration.ofMinutes(3)));
    }

    /** A live campaign at a touchpoint of its own, so that journeys do not meet. */
    String startCampaign(String touchpoint) {
        String surveyId = as(CAMPAIGNS)
                .contentType(ContentType.JSON)
                .body("""
                        {"title": "How did we do?", "language": "en", "thanks": "Thank you, we read every answer.",
                         "questions": [
                           {"id": "satisfied", "type": "CSAT", "text": "How satisfied were you?", "required": false},
                           {"id": "recommend", "type": "NPS", "text": "Would you recommend us?", "required": false},
                           {"id": "why", "type": "LONG_TEXT", "text": "What happened?", "required": false}]}
                        """)
                .post("/api/v1/surveys")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(CAMPAIGNS).put("/api/v1/surveys/" + surveyId + "/publication").then().statusCode(200);
        String campaignId = as(CAMPAIGNS)
                .contentType(ContentType.JSON)
                .body("""
                        {"name": "After %s", "surveyId": "%s", "touchpoint": "%s", "quietPeriod": "PT0S"}
                        """.formatted(touchpoint, surveyId, touchpoint))
                .post("/api/v1/campaigns")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        as(CAMPAIGNS)
                .put("/api/v1/campaigns/" + campaignId + "/activation")
                .then()
                .statusCode(204);
        return campaignId;
    }

    /** Reports an interaction that ended an hour ago; the answer is the service's own. */
    Response report(String touchpoint, String product, String id, String email) {
        Instant closed = Instant.now().minus(Duration.ofHours(1));
        return as(INTAKE)
                .contentType(ContentType.JSON)
                .body(interaction(touchpoint, product, id, email, closed))
                .post("/api/v1/interactions");
    }

    static String interaction(String touchpoint, String product, String id, String email, Instant closed) {
        return """
                {"source": "helpdesk", "id": "%s", "touchpoint": "%s", "channel": "phone", "product": "%s", "team": "first-line",
                 "openedAt": "%s", "firstRespondedAt": "%s", "closedAt": "%s",
                 "customer": {"id": "customer-%s", "email": "%s", "firstName": "Mira", "locale": "en-GB"}}
                """.formatted(
                        id,
                        touchpoint,
                        product,
                        closed.minus(Duration.ofMinutes(50)),
                        closed.minus(Duration.ofMinutes(40)),
                        closed,
                        id,
                        email);
    }

    /** The link to the survey in the mail to this address, once the mail is there. */
    String surveyLink(String email) {
        Response mail = await("mail to " + email)
                .atMost(PATIENCE)
                .until(() -> findMail(email), Optional::isPresent)
                .orElseThrow();
        return Jsoup.parse(mail.<String>path("html")).select("a[href*=/s/]").eachAttr("href").stream()
                .filter(link -> !link.contains("?"))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Response> findMail(String email) {
        List<Map<String, Object>> mails =
                mailbox().queryParam("limit", 500).get("/api/mails").path("items");
        return mails.stream()
                .filter(mail -> mail.get("to").toString().contains(email))
                .findFirst()
                .map(mail -> mailbox().get("/api/mails/" + mail.get("id")));
    }

    private RequestSpecification mailbox() {
        return given().baseUri(platform.mailbox().toString());
    }

    /** Answers as the page's form would, once it is there: a mail may arrive before the page knows of it, and then says so. */
    Response answer(String link, Map<String, String> answers) {
        Element form = await("a form to answer").atMost(PATIENCE).until(() -> form(link), Objects::nonNull);
        RequestSpecification request =
                given().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8");
        form.select("input[type=hidden]").forEach(hidden -> request.formParam(hidden.attr("name"), hidden.val()));
        answers.forEach(request::formParam);
        return request.post(link);
    }

    private static @Nullable Element form(String link) {
        return Jsoup.parse(given().get(link).asString(), link).selectFirst("form[method=post]");
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }
}
