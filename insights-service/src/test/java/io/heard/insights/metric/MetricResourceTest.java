package io.heard.insights.metric;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.contracts.event.Suspicion;
import io.heard.insights.intake.FactWriter;
import io.heard.insights.intake.Samples;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@TestSecurity(user = "ana", roles = "analyst")
class MetricResourceTest {

    private static final String METRICS = "/api/v1/metrics";

    @Inject
    FactWriter writer;

    @Inject
    DataSource database;

    @Test
    void answersWithEveryMetricOfAProduct() {
        String product = product();
        answer(product, "2026-03-02T23:59:59.999Z", 10);
        answer(product, "2026-03-03T00:00:00Z", 8);
        answer(product, "2026-03-09T12:00:00Z", 0);

        given().queryParam("product", product)
                .get(METRICS)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("asOf", notNullValue())
                .body("filter.product", equalTo(product))
                .body("filter", not(hasKey("team")))
                .body("responses", equalTo(3))
                .body("nps.value", equalTo(0.0f))
                .body("nps.promoters", equalTo(1))
                .body("nps.passives", equalTo(1))
                .body("nps.detractors", equalTo(1))
                .body("nps.interval.low", lessThan(0.0f))
                .body("nps", not(hasKey("course")))
                .body("csat.count", equalTo(0))
                .body("csat.value", nullValue())
                .body("csat", hasKey("value"))
                .body("responseRate.sent", equalTo(0));
    }

    @Test
    void tellsHowManyAnswersProgramsSeemToHaveGivenAndCountsThemNowhere() {
        String product = product();
        answer(product, "2026-03-02T10:00:00Z", 10);
        writer.write(Samples.suspected(response(product, "2026-03-02T10:00:00Z", 0), Suspicion.TOO_SOON));

        given().queryParam("product", product)
                .get(METRICS)
                .then()
                .statusCode(200)
                .body("responses", equalTo(1))
                .body("provisional", equalTo(1))
                .body("nps.value", equalTo(100.0f));
    }

    @Test
    void tellsThatForThoseWhoseAnswersAreAskedForAndNotForFewAnonymousOnes() {
        String product = product();
        UUID campaign = UUID.randomUUID();
        for (int i = 0; i < 4; i++) {
            suspected(ResponseOrigin.ANONYMOUS, campaign, product);
        }
        suspected(ResponseOrigin.OPEN, campaign, product);

        assertThat(provisional(product, "invited")).isZero();
        assertThat(provisional(product, "open")).isEqualTo(1);
        assertThat(provisional(product, "all")).isEqualTo(1);

        suspected(ResponseOrigin.ANONYMOUS, campaign, product);

        assertThat(provisional(product, "invited")).isEqualTo(5);
        assertThat(provisional(product, "all")).isEqualTo(6);
    }

    private void suspected(ResponseOrigin origin, UUID campaign, String product) {
        writer.write(Samples.suspected(
                Samples.by(origin, UUID.randomUUID(), campaign, response(product, "2026-03-02T00:00:00Z", 0)),
                Suspicion.TOO_SOON));
    }

    private static int provisional(String product, String origin) {
        return given().queryParam("product", product)
                .queryParam("origin", origin)
                .get(METRICS)
                .then()
                .statusCode(200)
                .extract()
                .path("provisional");
    }

    @Test
    void cutsACourseIntoDaysAndWeeksOfUtc() {
        String product = product();
        answer(product, "2026-03-02T23:59:59.999Z", 10);
        answer(product, "2026-03-03T00:00:00Z", 8);
        answer(product, "2026-03-08T23:59:59.999Z", 0);
        answer(product, "2026-03-09T00:00:00Z", 10);

        given().queryParam("product", product)
                .queryParam("by", "day")
                .get(METRICS + "/nps")
                .then()
                .statusCode(200)
                .body(
                        "course.from",
                        equalTo(List.of(
                                "2026-03-02T00:00:00Z",
                                "2026-03-03T00:00:00Z",
                                "2026-03-08T00:00:00Z",
                                "2026-03-09T00:00:00Z")));
        given().queryParam("product", product)
                .queryParam("by", "week")
                .get(METRICS + "/nps")
                .then()
                .statusCode(200)
                .body("value", equalTo(25.0f))
                .body("course.from", equalTo(List.of("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")))
                .body("course.count", equalTo(List.of(3, 1)))
                .body("course.value", equalTo(List.of(0.0f, 100.0f)));
    }

    @Test
    void includesFromAndExcludesTo() {
        String product = product();
        answer(product, "2026-03-02T10:00:00Z", 10);
        answer(product, "2026-03-02T11:00:00Z", 10);

        given().queryParam("product", product)
                .queryParam("from", "2026-03-02T10:00:00Z")
                .queryParam("to", "2026-03-02T11:00:00Z")
                .get(METRICS)
                .then()
                .body("responses", equalTo(1));
        given().queryParam("product", product)
                .queryParam("from", "2026-03-02T10:00:00Z")
                .queryParam("to", "2026-03-02T10:00:00Z")
                .get(METRICS)
                .then()
                .statusCode(200)
                .body("responses", equalTo(0));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "analyst",
            attributes = @SecurityAttribute(key = "products", value = "limit-test-own"))
    void showsLimitedCallersTheirProductsOnly() {
        answer("limit-test-own", "2026-03-02T10:00:00Z", 10);
        answer("limit-test-foreign", "2026-03-02T10:00:00Z", 0);
        UUID campaign = answer("limit-test-foreign", "2026-03-02T11:00:00Z", 0);

        given().get(METRICS).then().body("nps.value", equalTo(100.0f));
        given().queryParam("product", "limit-test-own").get(METRICS).then().body("nps.value", equalTo(100.0f));
        given().queryParam("product", "limit-test-foreign")
                .get(METRICS)
                .then()
                .statusCode(200)
                .body("responses", equalTo(0))
                .body("nps.value", nullValue());
        given().queryParam("campaignId", campaign.toString())
                .get(METRICS)
                .then()
                .statusCode(200)
                .body("responses", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({
        "product,Not Kebab",
        "product,''",
        "touchpoint,a--b",
        "channel,phönix",
        "team,' '",
        "campaignId,1-1-1-1-1",
        "campaignId,x",
        "from,2026-03-01",
        "from,9999-99-99T00:00:00Z",
        "from,+1000000000-12-31T23:59:59Z",
        "to,now",
        "to,1969-12-31T23:59:59Z",
        "prodct,mobile",
        "sort,1; drop table response",
        "by,day"
    })
    void namesTheParameterThatBreaksItsRule(String name, String value) {
        given().queryParam(name, value)
                .get(METRICS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .header("Cache-Control", "private, no-store")
                .body("type", equalTo("/problems/invalid-request"))
                .body("errors.field", hasItem(name))
                .body("errors[0].message", notNullValue());
    }

    @Test
    void namesAllMistakesAtOnce() {
        given().queryParam("from", "2026-03-02T00:00:00Z")
                .queryParam("to", "2026-03-01T00:00:00Z")
                .queryParam("product", "mobile", "broadband")
                .queryParam("by", "month")
                .queryParam("page", "1")
                .get(METRICS + "/csat")
                .then()
                .statusCode(400)
                .body("errors.field", hasItems("from", "product", "by", "page"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product=%00",
                "team=%00",
                "team=%0d%0aSet-Cookie:x",
                "team=%ED%A0%80",
                "%00=1",
                "team=%ff",
                "from=%2B2026-03-01T00:00:00Z",
                "product=../../etc/passwd",
                "a[]=1&a[$ne]=2",
                "&&&",
                "team=%F0%9F%99%82"
            })
    void neverFailsOnHostileText(String query) {
        given().urlEncodingEnabled(false).get(METRICS + "/ces?" + query).then().statusCode(lessThan(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nps", "/csat", "/ces", "/first-response-time", "/response-rate"})
    @TestSecurity(
            user = "gus",
            roles = {"agent", "intake"})
    void isNotForAgentsOrMachinesThatReportInteractions(String path) {
        given().get(METRICS + path).then().statusCode(403).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nps", "/csat", "/ces", "/first-response-time", "/response-rate"})
    @TestSecurity(authorizationEnabled = true)
    void isForNobodyWithoutAToken(String path) {
        given().get(METRICS + path).then().statusCode(401).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/nps", "/csat", "/ces", "/first-response-time", "/response-rate"})
    @TestSecurity(user = "cam", roles = "campaign-manager")
    void isForCampaignManagersToo(String path) {
        given().get(METRICS + path).then().statusCode(200);
    }

    /** A lock stands in for a database that is out: no answer within the lock timeout. */
    @Test
    void asksToComeBackWhileTheDatabaseIsOut() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table score in access exclusive mode");

            given().get(METRICS + "/nps")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", "5")
                    .body("type", equalTo("/problems/temporarily-unavailable"));
            connection.rollback();
        }
    }

    @Test
    void cannotBeWritten() {
        given().body("{}").contentType("application/json").post(METRICS).then().statusCode(405);
        given().delete(METRICS + "/nps").then().statusCode(405);
    }

    private static String product() {
        return "product-" + UUID.randomUUID();
    }

    private UUID answer(String product, String closedAt, int nps) {
        ResponseRecorded response = response(product, closedAt, nps);
        writer.write(response);
        return response.campaignId();
    }

    private static ResponseRecorded response(String product, String closedAt, int nps) {
        Instant closed = Instant.parse(closedAt);
        return new ResponseRecorded(
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "support-call",
                "phone",
                product,
                null,
                closed,
                closed.plusSeconds(60),
                "en",
                List.of(new Answer("recommend", QuestionType.NPS, nps, null, List.of())));
    }
}
