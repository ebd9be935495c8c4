package io.heard.system;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import com.microsoft.playwright.Page;
import io.heard.contracts.event.InteractionClosed;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** What the open door says to those who mean no good, or no harm but make mistakes. */
class HostileInputJourneyTest {

    private static final String PROBLEM = "application/problem+json";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONTACTS = "contact.interactions";
    private static final String DEAD_LETTERS = "survey-service.contact.interactions.dead-letters";

    private final Company company = new Company(RunningPlatform.address());

    @Test
    void aWrongTokenOpensNothing() {
        String token = company.token(Company.REPORTS);
        String forged = token.substring(0, token.length() - 6) + "AAAAAA";

        for (String wrong : new String[] {forged, "nonsense", token.substring(0, token.lastIndexOf('.') + 1)}) {
            company.stranger()
                    .auth()
                    .oauth2(wrong)
                    .get("/api/v1/themes")
                    .then()
                    .statusCode(401)
                    .contentType(PROBLEM);
        }
        company.stranger().get("/api/v1/metrics").then().statusCode(401).contentType(PROBLEM);
    }

    @Test
    void aRoleOpensOnlyWhatItIsFor() {
        company.as(Company.INTAKE).get("/api/v1/themes").then().statusCode(403).contentType(PROBLEM);
        company.as(Company.REPORTS)
                .get("/api/v1/campaigns")
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
        company.as(Company.INTAKE)
                .get("/api/v1/responses")
                .then()
                .statusCode(403)
                .contentType(PROBLEM);
    }

    @Test
    void anUnknownFieldIsNamed() {
        String body = Company.interaction("unknown-field", "kettles", Company.newId(), "a@example.org", anHourAgo())
                .replaceFirst("\\{", "{\"isAdmin\": true,");

        company.as(Company.INTAKE)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/interactions")
                .then()
                .statusCode(400)
                .contentType(PROBLEM)
                .body("errors.field", hasItem("isAdmin"));
    }

    @Test
    void aBodyOfTwoMegabytesIsTooLarge() {
        String body = "{\"source\": \"" + "x".repeat(2_000_000) + "\"}";

        company.as(Company.INTAKE)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/interactions")
                .then()
                .statusCode(413)
                .contentType(PROBLEM);
    }

    @Test
    void whatIsNotOursDoesNotExist() {
        for (String path :
                new String[] {"/q/health", "/q/metrics", "/auth/admin/", "/auth/realms/master", "/api/v2/themes"}) {
            company.stranger().get(path).then().statusCode(404);
        }
        company.stranger().get("/s/forged-token").then().statusCode(404).contentType(ContentType.HTML);
        company.stranger().get("/u/forged-token").then().statusCode(404).contentType(ContentType.HTML);
    }

    @Test
    void aLimitedAnalystDoesNotFindAStrangersObjects() {
        company.startCampaign("limited-analyst");
        String email = "limited@example.org";
        company.report("limited-analyst", "toasters", Company.newId(), email)
                .then()
                .statusCode(201);
        String link = company.surveyLink(email);
        company.answer(link, Map.of("satisfied", "5")).then().statusCode(303);
        String response = await("answer listed")
                .atMost(PATIENCE)
                .until(
                        () -> company.as(Company.REPORTS)
                                .queryParam("product", "toasters")
                                .get("/api/v1/responses")
                                .path("items[0].invitationId"),
                        id -> id != null);
        String door = RunningPlatform.address().gateway().toString();

        try (Browser browser = Browser.open();
                Page page = browser.newPage()) {
            page.navigate(door + "/login");
            page.locator("#username").fill("bo");
            page.locator("#password").fill("bo-heard");
            page.locator("#kc-login").click();
            page.waitForURL(door + "/");
            assertThat(page.locator("main").innerText()).contains("bo");

            assertThat(page.request()
                            .get(door + "/api/v1/responses/" + response)
                            .status())
                    .as("the answer is about toasters, and bo may see mobile only")
                    .isEqualTo(404);
            var list = page.request().get(door + "/api/v1/responses");
            assertThat(list.status()).isEqualTo(200);
            assertThat(list.text()).doesNotContain(response);
        }
        company.as(Company.REPORTS).get("/api/v1/responses/" + response).then().statusCode(200);
    }

    @Test
    void aMalformedEventGoesToTheDeadLettersAndStopsNobody() throws Exception {
        company.startCampaign("by-kafka");
        byte[] garbage = "{\"source\": \"helpdesk\", \"interactionId\":".getBytes(UTF_8);
        String good = Company.interaction("by-kafka", "kettles", Company.newId(), "kafka@example.org", anHourAgo())
                .replaceFirst("\"id\":", "\"interactionId\":");
        try (var kafka = producer()) {
            kafka.send(event("broken", garbage)).get();
            kafka.send(new ProducerRecord<>(CONTACTS, "broken", "no CloudEvent at all".getBytes(UTF_8)))
                    .get();
            kafka.send(event("broken", good.getBytes(UTF_8))).get();
        }

        assertThat(company.surveyLink("kafka@example.org")).contains("/s/");
        assertThat(deadLetter("broken", garbage))
                .isNotNull()
                .satisfies(letter -> assertThat(new String(
                                letter.headers()
                                        .lastHeader("dead-letter-reason")
                                        .value(),
                                UTF_8))
                        .doesNotContain("helpdesk"));
    }

    @Test
    void noPathOrMethodMakesTheServiceFail() {
        for (String path : new String[] {
            "/api/v1/themes?pageToken=garbage",
            "/api/v1/themes?pageSize=-1",
            "/api/v1/metrics?from=yesterday",
            "/api/v1/metrics?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z",
            "/api/v1/metrics?color=red",
            "/api/v1/responses?pageToken=%00"
        }) {
            company.as(Company.REPORTS)
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body(not(containsString("Exception")));
        }
        company.as(Company.REPORTS).get("/api/v1/themes/not-an-id").then().statusCode(404);
        given().baseUri(RunningPlatform.address().gateway().toString())
                .request("TRACE", "/api/v1/themes")
                .then()
                .statusCode(equalTo(405));
    }

    private static Instant anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1));
    }

    private static ProducerRecord<String, byte[]> event(String key, byte[] data) {
        var record = new ProducerRecord<>(CONTACTS, key, data);
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_type", InteractionClosed.TYPE.getBytes(UTF_8))
                .add("ce_source", "/helpdesk".getBytes(UTF_8))
                .add("ce_id", Company.newId().getBytes(UTF_8));
        return record;
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(kafka(), new StringSerializer(), new ByteArraySerializer());
    }

    private static ConsumerRecord<String, byte[]> deadLetter(String key, byte[] data) {
        Properties settings = kafka();
        settings.put("group.id", Company.newId());
        settings.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(DEAD_LETTERS));
            return await("dead letter")
                    .atMost(PATIENCE)
                    .until(
                            () -> {
                                for (var record : consumer.poll(Duration.ofMillis(500))) {
                                    if (key.equals(record.key()) && Arrays.equals(data, record.value())) {
                                        return record;
                                    }
                                }
                                return null;
                            },
                            record -> record != null);
        }
    }

    private static Properties kafka() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", RunningPlatform.address().kafka());
        return settings;
    }
}
