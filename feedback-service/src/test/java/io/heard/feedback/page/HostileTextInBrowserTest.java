package io.heard.feedback.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.heard.feedback.page.Browser.encoded;
import static io.heard.feedback.page.Browser.form;
import static io.heard.feedback.page.Browser.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.Purpose;
import io.heard.contracts.link.SignedPair;
import io.heard.feedback.Feedback;
import io.heard.feedback.documents.DocumentStore;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.recovery.Case;
import io.heard.feedback.recovery.CaseState;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.browser.Chromium;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a customer types is text wherever it is shown to them again. Nothing here is protected by a policy of the gateway: if a
 * script got into a page, it would run.
 */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class HostileTextInBrowserTest {

    private static final String SHORT =
            "\"'><img src=x onerror=window.ran=1></textarea><script>window.ran=2</script>{{7*7}} ${7*7} {7*7}";

    private static final String LONG = String.join(
            "\n",
            SHORT,
            "<svg onload=window.ran=3><a href=javascript:window.ran=4>javascript:window.ran=5</a>",
            "{{constructor.constructor('window.ran=6')()}} #{7*7} <%= 7*7 %> {survey.title} {{answer.summary}}",
            "<math><mtext><table><mglyph><style><img src onerror=window.ran=7></style>",
            "</form></main></template><iframe srcdoc='<script>parent.ran=8</script>'></iframe>",
            "<meta http-equiv=refresh content='0;url=//evil.test'><base href=//evil.test><link rel=prefetch href=//evil.test/a>",
            "z" + "\u0300".repeat(1_000),
            "\uE000 \u202Eright to left\u202C \u200B <b>is the most frequent word</b>");

    private static final String PIPED = "You wrote: ";

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

    private final List<String> requests = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Survey survey;
    private Invitation invitation;
    private String link;
    private BrowserContext person;
    private Page page;

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @BeforeEach
    void visit() {
        UUID id = UUID.randomUUID();
        survey = feedback.published(new Survey(
                Survey.key(id, 1),
                id,
                1,
                "Your call with us",
                "en",
                "It takes a minute.",
                List.of(
                        new Question("summary", QuestionType.SHORT_TEXT, "In a few words?", false, List.of()),
                        new Question("why", QuestionType.LONG_TEXT, "Why?", false, List.of()),
                        new Question(
                                "more",
                                QuestionType.LONG_TEXT,
                                PIPED + "{{answer.summary|nothing}} Tell us more.",
                                false,
                                List.of())),
                PIPED + "{{answer.summary|nothing}} Thank you.",
                clock.instant()));
        invitation = feedback.invitation(survey);
        link = "/s/" + feedback.token(invitation);
        person = chromium.context(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
        page = person.newPage();
        page.setDefaultTimeout(10_000);
        page.onRequest((Request request) -> requests.add(request.url()));
        page.onPageError(failures::add);
        page.onDialog(dialog -> {
            failures.add(dialog.message());
            dialog.dismiss();
        });
    }

    @AfterEach
    void leave() {
        person.close();
    }

    @Test
    void isTextInEveryPageOfALink() {
        post(link, form("summary=" + encoded(SHORT) + "&why=" + encoded(LONG)))
                .then()
                .statusCode(303);
        Instant now = clock.instant();
        var score = new Case.Score(1, now, QuestionType.CSAT, 1, true);
        store.collection("cases", Case.class)
                .insertOne(new Case(
                        invitation.id(),
                        2,
                        CaseState.RESOLVED,
                        invitation.campaignId(),
                        invitation.interactionId(),
                        invitation.customerId(),
                        "support-call",
                        "phone",
                        "broadband",
                        null,
                        true,
                        score,
                        score,
                        null,
                        null,
                        null,
                        now,
                        List.of(
                                new Case.Step(1, CaseState.OPEN, now, null, score, null, null),
                                new Case.Step(2, CaseState.RESOLVED, now, "gus", null, "long-wait", LONG)),
                        2,
                        null,
                        null));

        look(link);
        assertThat(page.locator("blockquote").textContent()).isEqualTo(LONG);
        look(link + "/thanks");
        assertThat(page.locator(".lead").textContent()).isEqualTo(PIPED + SHORT + " Thank you.");
        for (String form :
                List.of("/change", "/next", "?summary=%3Cscript%3Ewindow.ran=9%3C/script%3E&lang=%22%3E%3Cscript%3E")) {
            look(link + form);
            if (!form.startsWith("?")) {
                assertFilledIn();
            }
        }
        look(link + "/withdrawal");
    }

    @Test
    void isTextInADraftAndInAFormThatIsShownAgain() {
        post(link + "/draft", form("summary=" + encoded(SHORT) + "&why=" + encoded(LONG) + "&draftSequence=1"))
                .then()
                .statusCode(200);
        look(link);
        assertFilledIn();

        submit(link, Map.of("summary", SHORT, "why", LONG, "more", "x".repeat(5_001)));
        assertThat(page.locator("h2#banner")).hasText("Please check your answers");
        assertFilledIn();
        submit(link, Map.of("summary", SHORT, "why", LONG, "homePage", SHORT));
        assertFilledIn();
        Invitation early = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));
        submit("/s/" + feedback.token(early), Map.of("summary", SHORT, "why", LONG, SHORT, LONG));
        assertThat(page.locator("input[type=hidden][name=why]").getAttribute("value"))
                .isEqualTo(LONG);
    }

    @Test
    void isTextInWhatTheScriptPutsIntoAPage() {
        look(link);
        page.locator("[name=summary]").fill(SHORT);
        page.locator(".next").click();
        page.locator("[name=why]").fill(LONG);
        page.locator(".next").click();
        assertThat(page.locator("[data-question=more]")).containsText(PIPED + SHORT);
        page.locator("[name=more]").fill(LONG + "x".repeat(5_000));
        page.locator(".send").click();
        assertThat(page.locator("h2#banner")).hasText("Please check your answers");
        assertHarmless();
        assertFilledIn();
        page.locator("[name=more]").fill(LONG);
        page.locator(".send").click();
        page.waitForURL("**/thanks");
        assertThat(page.locator(".lead")).hasText(PIPED + SHORT + " Thank you.");
        assertHarmless();
    }

    @Test
    void isTextInOpenSurveys() {
        Feedback.OpenCampaign campaign = feedback.openCampaign(survey, true);
        String open = campaign.link();
        String ticket = links.signPair(
                Purpose.TICKET,
                new SignedPair(
                        campaign.id(), UUID.randomUUID(), campaign.opensAt().plusSeconds(60)));

        submit(open, Map.of("ticket", ticket, "summary", SHORT, "why", LONG, "more", "x".repeat(5_001)));
        assertFilledIn();
        submit(open, Map.of("ticket", ticket, "summary", SHORT, "why", LONG));
        assertThat(page.locator(".lead").textContent()).isEqualTo(PIPED + SHORT + " Thank you.");
        look(open + "/change");
        assertFilledIn();
    }

    private void assertFilledIn() {
        assertThat(page.locator("[name=summary]").inputValue()).isEqualTo(SHORT);
        assertThat(page.locator("[name=why]").inputValue()).isEqualTo(LONG);
        assertThat(page.locator("[data-question=more]").textContent()).contains(PIPED + SHORT);
    }

    private void look(String path) {
        page.navigate(service.resolve(path).toString());
        assertHarmless();
    }

    private void assertHarmless() {
        assertThat(page.evaluate("window.ran")).isNull();
        assertThat(failures).isEmpty();
        assertThat(requests)
                .filteredOn(request -> !request.startsWith("data:"))
                .allSatisfy(request -> assertThat(request).startsWith(service.toString()));
        assertThat(page.locator("iframe, base, math, body script, [onerror], [onload], [srcdoc], [href^='javascript']"))
                .hasCount(0);
    }

    /** As a form without script sends it. */
    private void submit(String path, Map<String, String> fields) {
        String address = service.resolve(path).toString();
        page.navigate(service.resolve("/s/x").toString());
        page.evaluate("""
                ([action, id, fields]) => {
                  const form = document.createElement("form");
                  form.method = "post";
                  form.action = action;
                  for (const [name, value] of Object.entries({submissionId: id, ...fields})) {
                    const field = document.createElement("textarea");
                    field.name = name;
                    field.value = value;
                    form.append(field);
                  }
                  document.body.append(form);
                  form.submit();
                }
                """, List.of(address, UUID.randomUUID().toString(), fields));
        page.waitForURL(address);
        assertHarmless();
    }
}
