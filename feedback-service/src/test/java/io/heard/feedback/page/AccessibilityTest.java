package io.heard.feedback.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.browser.Chromium;
import io.heard.testing.browser.Look;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page, in light and in dark, wide and narrow, for people who see, hear, or press keys in their own way. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class AccessibilityTest {

    private static Chromium chromium;

    @Inject
    Feedback feedback;

    @Inject
    DocumentStore store;

    @Inject
    LinkTokens links;

    @Inject
    Clock clock;

    @TestHTTPResource
    URI service;

    private Survey survey;
    private BrowserContext person;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void publish() {
        survey = feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us"));
    }

    @AfterEach
    void leave() {
        person.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingGraveIsWrongWithAnyPage(Look look) {
        person = chromium.context(look.options());
        Page page = person.newPage();
        Invitation answered = feedback.invitation(survey, look.language());
        Invitation changed = feedback.invitation(survey, look.language());
        Invitation withdrawn = feedback.invitation(survey, look.language());
        Invitation begun = feedback.invitation(survey, look.language());
        post(link(answered), form("satisfied=2&reason=slow"));
        post(link(changed), form("satisfied=2&reason=slow"));
        post(link(changed), form("satisfied=5"));
        post(link(withdrawn), form("satisfied=5"));
        post(link(withdrawn) + "/withdrawal", "");
        post(link(begun) + "/draft", form("satisfied=2&draftSequence=1"));
        Map<String, String> pages = new TreeMap<>(Map.of(
                "survey",
                link(feedback.invitation(survey, look.language())),
                "tapped",
                link(feedback.invitation(survey, look.language())) + "?satisfied=5",
                "resumed",
                link(begun),
                "status",
                link(changed),
                "withdrawn",
                link(withdrawn),
                "change",
                link(answered) + "/change",
                "withdrawal",
                link(answered) + "/withdrawal",
                "thanks",
                link(answered) + "/thanks",
                "preview",
                feedback.preview(survey.surveyId()) + "?lang=" + look.language(),
                "unknown",
                "/s/x"));
        pages.put("closed", link(feedback.invitation(survey, UUID.randomUUID(), "broadband", Duration.ofSeconds(-1))));
        pages.put("early", link(feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1))));
        pages.put("every-kind", link(feedback.invitation(feedback.survey(Feedback.EVERY_KIND, look.language()))));

        pages.forEach((name, path) -> {
            page.navigate(service.resolve(path).toString());
            check(page, look, name);
        });
    }

    @ParameterizedTest
    @EnumSource
    void norWithAnyStepOfTheSurvey(Look look) {
        person = chromium.context(look.options());
        Page page = person.newPage();
        Invitation invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND, look.language()));
        page.navigate(service.resolve(link(invitation)).toString());
        page.locator(".next").click();
        check(page, look, "step-complaint");
        page.locator("[name=recommend][value='5']").check();
        for (int step = 2; step <= 9; step++) {
            page.locator(".next").click();
            check(page, look, "step-" + step);
        }
        page.locator("[name=why]").fill("x".repeat(5_001));
        page.locator(".send").click();
        assertThat(page.locator(".problem")).isVisible();
        check(page, look, "refused");
    }

    @Test
    void norWithTheWholeFormAtOnce() {
        person = chromium.context(Look.NARROW.options());
        Page page = person.newPage();
        page.route("**/*.js", route -> route.abort());
        Invitation invitation = feedback.invitation(feedback.survey(Feedback.EVERY_KIND));
        page.navigate(service.resolve(link(invitation)).toString());
        check(page, Look.NARROW, "form");
        page.locator("form").evaluate("form => form.noValidate = true");
        page.locator(".send").click();
        assertThat(page.locator(".problem")).isVisible();
        check(page, Look.NARROW, "form-refused");
    }

    /** What people meet when they come late, early, with too much, or look like a program. */
    @ParameterizedTest
    @EnumSource
    void norWithWhatIsAnsweredToAForm(Look look) {
        person = chromium.context(look.options());
        Page page = person.newPage();
        Invitation settled = feedback.invitation(survey, look.language());
        post(link(settled), form("satisfied=2&reason=slow"));
        change(settled, new Document("firstAnsweredAt", clock.instant().minus(Duration.ofDays(31))));
        page.navigate(service.resolve(link(settled)).toString());
        check(page, look, "status-settled");
        submit(page, look, "settled", link(settled), Map.of("satisfied", "5"));

        Invitation unconfirmed = feedback.invitation(survey, look.language());
        post(link(unconfirmed), form("satisfied=5"));
        change(unconfirmed, new Document("suspicion", "TOO_SOON").append("foundOutAt", clock.instant()));
        page.navigate(service.resolve(link(unconfirmed)).toString());
        check(page, look, "unconfirmed");

        String early = link(feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1)));
        submit(page, look, "kept", early, Map.of("satisfied", "5"));
        String large = link(feedback.invitation(survey, look.language()));
        submit(page, look, "too-large", large, Map.of("more", "x".repeat(300_000)));
        submit(page, look, "doubted", large, Map.of("satisfied", "5", "homePage", "x"));
        String answered = link(feedback.invitation(survey, look.language()));
        post(answered, form("satisfied=5"));
        submit(page, look, "withdrawal-doubted", answered + "/withdrawal", Map.of("homePage", "x"));
        submit(page, look, "unfinished", link(feedback.invitation(survey, look.language())), Map.of("satisfied", "1"));
    }

    @ParameterizedTest
    @EnumSource
    void norWithOpenSurveys(Look look) {
        person = chromium.context(look.options());
        Page page = person.newPage();
        for (boolean oncePerDevice : List.of(true, false)) {
            String name = oncePerDevice ? "open" : "kiosk";
            Feedback.OpenCampaign campaign = feedback.openCampaign(survey, oncePerDevice);
            String link = campaign.link() + "?lang=" + look.language();
            page.navigate(service.resolve(link).toString());
            check(page, look, name);
            String asked = page.locator("[name=askedSurvey]").getAttribute("value");
            String ticket = page.locator("[name=ticket]").getAttribute("value");
            submit(page, look, name + "-refused", link, Map.of("ticket", ticket, "askedSurvey", asked));
            submit(
                    page,
                    look,
                    name + "-doubted",
                    link,
                    Map.of("ticket", ticket, "askedSurvey", asked, "satisfied", "5", "homePage", "x"));
            String earlier = links.signPair(
                    Purpose.TICKET,
                    new SignedPair(
                            campaign.id(), UUID.randomUUID(), campaign.opensAt().plusSeconds(60)));
            submit(page, look, name + "-thanks", link, Map.of("ticket", earlier, "satisfied", "5"));
            if (oncePerDevice) {
                String withdrawal = campaign.link() + "/withdrawal?lang=" + look.language();
                page.navigate(service.resolve(withdrawal).toString());
                check(page, look, name + "-withdrawal");
                submit(page, look, name + "-withdrawn", withdrawal, Map.of());
                assertThat(page.locator("ol.story").count()).isOne();
            }
        }
    }

    private void change(Invitation invitation, Document values) {
        store.collection("responses", Document.class)
                .updateOne(new Document("_id", invitation.id()), new Document("$set", values));
    }

    /** As a form without script sends it. */
    private void submit(Page page, Look look, String name, String path, Map<String, String> fields) {
        Map<String, String> whole = new TreeMap<>(fields);
        whole.put("submissionId", UUID.randomUUID().toString());
        String address = service.resolve(path).toString();
        page.navigate(service.resolve("/s/x").toString());
        page.evaluate("""
                ([action, fields]) => {
                  const form = document.createElement("form");
                  form.method = "post";
                  form.action = action;
                  for (const [name, value] of Object.entries(fields)) {
                    const field = document.createElement("textarea");
                    field.name = name;
                    field.value = value;
                    form.append(field);
                  }
                  document.body.append(form);
                  form.submit();
                }
                """, List.of(address, whole));
        page.waitForURL(address);
        check(page, look, name);
    }

    private static void check(Page page, Look look, String name) {
        assertThat(look.problems(page, name)).as(look + ", " + name).isEmpty();
    }

    private String link(Invitation invitation) {
        return "/s/" + feedback.token(invitation);
    }
}
