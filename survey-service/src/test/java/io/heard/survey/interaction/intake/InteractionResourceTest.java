package io.heard.survey.interaction.intake;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.heard.contracts.event.InteractionRecorded;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "helpdesk", roles = "intake")
class InteractionResourceTest {

    /** Sends what it has to say once it may: who is refused while sending cannot always read why. */
    private static final String ASKS_FIRST = "http.protocol.expect-continue";

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Test
    void countsOnceHoweverOftenItIsReported() {
        String body = scene.interaction("ann");
        String first = Scene.post(body).statusCode(201).extract().asString();
        String second = Scene.post(body).statusCode(200).extract().asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void tellsTheOtherServicesWithoutSayingWhoTheCustomerIs() {
        String customer =
                Scene.post(scene.interaction("ann")).statusCode(201).extract().path("customerId");

        assertThat(database.eventsAbout(customer)).containsExactly(InteractionRecorded.TYPE);
        assertThat(database.dataAbout(customer).getFirst())
                .contains("broadband", "north")
                .doesNotContain(scene.customer("ann"), scene.email("ann"), "Zoë");
    }

    @Test
    void countsOnceWhenReportedManyTimesAtTheSameMoment() throws Exception {
        String body = scene.interaction("ann");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(IntStream.range(0, 16)
                    .mapToObj(i ->
                            (Callable<Integer>) () -> Scene.post(body).extract().statusCode())
                    .toList());
            long created = 0;
            for (var answer : answers) {
                assertThat(answer.get()).isIn(200, 201);
                created += answer.get() == 201 ? 1 : 0;
            }
            assertThat(created).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"source\": \"helpdesk\"|\"source\": \"\"|source",
                "\"channel\": \"phone\"|\"channel\": \"By Phone\"|channel",
                "\"product\": \"broadband\"|\"product\": null|product",
                "\"team\": \"north\"|\"team\": \"a\\nb\"|team",
                "\"team\": \"north\"|\"team\": \"\\u0000\"|team",
                "\"team\": \"north\"|\"team\": 5|team",
                "\"team\": \"north\"|\"squad\": \"north\"|squad",
                "\"team\": \"north\"|\"attributes\": {\"a\": 1}|attributes.a",
                "\"team\": \"north\"|\"attributes\": {\"a\": null}|attributes",
                "\"team\": \"north\"|\"firstRespondedAt\": \"1999-01-01T00:00:00Z\"|firstRespondedAt",
                "\"team\": \"north\"|\"firstRespondedAt\": \"9999-12-31T00:00:00Z\"|firstRespondedAt",
                "\"team\": \"north\"|\"firstRespondedAt\": \"2001-01-01T00:00:00Z\"|firstRespondedAt",
                "\"team\": \"north\"|\"firstRespondedAt\": 12|firstRespondedAt",
                "\"team\": \"north\"|\"firstRespondedAt\": \"yesterday\"|firstRespondedAt",
                "Asia/Kathmandu|Mars/Olympus|customer.timeZone",
                "en-GB|xx-YY|customer.locale",
                "en-GB|not a tag|customer.locale",
                "Zoë, 😀|Foo\\nX-Injected: yes|customer.firstName",
                "@example.org|@example.org,b@y.test|customer.email",
                "@example.org|@example.org\\r\\nBcc: b@y.test|customer.email",
                "\"customer\": {|\"customer\": {\"age\": 5, |customer.age"
            })
    void namesTheFieldAndItsRule(String part, String replacement, String field) {
        Scene.post(scene.interaction("ann").replace(part, replacement))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems(field));
    }

    @Test
    void wantsTimesInTheirOrder() {
        String early = Times.minutesAgo(60).toString();
        String late = Times.minutesAgo(-60).toString();
        String body = """
                {"source": "s", "id": "%s", "touchpoint": "t", "channel": "c", "product": "p",
                 "openedAt": "%s", "closedAt": "%s", "customer": {"id": "x"}}""";

        Scene.post(body.formatted("a", Times.minutesAgo(1), early))
                .statusCode(400)
                .body("errors.field", hasItems("closedAt"));
        Scene.post(body.formatted("b", early, late)).statusCode(400).body("errors.field", hasItems("closedAt"));
    }

    @Test
    void namesEverythingThatIsMissing() {
        Scene.post("{}")
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems(
                                "source",
                                "id",
                                "touchpoint",
                                "channel",
                                "product",
                                "openedAt",
                                "closedAt",
                                "customer"));
    }

    @Test
    void refusesBodiesThatAreTooLargeOrOfAnotherKind() {
        given().contentType("text/xml")
                .body("<x/>")
                .post("/api/v1/interactions")
                .then()
                .statusCode(415);
        given().config(RestAssured.config().httpClient(httpClientConfig().setParam(ASKS_FIRST, true)))
                .contentType("application/json")
                .body(" ".repeat(2 * 1024 * 1024))
                .post("/api/v1/interactions")
                .then()
                .statusCode(413);
    }

    @Test
    void aBadLineNeverStopsTheRest() {
        String known = scene.interaction("ann", "known-" + scene.touchpoint());
        Scene.post(known).statusCode(201);

        postLines(String.join(
                        "\n",
                        scene.interaction("bob"),
                        "{\"source\": ",
                        "",
                        scene.interaction("cat").replace("phone", "By Phone"),
                        known,
                        "null",
                        "{\"unknown\": 1}",
                        "\"" + "x".repeat(40_000) + "\"",
                        scene.interaction("dan")))
                .statusCode(200)
                .body("recorded", equalTo(2))
                .body("known", equalTo(1))
                .body("rejected", equalTo(5))
                .body("lines.line", equalTo(List.of(1, 2, 4, 5, 6, 7, 8, 9)))
                .body("lines[0].status", equalTo("RECORDED"))
                .body("lines[1].status", equalTo("REJECTED"))
                .body("lines[2].errors[0].field", equalTo("channel"))
                .body("lines[3].status", equalTo("KNOWN"))
                .body("lines[5].errors[0].field", equalTo("unknown"))
                .body("lines[7].status", equalTo("RECORDED"));
    }

    @Test
    void takesAnArrayToo() {
        String known = scene.interaction("ann");
        Scene.post("[" + known + "]").statusCode(200).body("recorded", equalTo(1));

        Scene.post("[%s, %s, 7, {\"source\": 5}, %s, %s]"
                        .formatted(scene.interaction("bob"), known, scene.interaction("cat"), known))
                .statusCode(200)
                .body("recorded", equalTo(2))
                .body("known", equalTo(2))
                .body("rejected", equalTo(2))
                .body("lines.line", equalTo(List.of(1, 2, 3, 4, 5, 6)))
                .body("lines[3].errors[0].field", equalTo("source"));
    }

    @Test
    void readsAnArrayUpToWhereItStopsBeingJson() {
        Scene.post("[" + scene.interaction("ann") + ", {\"source\" " + scene.interaction("bob") + "]")
                .statusCode(200)
                .body("recorded", equalTo(1))
                .body("rejected", equalTo(1));
        Scene.post("[" + scene.interaction("ann")).statusCode(200).body("rejected", equalTo(1));
        Scene.post("[]").statusCode(200).body("lines", hasSize(0));
        Scene.post("[] []").statusCode(200).body("rejected", equalTo(1));
        Scene.post("7").statusCode(400);
        Scene.post("").statusCode(400);
    }

    @Test
    void countsWhatABatchRepeatsOnce() {
        String twice = scene.interaction("ann");

        postLines(twice + "\n" + twice).statusCode(200).body("lines.status", equalTo(List.of("RECORDED", "KNOWN")));
    }

    @Test
    void batchesThatShareCustomersAndInteractionsNeverBlockEachOther() throws Exception {
        List<String> lines = IntStream.range(0, 120)
                .mapToObj(i -> scene.interaction("shared-" + i % 40))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> batches = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(seed -> () -> {
                        List<String> shuffled = new ArrayList<>(lines);
                        Collections.shuffle(shuffled, new Random(seed));
                        return postLines(String.join("\n", shuffled))
                                .statusCode(200)
                                .extract()
                                .path("recorded");
                    })
                    .toList();
            int recorded = 0;
            for (var batch : threads.invokeAll(batches)) {
                recorded += batch.get();
            }
            assertThat(recorded).isEqualTo(120);
        }
    }

    @Test
    void takesManyLinesAtATimeAndNoMore() {
        String lines = IntStream.range(0, 2_001)
                .mapToObj(i -> scene.interaction("customer-" + i % 300))
                .collect(Collectors.joining("\n"))
                .replace(", \"team\": \"north\"", "")
                .replace(",\"firstName\": \"Zoë, 😀\"", "");

        postLines(lines)
                .statusCode(200)
                .body("recorded", equalTo(2_000))
                .body("rejected", equalTo(1))
                .body("lines[2000].line", equalTo(2_001));
    }

    @Test
    void answersThatTryingAgainHelpsWhileTheDatabaseIsBusy() {
        QuarkusTransaction.requiringNew().run(() -> {
            database.change("lock table interaction in access exclusive mode");
            Scene.post(scene.interaction("ann"))
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType("application/problem+json");
            postLines(scene.interaction("bob") + "\n" + scene.interaction("cat"))
                    .statusCode(503)
                    .header("Retry-After", "5");
        });
        Scene.post(scene.interaction("ann")).statusCode(201);
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] cutShort = {0, 0, 0, '{', -1, -1, -1, -1};
        given().config(asItIs("application/json"))
                .contentType("application/json")
                .body(cutShort)
                .post("/api/v1/interactions")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    @TestSecurity(
            user = "ana",
            roles = {"analyst", "agent"})
    void isForMachinesAndCampaignManagersOnly() {
        Scene.post(scene.interaction("ann")).statusCode(403).contentType("application/problem+json");
        postLines(scene.interaction("ann")).statusCode(403);
    }

    @Test
    @TestSecurity
    void isForNobodyWithoutAToken() {
        Scene.post(scene.interaction("ann")).statusCode(401).contentType("application/problem+json");
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void limitedCallersReportAboutTheirProductsOnly() {
        Scene.post(scene.interaction("ann")).statusCode(400).body("errors.field", hasItems("product"));
        postLines(scene.interaction("ann")).statusCode(200).body("rejected", equalTo(1));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void limitedCallersLearnNothingOfWhatIsKnownAboutOtherProducts() {
        String body = scene.interaction("ann").replace("broadband", "mobile");
        String id = Scene.post(body).statusCode(201).extract().path("id");
        Scene.post(body).statusCode(200);
        database.change("update interaction set product = 'broadband' where id = '" + id + "'");

        Scene.post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", hasItems("product"))
                .body(not(containsString(id)));
        postLines(body)
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("lines[0].errors[0].field", equalTo("product"))
                .body(not(containsString(id)));
    }

    private static ValidatableResponse postLines(String lines) {
        return given().config(asItIs("application/x-ndjson"))
                .contentType("application/x-ndjson")
                .body(lines.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/interactions")
                .then();
    }

    private static RestAssuredConfig asItIs(String contentType) {
        return RestAssured.config()
                .encoderConfig(EncoderConfig.encoderConfig()
                        .encodeContentTypeAs(contentType, ContentType.TEXT)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }
}
