package io.heard.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Page;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One complaint travels the whole way: from an interaction, by mail and page, to a theme an analyst reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InteractionToInsightJourneyTest {

    private static final String TOUCHPOINT = "support-call";
    private static final String PRODUCT = "kettles";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Three things that hurt, each said by twelve customers in other words: enough to be found as themes. */
    private static final List<String> PEOPLE = List.of(
            "I",
            "My wife",
            "My father",
            "Our office",
            "The whole family",
            "My neighbour",
            "My daughter",
            "We",
            "My colleague",
            "Our shop",
            "My mother",
            "My friend");

    private static final List<String> COMPLAINTS = List.of(
            "%s waited on hold for forty minutes before anybody picked up the phone.",
            "%s got a parcel with a broken kettle, the box was crushed and the glass cracked.",
            "%s was charged twice on the last bill and nobody can explain the wrong amount.");

    private static final String BROWSER_COMPLAINT =
            "An hour on hold, then the phone line was cut. I had to call three times.";

    private final Company company = new Company(RunningPlatform.address());
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = Browser.open();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void aComplaintBecomesAThemeAnAnalystCanRead() {
        company.startCampaign(TOUCHPOINT);

        answerInTheBrowser();
        answerAsOthers();

        seeTheNumbers();
        seeTheThemes();
    }

    private void answerInTheBrowser() {
        String email = "mira@example.org";
        String interaction = company.report(TOUCHPOINT, PRODUCT, Company.newId(), email)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String link = company.surveyLink(email);
        try (Page page = browser.newPage()) {
            page.navigate(link + "?satisfied=1");
            assertThat(page.locator("input[name=satisfied][value='1']").isChecked())
                    .as("the score tapped in the mail is chosen already")
                    .isTrue();
            assertThat(company.as(Company.REPORTS)
                            .queryParam("product", PRODUCT)
                            .get("/api/v1/metrics")
                            .<Integer>path("responses"))
                    .as("looking at the page has stored nothing")
                    .isZero();
            // One question at a time: the text comes after the scores.
            page.locator("button.next").click();
            page.locator("button.next").click();
            page.locator("textarea[name=why]").fill(BROWSER_COMPLAINT);
            page.locator("form button.send").click();
            page.waitForURL("**/thanks");
            assertThat(page.locator("main").innerText()).contains("Thank you, we read every answer.");
        }
        company.as(Company.CAMPAIGNS)
                .get("/api/v1/interactions/" + interaction + "/decisions")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].outcome", equalTo("INVITED"))
                .body("items[0].invitation.status", equalTo("SENT"));
    }

    private void answerAsOthers() {
        for (int theme = 0; theme < COMPLAINTS.size(); theme++) {
            for (int person = 0; person < PEOPLE.size(); person++) {
                company.report(TOUCHPOINT, PRODUCT, Company.newId(), address(theme, person))
                        .then()
                        .statusCode(201);
            }
        }
        IntStream.range(0, COMPLAINTS.size() * PEOPLE.size()).forEach(n -> {
            int theme = n / PEOPLE.size();
            int person = n % PEOPLE.size();
            String text = COMPLAINTS.get(theme).formatted(PEOPLE.get(person));
            company.answer(
                            company.surveyLink(address(theme, person)),
                            Map.of("satisfied", "2", "recommend", "3", "why", text))
                    .then()
                    .statusCode(303);
        });
    }

    private void seeTheNumbers() {
        int answers = COMPLAINTS.size() * PEOPLE.size() + 1;
        await("all answers counted")
                .atMost(PATIENCE)
                .untilAsserted(() -> company.as(Company.REPORTS)
                        .queryParam("product", PRODUCT)
                        .get("/api/v1/metrics")
                        .then()
                        .statusCode(200)
                        .body("responses", equalTo(answers))
                        .body("csat.count", equalTo(answers))
                        .body("csat.value", equalTo(0.0f))
                        .body("nps.count", equalTo(answers - 1))
                        .body("nps.value", equalTo(-100.0f))
                        .body("firstResponseTime.medianSeconds", equalTo(600f))
                        .body("responseRate.sent", equalTo(answers))
                        .body("responseRate.answered", equalTo(answers)));
    }

    private void seeTheThemes() {
        JsonPath themes = await("all texts mined")
                .atMost(PATIENCE)
                .until(
                        () -> company.as(Company.REPORTS)
                                .queryParam("product", PRODUCT)
                                .get("/api/v1/themes")
                                .jsonPath(),
                        list -> list.getInt("waiting") == 0
                                && !list.getList("items").isEmpty());
        assertThat(themes.getList("items.label", String.class))
                .as("themes found")
                .hasSizeGreaterThanOrEqualTo(COMPLAINTS.size());
        String onHold = themes.getList("items", Map.class).stream()
                .map(theme -> theme.get("id").toString())
                .filter(this::mentionsTheBrowsersComplaint)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No theme holds the complaint written in the browser"));
        company.as(Company.REPORTS)
                .get("/api/v1/themes/" + onHold)
                .then()
                .statusCode(200)
                .body("product", equalTo(PRODUCT));
        List<Map<String, Object>> quotes =
                company.as(Company.REPORTS).get("/api/v1/themes/" + onHold).path("quotes");
        assertThat(quotes)
                .isNotEmpty()
                .allSatisfy(quote -> assertThat(quote.get("text").toString()).containsPattern("hold|phone"));
        findResponsesOf(onHold);
    }

    private void findResponsesOf(String theme) {
        await("the answer found by its theme").atMost(PATIENCE).untilAsserted(() -> {
            List<String> texts = company.as(Company.REPORTS)
                    .queryParam("themeId", theme)
                    .queryParam("pageSize", 100)
                    .get("/api/v1/responses")
                    .path("items.answers.text.flatten()");
            assertThat(texts).contains(BROWSER_COMPLAINT);
        });
    }

    private boolean mentionsTheBrowsersComplaint(String theme) {
        List<String> texts = company.as(Company.REPORTS)
                .queryParam("pageSize", 100)
                .get("/api/v1/themes/" + theme + "/mentions")
                .path("items.text");
        return texts.contains(BROWSER_COMPLAINT);
    }

    private static String address(int theme, int person) {
        return "customer-" + theme + "-" + person + "@example.org";
    }
}
