package io.heard.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.heard.gateway.platform.Surroundings;
import io.heard.testing.browser.Chromium;
import io.heard.testing.browser.Look;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway's own pages, for people who see, hear, or press keys in their own way. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class PagesInBrowserTest {

    private static final Map<String, String> PAGES = Map.of(
            "first", "/",
            "api", "/api-document",
            "malformed", "/s/a;b",
            "not-logged-in", "/api/v1/campaigns",
            "unknown", "/nowhere",
            "broke-off", "/s/token?stub=abort",
            "slow", "/s/token?stub=hang",
            "open-broke-off", "/o/token?stub=abort");

    private static Chromium chromium;

    @TestHTTPResource
    URI gateway;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingGraveIsWrongWithAnyPage(Look look) {
        try (BrowserContext person = chromium.context(look.options())) {
            Page page = person.newPage();
            PAGES.forEach((name, path) -> {
                page.navigate(gateway.resolve(path).toString());
                assertThat(page.locator("h1").count()).as(name).isEqualTo(1);
                check(page, look, name);
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void norWhenAFormDidNotGetThrough(Look look) {
        // The page that it is sent from here is not ours.
        try (BrowserContext person =
                chromium.context(look.options().setBypassCSP(true).setLocale("en"))) {
            Page page = person.newPage();
            String address = gateway.resolve("/s/token?stub=abort").toString();
            page.navigate(gateway.resolve("/nowhere").toString());
            page.evaluate("""
                    action => {
                      const form = document.createElement("form");
                      form.method = "post";
                      form.action = action;
                      document.body.append(form);
                      form.submit();
                    }
                    """, address);
            page.waitForURL(address);
            assertThat(page.textContent("main")).contains("Did you send answers?");
            check(page, look, "form-broke-off");
        }
    }

    private static void check(Page page, Look look, String name) {
        assertThat(look.problems(page, name)).as(look + ", " + name).isEmpty();
    }
}
