package io.heard.system;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Any one service is killed while customers answer; it comes back by itself and every answer counts once. */
class KilledServiceJourneyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> SERVICES =
            List.of("survey-service", "feedback-service", "insights-service", "gateway");
    private static final int CUSTOMERS = 12;

    private final Company company = new Company(RunningPlatform.address());

    @Test
    void everyAnswerCountsOnceWhicheverServiceIsKilled() {
        company.startCampaign("killed");
        for (int i = 0; i < CUSTOMERS; i++) {
            int customer = i;
            if (customer % 3 == 0) {
                kill(SERVICES.get(customer / 3));
            }
            String id = Company.newId();
            String email = "killed-" + customer + "@example.org";
            untilAccepted(() -> company.report("killed", "lamps", id, email).statusCode(), List.of(200, 201));
            String link = company.surveyLink(email);
            untilAccepted(() -> company.answer(link, Map.of("satisfied", "4")).statusCode(), List.of(303));
        }

        await("all answers counted")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> company.as(Company.REPORTS)
                        .queryParam("product", "lamps")
                        .get("/api/v1/metrics")
                        .then()
                        .statusCode(200)
                        .body("responses", equalTo(CUSTOMERS))
                        .body("csat.count", equalTo(CUSTOMERS))
                        .body("responseRate.sent", equalTo(CUSTOMERS)));
    }

    private static void kill(String service) {
        ProcessHandle process = RunningPlatform.process(service);
        process.destroyForcibly();
        await(service + " ends").atMost(PATIENCE).until(() -> !process.isAlive());
    }

    /** As a patient customer or system would: again, until it works. A connection refused by a dead gateway is no answer. */
    private static void untilAccepted(Callable<Integer> call, List<Integer> accepted) {
        await("accepted").atMost(PATIENCE).ignoreExceptions().until(call, accepted::contains);
    }
}
