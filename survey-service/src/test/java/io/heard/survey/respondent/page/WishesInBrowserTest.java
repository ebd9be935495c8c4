package io.heard.survey.respondent.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.survey.Scene;
import io.heard.survey.Times;
import io.heard.survey.mail.MailServerResource;
import io.heard.testing.PostgresResource;
import io.heard.testing.browser.Chromium;
import io.heard.testing.browser.Look;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of wishes, for people who see, hear, or press keys in their own way. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
@TestSecurity(user = "ada", roles = "administrator")
class WishesInBrowserTest {

    private static final String STOP = "form:has([value=stop-confirmed])";
    private static final String RESUME = "form:has([value=resume])";

    private static Chromium chromium;

    private final Scene scene = new Scene();

    @Inject
    LinkTokens links;

    @TestHTTPResource
    URI service;

    private String campaign;
    private UUID invitation;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void invite() {
        campaign = scene.liveCampaign(
                ", \"topicNames\": {\"en\": \"Calls <img src=x onerror=window.ran=1>\", \"de\": \"Anrufe\"}");
        invitation =
                UUID.fromString(Scene.decisions(scene.report("ann")).extract().path("items[0].invitation.id"));
    }

    @AfterEach
    void pause() {
        Scene.pause(campaign);
    }

    @ParameterizedTest
    @EnumSource
    void nothingGraveIsWrongWithAnyPage(Look look) {
        try (BrowserContext person = chromium.context(look.options())) {
            Page page = person.newPage();
            String link = service.resolve(link(60) + "?lang=" + look.language()).toString();
            page.navigate(link);
            check(page, look, "wishes");
            page.locator("[name=topic]").first().uncheck();
            page.locator("form.wishes button").click();
            assertThat(page.locator(".done")).isVisible();
            check(page, look, "saved");
            page.locator("section[aria-labelledby=stop] button").click();
            assertThat(page.locator("[name=sure]")).isVisible();
            check(page, look, "asked");
            page.locator(STOP).evaluate("form => form.noValidate = true");
            page.locator(STOP + " button").click();
            assertThat(page.locator(".complaint")).isVisible();
            check(page, look, "complaint");
            page.locator("[name=sure]").check();
            page.locator(STOP + " button").click();
            assertThat(page.locator(RESUME)).isVisible();
            check(page, look, "stopped");
            page.navigate(link);
            check(page, look, "stopped-again");
            page.locator("[name=sure]").check();
            page.locator(RESUME + " button").click();
            assertThat(page.locator("form.wishes")).isVisible();
            check(page, look, "resumed");
            page.navigate(service.resolve("/u/unknown?lang=" + look.language()).toString());
            check(page, look, "unknown");
            page.navigate(
                    service.resolve(link(-60) + "?lang=" + look.language()).toString());
            check(page, look, "too-old");
        }
    }

    private String link(int minutes) {
        return "/u/" + links.sign(Purpose.OPT_OUT, invitation, Times.minutesAgo(-minutes));
    }

    private static void check(Page page, Look look, String name) {
        assertThat(page.evaluate("window.ran")).as("nobody's script runs").isNull();
        assertThat(look.problems(page, name)).as(look + ", " + name).isEmpty();
    }
}
