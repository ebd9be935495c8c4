package io.heard.survey.dryrun;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.heard.http.problem.ProblemException;
import io.heard.survey.Database;
import io.heard.survey.Scene;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.Campaigns;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a campaign would have done with the interactions of the last days. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class DryRunResourceTest {

    private static final String BROADBAND = "\"product\": \"broadband\"";

    private static final String QUIET = ", \"quietPeriod\": \"P30D\"";

    private final Scene scene = new Scene();

    @Inject
    Database database;

    @Inject
    DryRunner runner;

    @Inject
    Campaigns campaigns;

    @Inject
    Clock clock;

    @Test
    void saysWhomItWouldHaveAskedAndWhyNotTheOthers() {
        scene.report("ann");
        scene.report("bea");
        scene.report("ann");
        Scene.post(scene.interaction("cleo").replace("\"email\": \"" + scene.email("cleo") + "\",", ""))
                .statusCode(201);
        String id = scene.campaign(QUIET);

        dryRun(id, "{}")
                .statusCode(200)
                .body("isSample", equalTo(false))
                .body("asked", equalTo(2))
                .body("customers", equalTo(2))
                .body("customersAskedAgain", equalTo(0))
                .body("skipped.find { it.gate == 'ADDRESS' }.interactions", equalTo(1))
                .body("skipped.find { it.gate == 'CONTACT_CAP' }.interactions", equalTo(1))
                .body("responseRate.source", equalTo("ASSUMED"))
                .body("score", equalTo("CSAT"))
                .body("expectedAnswers", equalTo(0.3f))
                .body("plusMinus", nullValue())
                .body("segments.by", equalTo(List.of("PRODUCT", "TEAM", "CHANNEL")))
                .body("segments[0].value", equalTo("broadband"))
                .body("segments[0].interactions", equalTo(4))
                .body("segments[0].asked", equalTo(2))
                .body("segments[1].value", equalTo("north"));
        assertThat(database.count("select count(*) from decision where campaign_id = '" + id + "'"))
                .isZero();
        assertThat(database.count("select count(*) from invitation where campaign_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void triesSettingsThatAreNotKept() {
        scene.report("ann");
        scene.report("ann");
        String id = scene.campaign(QUIET);
        String survey = given().get("/api/v1/campaigns/" + id).path("surveyId");

        dryRun(id, settings(survey, ", \"quietPeriod\": \"PT0S\""))
                .statusCode(200)
                .body("asked", equalTo(2))
                .body("customersAskedAgain", equalTo(1));
        dryRun(id, settings(survey, ", \"channel\": \"chat\""))
                .statusCode(200)
                .body("asked", equalTo(0))
                .body("segments", equalTo(List.of()));
        dryRun(id, "{}").statusCode(200).body("asked", equalTo(1));
        dryRun(id, settings(survey, ", \"samplePercent\": 0"))
                .statusCode(400)
                .body("errors.field", hasItems("settings.samplePercent"));
    }

    @Test
    void countsWhatOtherCampaignsHaveAskedUnlessItShallNot() {
        String other = scene.liveCampaign("");
        scene.report("ann");
        Scene.pause(other);
        database.change(
                "update invitation set status = 'SENT', sent_at = now() - interval '20 minutes' where campaign_id = '"
                        + other + "'");
        String id = scene.campaign(QUIET);

        dryRun(id, "{}").body("asked", equalTo(0));
        dryRun(id, "{\"history\": \"EMPTY\"}").body("asked", equalTo(1));
    }

    @Test
    void keepsTheContactPolicyOverAllOfThePeriod() {
        for (int i = 0; i < 4; i++) {
            scene.report("ann");
        }

        // Two in thirty days is the policy, and after thirty days these are too old.
        dryRun(scene.campaign(", \"quietPeriod\": \"PT0S\""), "{}")
                .body("asked", equalTo(2))
                .body("customersAskedAgain", equalTo(1))
                .body("skipped.find { it.gate == 'CONTACT_CAP' }.interactions", equalTo(2));
        dryRun(scene.campaign(", \"quietPeriod\": \"PT0S\", \"maximumAge\": \"P60D\""), "{}")
                .body("asked", equalTo(4))
                .body("deferred", equalTo(2));
    }

    @Test
    void saysWhenTheBudgetWouldNotDo() {
        manyInteractions(60);

        dryRun(scene.campaign(", \"dailyBudget\": 59"), "{}").body("daysOverBudget", equalTo(1));
        dryRun(scene.campaign(", \"dailyBudget\": 60"), "{}").body("daysOverBudget", equalTo(0));
    }

    @Test
    void usesTheRateThatWasSeen() {
        String id = scene.liveCampaign(", \"quietPeriod\": \"PT0S\"");
        for (int i = 0; i < 3; i++) {
            scene.report("customer-" + i);
        }
        Scene.pause(id);
        manyInteractions(60);
        database.change("""
                insert into invitation (id, campaign_id, interaction_id, respondent_id, survey_id, survey_version, status, due_at, sent_at, answered_at)
                select gen_random_uuid(), c.id, i.id, i.respondent_id, c.survey_id, 1, 'SENT', now(), now(),
                    case when mod(row_number() over (), 4) = 0 then now() end
                from interaction i, campaign c
                where c.id = '%s' and i.source = '%s'""".formatted(id, scene.touchpoint()));

        dryRun(id, "{}")
                .body("responseRate.source", equalTo("CAMPAIGN"))
                .body("responseRate.value", equalTo(0.25f))
                .body("responseRate.mails", equalTo(60))
                .body("asked", equalTo(63))
                .body("expectedAnswers", equalTo(15.8f))
                .body("plusMinus", equalTo(24.7f));
    }

    @Test
    void readsEveryPageAndSamplesCustomersAboveTheLimit() {
        manyInteractions(4_500);
        String id = scene.campaign("");
        dryRun(id, "{}").body("asked", equalTo(4_500));

        Campaign campaign = QuarkusTransaction.requiringNew().call(() -> campaigns.findById(UUID.fromString(id)));
        Instant now = clock.instant();
        var all = new DryRunner.Scope(now.minus(Duration.ofDays(30)), now, Optional.empty(), false);
        DryRunner.Run run = runner.run(campaign, all, 2_000, () -> false);

        assertThat(run.share()).isLessThan(0.45);
        assertThat(run.simulation().asked() / run.share()).isBetween(4_000.0, 5_000.0);
    }

    @Test
    void stopsAtTheNextPageWhenItsTimeIsOver() {
        manyInteractions(4_500);
        Campaign campaign =
                QuarkusTransaction.requiringNew().call(() -> campaigns.findById(UUID.fromString(scene.campaign(""))));
        Instant now = clock.instant();
        var all = new DryRunner.Scope(now.minus(Duration.ofDays(30)), now, Optional.empty(), false);
        var asked = new AtomicInteger();

        assertThatThrownBy(() -> runner.run(campaign, all, 200_000, () -> asked.incrementAndGet() == 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.type()).isEqualTo(DryRunProblem.DRY_RUN_TOO_LONG));
        assertThat(asked).hasValue(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"days\": 0}|days",
                "{\"days\": 91}|days",
                "{\"history\": \"SOME\"}|history",
                "{\"weeks\": 1}|weeks"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        dryRun(scene.campaign(""), body).statusCode(400).body("errors.field", hasItems(field));
    }

    @Test
    @TestSecurity(
            user = "bo",
            roles = "campaign-manager",
            attributes = @SecurityAttribute(key = "products", value = "mobile"))
    void staysWithinTheCallersProducts() {
        Scene.post(scene.interaction("ann").replace("broadband", "mobile")).statusCode(201);
        String id = scene.campaign(", \"product\": \"mobile\"");
        String survey = given().get("/api/v1/campaigns/" + id).path("surveyId");

        dryRun(id, "{}")
                .statusCode(200)
                .body("asked", greaterThanOrEqualTo(1))
                .body("segments.findAll { it.by == 'PRODUCT' }.value", everyItem(equalTo("mobile")));
        dryRun(id, settings(survey, ", " + BROADBAND)).statusCode(403);
        database.change(
                "update campaign set products = array['energy'], settings = jsonb_set(settings, '{audience,product}', '\"energy\"') where id = '"
                        + id + "'");
        dryRun(id, "{}").statusCode(404);
    }

    private String settings(String survey, String more) {
        return """
                {"settings": {"name": "Try", "surveyId": "%s", "touchpoint": "%s"%s}}""".formatted(survey, scene.touchpoint(), more);
    }

    /** All of them ended at the same moment, each with a customer of its own. */
    private void manyInteractions(int count) {
        String source = scene.touchpoint();
        database.change("""
                insert into respondent (id, customer_id, email)
                select gen_random_uuid(), '%s-' || n, '%s-' || n || '@example.org' from generate_series(1, %d) n""".formatted(source, source, count));
        database.change("""
                insert into interaction (id, source, source_id, respondent_id, touchpoint, channel, product, opened_at, closed_at,
                    recorded_at, attributes)
                select gen_random_uuid(), '%s', customer_id, id, '%s', 'phone', 'mobile', date_trunc('hour', now()) - interval '2 hours',
                    date_trunc('hour', now()) - interval '1 hour', now(), '{}'
                from respondent where customer_id like '%s-%%'""".formatted(source, source, source));
    }

    private static ValidatableResponse dryRun(String id, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/campaigns/" + id + "/dry-run")
                .then();
    }
}
