package io.heard.feedback.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.ReducedMotion;
import io.heard.contracts.event.QuestionType;
import io.heard.feedback.Feedback;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.invitation.Invitations;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Responses;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.browser.Chromium;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The survey as people meet it: with a keyboard, without JavaScript, large, from the right, on a bad line. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class SurveyInBrowserTest {

    private static final Pattern THANKS = Pattern.compile(".*/thanks(\\?.*)?");

    private static Chromium chromium;

    @Inject
    Feedback feedback;

    @Inject
    Responses responses;

    @Inject
    Invitations invitations;

    @TestHTTPResource
    URI service;

    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> people = new ArrayList<>();

    private Invitation invitation;
    private String link;

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
        invite(feedback.survey(Feedback.EVERY_KIND));
    }

    private void invite(Survey survey) {
        invitation = feedback.invitation(survey);
        link = service.resolve("/s/" + feedback.token(invitation)).toString();
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        people.forEach(BrowserContext::close);
        // The company's logo comes from another service.
        complaints.removeIf(complaint -> complaint.contains("404"));
        assertThat(complaints).isEmpty();
    }

    @Test
    void isAnsweredWithTheKeyboardAlone() {
        Page page = visit(options());
        tabTo(page, "input[name=recommend]");
        page.keyboard().press("1");
        page.keyboard().press("0");
        assertThat(page.locator("[name=recommend][value='10']")).isChecked();

        next(page, "satisfied", "Question 2 of 9");
        page.keyboard().press("4");
        next(page, "easy", "Question 3 of 9");
        page.keyboard().press("9"); // Not on this scale.
        page.keyboard().press("7");
        next(page, "stars", "Question 4 of 9");
        page.keyboard().press("ArrowRight");
        next(page, "channel", "Question 5 of 9");
        page.keyboard().press("2");
        next(page, "wishes", "Question 6 of 9");
        page.keyboard().press("3");
        page.keyboard().press("1");
        next(page, "solved", "Question 7 of 9");
        page.keyboard().press("0");
        next(page, "summary", "Question 8 of 9");
        page.keyboard().type("Took 10 minutes");
        next(page, "why", "Question 9 of 9");
        page.keyboard().type("Nobody called.\nNobody wrote.");
        tabTo(page, "button.send");
        page.keyboard().press("Enter");

        page.waitForURL(THANKS);
        assertThat(stored())
                .containsExactly(
                        Answer.score("recommend", QuestionType.NPS, 10),
                        Answer.score("satisfied", QuestionType.CSAT, 4),
                        Answer.score("easy", QuestionType.CES, 7),
                        Answer.score("stars", QuestionType.RATING, 1),
                        Answer.choices("channel", QuestionType.SINGLE_CHOICE, List.of("chat")),
                        Answer.choices("wishes", QuestionType.MULTI_CHOICE, List.of("speed", "call-back")),
                        Answer.score("solved", QuestionType.YES_NO, 0),
                        Answer.text("summary", QuestionType.SHORT_TEXT, "Took 10 minutes"),
                        Answer.text("why", QuestionType.LONG_TEXT, "Nobody called.\nNobody wrote."));
    }

    @Test
    void goesBackWithTheKeyboardAndKeepsWhatIsThere() {
        Page page = visit(options());
        tabTo(page, "input[name=recommend]");
        page.keyboard().press("3");
        next(page, "satisfied", "Question 2 of 9");
        tabTo(page, "button.back");
        page.keyboard().press("Enter");

        assertThat(page.locator("[name=recommend][value='3']")).isFocused();
        assertThat(page.locator("[name=recommend][value='3']")).isChecked();
        assertThat(page.locator(".back")).isHidden();
    }

    @Test
    void keysDoNothingOutsideTheQuestion() {
        Page page = visit(options());

        page.keyboard().press("7");
        tabTo(page, "button.next");
        page.keyboard().press("7");

        assertThat(page.locator("[name=recommend]:checked")).hasCount(0);
    }

    @Test
    void isAnsweredWithoutJavaScript() {
        Page page = visit(options().setJavaScriptEnabled(false));

        assertThat(page.locator(".question >> visible=true")).hasCount(9);
        assertThat(page.locator("progress")).hasCount(0);
        page.locator("[name=recommend][value='9']").check();
        page.locator("[name=why]").fill("All fine");
        page.locator("button.send").click();

        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void isAnsweredWhereTheScriptDoesNotArrive() {
        Page page = person(options());
        page.route("**/*.js", Route::abort);
        page.navigate(link);

        assertThat(page.locator(".question >> visible=true")).hasCount(9);
        page.locator("[name=recommend][value='9']").check();
        page.locator("button.send").click();

        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(1);
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 200})
    void fitsASmallScreenWithLargeText(int percent) {
        Page page = visit(options().setViewportSize(320, 640));
        enlarge(page, percent);

        for (int question = 1; question <= 9; question++) {
            assertThat(page.locator(".step p")).hasText("Question " + question + " of 9");
            fits(page);
            if (question == 1) {
                page.locator("[name=recommend][value='10']").check();
            }
            if (question < 9) {
                page.locator(".next").click();
            }
        }
        page.locator("button.send").click();
        page.waitForURL(THANKS);
        fits(page);
    }

    @Test
    void fitsASmallScreenWithLargeTextWithoutJavaScript() {
        Page page = visit(options().setJavaScriptEnabled(false).setViewportSize(320, 640));
        enlarge(page, 200);

        fits(page);
    }

    @Test
    void readsFromTheRightInArabic() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        link += "?lang=ar";
        Page page = visit(options().setViewportSize(320, 640));
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        fits(page);

        page.locator("[name=satisfied][value='1']").check();
        page.locator(".next").click();
        assertThat(page.locator(".step p")).hasText("السؤال 2 من 3");
        var back = page.locator(".back").boundingBox();
        var next = page.locator(".next").boundingBox();
        assertThat(back.x > next.x || back.y < next.y).isTrue();
        fits(page);
        page.locator("[name=reason][value=slow]").check();
        page.locator(".next").click();
        assertThat(page.locator("[data-question=more]")).isVisible();
        assertThat(page.locator("[data-question=more] .text")).containsText("استغرق وقتا طويلا");
        page.locator(".next").click();
        page.locator(".send").click();

        page.waitForURL(THANKS);
        assertThat(page.locator("body")).containsText("نحن آسفون");
        assertThat(stored()).hasSize(2);
    }

    @Test
    void asksOnByWhatIsAnswered() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        Page page = visit(options());
        assertThat(page.locator(".step p")).hasText("Question 1 of 2");

        page.locator("[name=satisfied][value='1']").check();
        page.locator(".next").click();
        assertThat(page.locator("[data-question=reason]")).isVisible();
        page.locator("[name=reason][value=else]").check();
        page.locator("[name='reason.other']").fill("Fax");
        page.locator(".next").click();
        assertThat(page.locator("[data-question=more] .text")).containsText("You said: Fax. Tell us more.");
        page.locator("[name=more]").fill("No paper");
        page.locator(".back").click();
        page.locator(".back").click();

        page.locator("[name=satisfied][value='5']").check();
        page.locator(".next").click();
        assertThat(page.locator("[data-question=call]")).isVisible();
        assertThat(page.locator(".step p")).hasText("Question 2 of 2");
        page.locator(".back").click();
        page.locator("[name=satisfied][value='2']").check();
        page.locator(".next").click();
        // Who comes back to it finds what was there.
        assertThat(page.locator("[data-question=reason]")).isVisible();
        assertThat(page.locator("[name='reason.other']")).hasValue("Fax");
        page.locator(".next").click();
        assertThat(page.locator("[name=more]")).isVisible();
        assertThat(page.locator("[name=more]")).hasValue("No paper");
        page.locator(".next").click();
        assertThat(page.locator("[data-question=call]")).isVisible();
        page.locator(".send").click();

        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(3);
        assertThat(page.locator("body")).containsText("We are sorry about broadband.");
    }

    @Test
    void asksForWhatIsMissingBeforeItGoesOn() {
        Page page = visit(options());

        page.locator(".next").click();

        assertThat(page.locator(".complaint")).hasText("Please choose an answer.");
        assertThat(page.locator("[data-question=recommend]")).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("[name=recommend]").first()).isFocused();
        page.keyboard().press("5");
        assertThat(page.locator(".complaint")).hasCount(0);
        page.locator(".next").click();
        assertThat(page.locator("[data-question=satisfied]")).isVisible();
    }

    @Test
    void startsAtWhatTheServerDidNotTake() {
        Page page = visit(options());
        page.locator("[name=recommend][value='5']").check();
        for (int i = 0; i < 8; i++) {
            page.locator(".next").click();
        }
        page.locator("[name=why]").fill("x".repeat(5_001));
        page.locator(".send").click();

        assertThat(page.locator("[data-question=why] .complaint")).containsText("It has 5001 now");
        assertThat(page.locator("[data-question=why]")).isVisible();
        assertThat(page.locator(".banner")).isVisible();
        page.locator("[name=why]").fill("shorter");
        page.locator(".send").click();
        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(2);
        complaints.removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void sendsOnceWhateverTheLineDoes() {
        Page page = visit(options());
        AtomicInteger attempts = new AtomicInteger();
        page.route(Pattern.compile(".*/s/[^/]+$"), route -> {
            // The first never arrives; of the second, the answer is lost; then the server is away for a moment.
            switch (route.request().method().equals("POST") ? attempts.incrementAndGet() : 0) {
                case 1 -> route.abort();
                case 2 -> {
                    route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                    route.abort();
                }
                case 3 -> route.fulfill(new Route.FulfillOptions().setStatus(503));
                default -> route.resume();
            }
        });
        page.locator("[name=recommend][value='5']").check();
        for (int i = 0; i < 8; i++) {
            page.locator(".next").click();
        }
        page.locator("[name=why]").fill("A bad line");
        page.locator(".send").click();

        assertThat(page.locator(".state")).containsText("We do not get through just now");
        assertThat(page.locator("[name=why]")).hasValue("A bad line");
        page.waitForURL(THANKS, new Page.WaitForURLOptions().setTimeout(60_000));
        assertThat(attempts.get()).isEqualTo(4);
        var response = responses.find(invitation.id()).orElseThrow();
        assertThat(response.revision()).isEqualTo(1);
        assertThat(response.submissions()).hasSize(1);
        assertThat(stored()).hasSize(2);
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED") || complaint.contains("503"));
    }

    @ParameterizedTest
    @ValueSource(ints = {413, 500})
    void keepsWhatIsTypedWhenItIsNotTaken(int status) {
        Page page = visit(options());
        page.route(Pattern.compile(".*/s/[^/]+$"), route -> {
            if (route.request().method().equals("POST")) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(status)
                        .setContentType("text/html")
                        .setBody("<main><h1>Sorry</h1><p class=lead>Please shorten your text.</p></main>"));
            } else {
                route.resume();
            }
        });
        page.locator("[name=recommend][value='5']").check();
        for (int i = 0; i < 8; i++) {
            page.locator(".next").click();
        }
        page.locator("[name=why]").fill("All of it");
        page.locator(".send").click();

        assertThat(page.locator(".state")).hasText("Please shorten your text.");
        assertThat(page.locator("[name=why]")).hasValue("All of it");
        page.unroute(Pattern.compile(".*/s/[^/]+$"));
        page.locator(".send").click();
        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(2);
        complaints.removeIf(complaint -> complaint.contains(String.valueOf(status)));
    }

    @Test
    void saysWhenNothingIsKept() {
        Page page = visit(options());
        page.route("**/draft", route -> route.fulfill(new Route.FulfillOptions().setStatus(400)));

        page.locator("[name=recommend][value='5']").check();
        assertThat(page.locator(".state")).containsText("We cannot keep this for later just now");
        complaints.removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void triesAgainLaterWhatIsNotKeptYet() {
        Page page = person(options());
        page.clock().install();
        page.navigate(link);
        AtomicInteger attempts = new AtomicInteger();
        page.route("**/draft", route -> {
            if (attempts.incrementAndGet() == 1) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"shown\":[],\"sequence\":0,\"kept\":false}"));
            } else {
                route.resume();
            }
        });
        page.waitForResponse(
                "**/draft", () -> page.locator("[name=recommend][value='5']").check());
        assertThat(page.locator(".state")).hasText("");

        for (int i = 0; i < 3; i++) {
            page.clock().runFor(40_000);
        }
        assertThat(page.locator(".state")).containsText("Kept as you go");
        assertThat(attempts.get()).isGreaterThan(1);
    }

    @Test
    void whatWasTappedDoesNotComeBackOverWhatIsNewer() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        link += "?satisfied=5";
        Page page = visit(options());
        page.locator("[name=satisfied][value='2']").check();
        assertThat(page.locator(".state")).containsText("Kept as you go");
        page.reload();
        assertThat(page.locator("[name=satisfied][value='2']")).isChecked();

        page.locator(".languages a").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("[name=satisfied][value='2']")).isChecked();
    }

    @Test
    void whatWasTappedIsKeptOnceSomebodyGoesOnWithIt() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        link += "?satisfied=5";
        Page page = visit(options());
        page.locator(".languages a").first().click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("[name=satisfied][value='5']")).isChecked();

        page.locator(".next").click();
        assertThat(page).not().hasURL(Pattern.compile(".*satisfied.*"));
        page.reload();
        assertThat(page.locator("[name=satisfied][value='5']")).isChecked();
    }

    @Test
    void speaksAnotherLanguageWithAllThatIsTypedWhereNothingIsKept() {
        UUID ticket = inviteAnonymously();
        Page page = visit(options());
        fillIn(page);

        // One after the other, without a moment in which anything could be kept.
        language(page, "Deutsch").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("h1")).hasText("Ihr Anruf bei uns");
        assertThat(page.locator("h1")).isFocused();
        assertThat(page.locator("[name=more]")).isVisible();
        assertThat(page.locator("[name=more]")).hasValue("No paper");
        language(page, "العربية").click();
        assertThat(page.locator("html")).hasAttribute("dir", "rtl");
        assertThat(page.locator("[data-question=more] .text")).hasText(Pattern.compile(".*Fax.*"));
        assertThat(page.locator("[name=more]")).hasValue("No paper");
        assertThat(page).hasURL(Pattern.compile(".*lang=ar"));
        page.locator("[name=more]").fill("No paper, no ink");
        page.locator(".send").click();

        page.waitForURL(THANKS);
        assertThat(page.locator("html")).hasAttribute("lang", "ar");
        assertThat(responses.find(ticket).orElseThrow().current().answers())
                .extracting(Answer::text)
                .containsExactly(null, "Fax", "No paper, no ink");
    }

    @Test
    void keepsWhatIsTypedAfterAnotherLanguageWasChosen() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        Page page = visit(options());
        fillIn(page);
        language(page, "Deutsch").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        page.locator("[name=more]").fill("No paper, no ink");
        assertThat(page.locator(".state")).containsText("Wird laufend aufgehoben");

        assertThat(visit(options()).locator("[name=more]")).hasValue("No paper, no ink");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void staysWithWhatIsTypedWhereTheOtherLanguageDoesNotCome(boolean lost) {
        inviteAnonymously();
        Page page = visit(options());
        fillIn(page);
        page.route("**/language**", route -> {
            if (lost) {
                route.abort();
            } else {
                route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("Bad gateway"));
            }
        });
        language(page, "Deutsch").click();

        assertThat(page.locator(".state")).containsText("please leave this page open");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("[name=more]")).hasValue("No paper");
        page.unroute("**/language**");
        language(page, "Deutsch").click();
        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat(page.locator("[name=more]")).hasValue("No paper");
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED") || complaint.contains("502"));
    }

    private UUID inviteAnonymously() {
        Survey survey = feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us"));
        UUID ticket = UUID.randomUUID();
        link = service.resolve(feedback.anonymousLink(feedback.anonymousCampaign(survey), ticket))
                .toString();
        return ticket;
    }

    /** As far as the question that the answers before it bring up. */
    private static void fillIn(Page page) {
        page.locator("[name=satisfied][value='1']").check();
        page.locator(".next").click();
        page.locator("[name=reason][value=else]").check();
        page.locator("[name='reason.other']").fill("Fax");
        page.locator(".next").click();
        page.locator("[name=more]").fill("No paper");
    }

    private static Locator language(Page page, String name) {
        return page.locator(".languages a", new Page.LocatorOptions().setHasText(name));
    }

    @Test
    void staysInPlaceWhenTheQuestionThatIsLookedAtGoesAway() {
        invite(feedback.published(SpeakingSurvey.of(UUID.randomUUID(), 1, "Your call with us")));
        Page page = visit(options());
        page.locator("[name=satisfied][value='1']").check();
        page.locator(".next").click();
        assertThat(page.locator("[data-question=reason]")).isVisible();
        page.route("**/draft", route -> {
            String body = route.request().postData().replace("satisfied=1", "satisfied=5");
            route.resume(new Route.ResumeOptions().setPostData(body));
        });
        page.locator("[name=reason][value=slow]").check();

        assertThat(page.locator("[data-question=call]")).isVisible();
        assertThat(page.locator(".step p")).hasText("Question 2 of 2");
        assertThat(page.locator("[data-question=call] :focus")).hasCount(1);
    }

    @Test
    void saysFirstWhatIsTheMatterWithWhatWasSent() {
        Page page = visit(options());
        page.locator("[name=recommend][value='5']").check();
        for (int i = 0; i < 8; i++) {
            page.locator(".next").click();
        }
        page.locator("[name=why]").fill("x".repeat(5_001));
        page.locator(".send").click();

        assertThat(page.locator("form .banner h2")).isFocused();
        complaints.removeIf(complaint -> complaint.contains("400"));
    }

    @Test
    void namesTheHintAgainOnceSomethingIsThere() {
        invite(feedback.survey(List.of(new Question("why", QuestionType.SHORT_TEXT, "Why?", true, List.of()))));
        Page page = visit(options());
        String hint = page.locator("[name=why]").getAttribute("aria-describedby");
        page.locator(".send").click();
        assertThat(page.locator("[name=why]")).hasAttribute("aria-describedby", Pattern.compile(".*-complaint"));

        page.locator("[name=why]").fill("So");

        assertThat(page.locator("[name=why]")).hasAttribute("aria-describedby", hint);
        assertThat(page.locator("[id='" + hint + "']")).isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "\u0667", "\u06f7"})
    void takesTheDigitsOfTheKeyboardThatIsThere(String key) {
        Page page = visit(options());
        page.locator("[name=recommend]").first().focus();

        page.evaluate(
                "key => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}))", key);

        assertThat(page.locator("[name=recommend][value='7']")).isChecked();
    }

    @Test
    void workWhateverTheQuestionsAreCalled() {
        List<String> names = List.of("submit", "append", "elements", "dataset", "action", "method", "contains");
        invite(feedback.survey(names.stream()
                .map(name -> new Question(name, QuestionType.SHORT_TEXT, "Why " + name + "?", false, List.of()))
                .toList()));
        Page page = visit(options());
        page.locator("[name=submit]").fill("One");
        assertThat(page.locator(".state")).containsText("Kept as you go");
        for (int i = 1; i < names.size(); i++) {
            page.locator(".next").click();
        }
        page.locator(".send").click();

        page.waitForURL(THANKS);
        assertThat(stored()).hasSize(1);
    }

    @Test
    void isFreshWhenItComesBackFromMemory() {
        Page page = visit(options());

        page.waitForRequest(
                request -> request.isNavigationRequest(),
                () -> page.evaluate(
                        "setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true})))"));

        assertThat(page.locator(".step p")).hasText("Question 1 of 9");
    }

    @Test
    void goesOnWhileNothingCanBeKeptForLater() {
        Page page = visit(options());
        page.route("**/draft", Route::abort);

        page.locator("[name=recommend][value='5']").check();
        assertThat(page.locator(".state")).containsText("We cannot keep this for later just now");
        page.unroute("**/draft");
        assertThat(page.locator(".state")).containsText("Kept as you go");
        complaints.removeIf(complaint -> complaint.contains("ERR_FAILED"));
    }

    @Test
    void goesOnWithOnAnotherDevice() {
        Page phone = visit(options().setViewportSize(320, 640));
        phone.locator("[name=recommend][value='2']").check();
        phone.locator(".next").click();
        phone.locator("[name=satisfied][value='1']").check();
        assertThat(phone.locator(".state")).containsText("Kept as you go");
        phone.close(new Page.CloseOptions().setRunBeforeUnload(true));

        Page desk = visit(options());
        assertThat(desk.locator(".banner")).containsText("Welcome back");
        assertThat(desk.locator("[name=recommend][value='2']")).isChecked();
        assertThat(desk.locator("[name=satisfied][value='1']")).isChecked();
        assertThat(desk.locator(".step p")).hasText("Question 3 of 9");
        for (int i = 3; i < 9; i++) {
            desk.locator(".next").click();
        }
        desk.locator(".send").click();

        desk.waitForURL(THANKS);
        assertThat(stored()).hasSize(2);
        assertThat(visit(options()).locator("h1")).hasText("What happened to your feedback");
    }

    @Test
    void opensByItselfOnceTheInvitationHasArrived() {
        Survey survey = feedback.survey(Feedback.EVERY_KIND);
        Invitation early = feedback.newInvitation(survey, UUID.randomUUID(), "broadband", Duration.ofDays(1));
        link = service.resolve("/s/" + feedback.token(early)).toString();
        Page page = visit(options());
        assertThat(page.locator("h1")).hasText("Nearly ready");

        invitations.addOnce(early);

        assertThat(page.locator("h1")).hasText("Your call with us", new HasTextOptions().setTimeout(15_000));
        complaints.removeIf(complaint -> complaint.contains("503"));
    }

    @Test
    void sendsAtOnceWhatWasTappedInTheMail() {
        link += "?recommend=9";
        Page page = visit(options());

        assertThat(page.locator(".banner")).containsText("not sent yet");
        page.locator(".banner button").click();

        page.waitForURL(THANKS);
        assertThat(stored()).containsExactly(Answer.score("recommend", QuestionType.NPS, 9));
    }

    @Test
    void neverSendsByItself() {
        link += "?recommend=9";
        Page page = visit(options());
        page.clock().install();
        page.clock().runFor(60_000);

        assertThat(responses.find(invitation.id())).isEmpty();
        assertThat(feedback.everything().get("drafts"))
                .noneMatch(draft -> invitation.id().equals(draft.get("_id")));
    }

    @Test
    void asksNobodyElseAndTellsNobodyWhereItIs() {
        Page page = person(options());
        List<Request> requests = new ArrayList<>();
        page.onRequest(requests::add);
        page.navigate(link);
        page.locator("[name=recommend][value='5']").check();
        assertThat(page.locator(".state")).containsText("Kept as you go");

        assertThat(requests).hasSizeGreaterThan(3);
        assertThat(requests)
                .filteredOn(request -> !request.url().startsWith("data:"))
                .allSatisfy(request -> {
                    assertThat(request.url()).startsWith(service.toString());
                    assertThat(request.allHeaders()).doesNotContainKey("referer");
                });
    }

    private List<Answer> stored() {
        return responses.find(invitation.id()).orElseThrow().current().answers();
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options() {
        return new com.microsoft.playwright.Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE);
    }

    private Page person(com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext person = chromium.context(options);
        people.add(person);
        Page page = person.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private Page visit(com.microsoft.playwright.Browser.NewContextOptions options) {
        Page page = person(options);
        page.navigate(link);
        return page;
    }

    /** Enter goes on, and the next question has the focus. */
    private static void next(Page page, String question, String step) {
        page.keyboard().press("Enter");
        assertThat(page.locator(".step p")).hasText(step);
        assertThat(page.locator("[data-question=" + question + "] :focus")).hasCount(1);
    }

    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 30; i++) {
            page.keyboard().press("Tab");
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("No way to " + selector + " with the keyboard");
    }

    /** As the browser's own setting for larger text does it. */
    private static void enlarge(Page page, int percent) {
        var sizes = new JsonObject();
        sizes.addProperty("standard", 16 * percent / 100);
        var arguments = new JsonObject();
        arguments.add("fontSizes", sizes);
        page.context().newCDPSession(page).send("Page.setFontSizes", arguments);
        page.reload();
    }

    private static void fits(Page page) {
        Object over = page.evaluate("""
                () => [...document.querySelectorAll("body *")]
                    .filter(element => {
                      const box = element.getBoundingClientRect();
                      const seen = box.width > 1 && !element.closest(".unseen");
                      return seen && (box.right > innerWidth + 1 || box.left < -1);
                    })
                    .map(element => element.tagName + "." + element.className + " " + element.textContent.trim().slice(0, 40))
                """);
        assertThat((List<?>) over).isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(page.viewportSize().width);
    }
}
