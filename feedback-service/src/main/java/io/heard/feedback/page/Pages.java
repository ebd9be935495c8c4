package io.heard.feedback.page;

import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.Piping;
import io.heard.contracts.survey.Situation;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.link.AskedSurveys;
import io.heard.feedback.page.style.BrandStylesheet;
import io.heard.feedback.page.style.Script;
import io.heard.feedback.page.style.Stylesheet;
import io.heard.feedback.page.words.Notice;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.response.Answer;
import io.heard.feedback.response.Response;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Renders the pages. */
@ApplicationScoped
public class Pages {

    private static final String HTML = "text/html;charset=UTF-8";
    static final int RETRY_AFTER_SECONDS = 5;

    /** Long enough to read the thanks, and to see that they are over before the next person comes. */
    private static final int START_OVER_SECONDS = 15;

    /** After which a form that somebody left half filled is nobody's; the page says so. */
    private static final int LEFT_ALONE_SECONDS = 300;

    private final Stylesheet stylesheet;
    private final Script script;
    private final AskedSurveys askedSurveys;

    Pages(Stylesheet stylesheet, Script script, AskedSurveys askedSurveys) {
        this.stylesheet = stylesheet;
        this.script = script;
        this.askedSurveys = askedSurveys;
    }

    static PageWords words(PageLanguage language) {
        return language.words().equals(Locale.ENGLISH)
                ? MessageBundles.get(PageWords.class)
                : MessageBundles.get(
                        PageWords.class, Localized.Literal.of(language.words().getLanguage()));
    }

    static String path(String token) {
        return "/s/" + token;
    }

    public static String openPath(String token) {
        return "/o/" + token;
    }

    /** @param place of the page under its link: empty, or begins with a slash */
    public RestResponse<String> survey(Opened opened, String place, Filled filled) {
        return survey(200, opened, LanguageLink.of(opened, place, filled.tapped()), filled, false);
    }

    /** After something was sent. Choosing another language would load the page anew, and what was typed would be gone. */
    public RestResponse<String> survey(int status, Opened opened, Filled filled) {
        RestResponse<String> page = survey(status, opened, List.of(), filled, true);
        return startsOver(opened)
                ? ResponseBuilder.fromResponse(page)
                        .header("Refresh", LEFT_ALONE_SECONDS + "; url=" + opened.anew())
                        .build()
                : page;
    }

    private static boolean startsOver(Opened opened) {
        return opened.openForm().filter(OpenForm::startsOver).isPresent();
    }

    private RestResponse<String> survey(
            int status, Opened opened, List<LanguageLink> languages, Filled filled, boolean sent) {
        PageLanguage language = opened.language();
        PageWords words = words(language);
        Survey survey = opened.survey();
        Sheet sheet = SheetReader.read(survey, opened.context(), filled.values());
        FilledText text = new FilledText(opened, sheet.answers());
        List<QuestionView> questions = questions(opened, filled, sheet, text);
        List<QuestionView> problems = questions.stream()
                .filter(question -> question.complaint() != null)
                .toList();
        String title = text.of(survey.title());
        String introduction = survey.introduction();
        PageFrame frame = frame(opened, status < 400 ? title : words.checkTitle() + ": " + title);
        return html(
                status,
                language,
                new SurveyPage(
                        frame,
                        title,
                        introduction == null ? null : text.of(introduction),
                        opened.isAnonymous(),
                        opened.path(""),
                        opened.path("/draft"),
                        opened.openForm().isPresent() ? null : script.path(),
                        filled.submissionId(),
                        opened.openForm().map(OpenForm::ticket).orElse(null),
                        opened.uninvited().map(askedSurveys::written).orElse(null),
                        startsOver(opened) ? opened.anew() : null,
                        sent && startsOver(opened),
                        String.join(" ", sheet.shown()),
                        filled.draftSequence(),
                        filled.doubted().orElse(null),
                        asksOn(survey),
                        filled.isGoingOn(),
                        opened.isPreview(),
                        languages,
                        filled.banner().orElse(null),
                        questions,
                        problems));
    }

    /** The questions that these fields lead to, in the words that go with them. */
    String questions(Opened opened, PostedForm form, Sheet sheet) {
        FilledText text = new FilledText(opened, sheet.answers());
        Filled filled = Filled.soFar(form);
        return new QuestionsPart(questions(opened, filled, sheet, text))
                .setLocale(opened.language().words())
                .render();
    }

    private static List<QuestionView> questions(Opened opened, Filled filled, Sheet sheet, FilledText text) {
        List<QuestionView> questions = new ArrayList<>();
        int number = 0;
        for (Question question : opened.survey().questions()) {
            number++;
            if (sheet.shown().contains(question.id())) {
                questions.add(QuestionView.of(number, question, text.of(question.text()), filled, opened));
            }
        }
        return questions;
    }

    /** Whether answers decide which questions come, or what they say. */
    private static boolean asksOn(Survey survey) {
        return survey.questions().stream()
                .anyMatch(question -> question.showIf() != null
                        || Piping.places(question.text()).stream()
                                .anyMatch(place -> place.question().isPresent()));
    }

    /** @param changeableUntil empty once that time is over */
    RestResponse<String> status(
            Opened opened, Response response, FollowUpView followUp, Optional<Instant> changeableUntil) {
        PageLanguage language = opened.language();
        PageWords words = words(language);
        Instant withdrawnAt = response.withdrawnAt();
        boolean changed = response.answeredAt().isAfter(response.receivedAt());
        String title = withdrawnAt == null ? words.statusTitle() : words.withdrawnTitle();
        return html(
                200,
                language,
                new StatusPage(
                        frame(opened, title),
                        language.date(response.receivedAt()),
                        changed ? language.date(response.answeredAt()) : null,
                        withdrawnAt == null ? null : language.date(withdrawnAt),
                        followUp,
                        changeableUntil.map(language::date).orElse(null),
                        opened.path("/change"),
                        opened.path("/withdrawal")));
    }

    /** After a device took back its answer, which can be given again until then. */
    public RestResponse<String> openWithdrawn(Opened opened, Response response, Instant changeableUntil) {
        return status(opened, response, FollowUpView.NONE, Optional.of(changeableUntil));
    }

    /** @param doubted what pressing it once more is known by, after a program seems to have pressed it */
    public RestResponse<String> withdrawal(Opened opened, Instant changeableUntil, Optional<String> doubted) {
        PageLanguage language = opened.language();
        return html(
                200,
                language,
                new WithdrawalPage(
                        frame(opened, words(language).withdrawalTitle()),
                        language.date(changeableUntil),
                        opened.path("/withdrawal"),
                        opened.path(""),
                        doubted.orElse(null)));
    }

    /**
     * @param answers what the thanks are for
     * @param changeableUntil empty where nothing was kept, or it stays as it is
     */
    RestResponse<String> thanks(Opened opened, List<Answer> answers, Optional<Instant> changeableUntil) {
        PageLanguage language = opened.language();
        return html(
                200,
                language,
                new ThanksPage(
                        frame(opened, words(language).thanksTitle()),
                        thanks(opened, answers).orElse(null),
                        opened.path(opened.isPreview() ? "" : "/change"),
                        opened.isPreview(),
                        changeableUntil.map(language::date).orElse(null)));
    }

    /** After an answer to an open survey: where one device serves many people, the next one begins by itself. */
    public RestResponse<String> openThanks(Opened opened, List<Answer> answers, boolean changeable) {
        boolean startsOver = opened.openForm().map(OpenForm::startsOver).orElse(false);
        String next = startsOver ? opened.anew() : null;
        RestResponse<String> page = html(
                200,
                opened.language(),
                new OpenThanksPage(
                        frame(opened, words(opened.language()).thanksTitle()),
                        thanks(opened, answers).orElse(null),
                        startsOver || !changeable ? null : opened.path("/change"),
                        opened.path("/withdrawal"),
                        next));
        return next == null
                ? page
                : ResponseBuilder.fromResponse(page)
                        .header("Refresh", START_OVER_SECONDS + "; url=" + next)
                        .build();
    }

    /** In the author's words, if there are any. */
    private static Optional<String> thanks(Opened opened, List<Answer> answers) {
        Situation situation = Sheet.situation(answers, opened.context());
        String thanks = opened.survey().endings().stream()
                .filter(ending -> ending.when().holds(situation))
                .findFirst()
                .map(SurveyPublished.Ending::text)
                .orElse(opened.survey().thanks());
        return Optional.ofNullable(thanks).map(new FilledText(opened, answers)::of);
    }

    public RestResponse<String> notice(Notice notice, PageLanguage language) {
        PageWords words = words(language);
        PageFrame frame = frame(language, notice.title(words), notice.refreshes());
        return html(notice.status(), language, new NoticePage(frame, script.path(), notice.text(words)));
    }

    /** For a form that came while its survey cannot be shown: nothing typed is lost, and sending it again is one press. */
    RestResponse<String> kept(Notice notice, PageLanguage language, String token, PostedForm form) {
        return keptAt(notice, language, path(token), form);
    }

    /** @param action where it is sent again */
    public RestResponse<String> keptAt(Notice notice, PageLanguage language, String action, PostedForm form) {
        PageWords words = words(language);
        String text = notice == Notice.TOO_EARLY ? words.tooEarlyKept() : words.unsaved();
        Map<String, List<String>> fields = form.fields();
        PageFrame frame = frame(language, notice.title(words), false);
        return html(notice.status(), language, new KeptPage(frame, text, action, fields));
    }

    private PageFrame frame(Opened opened, String title) {
        SurveyPublished.Brand brand = opened.survey().brand();
        String colour = brand == null ? null : brand.colour();
        return new PageFrame(
                opened.language(),
                title,
                stylesheet.path(),
                colour == null ? null : BrandStylesheet.of(colour).path(),
                opened.survey().logo().orElse(null),
                false);
    }

    private PageFrame frame(PageLanguage language, String title, boolean refreshes) {
        return new PageFrame(language, title, stylesheet.path(), null, null, refreshes);
    }

    private static RestResponse<String> html(int status, PageLanguage language, TemplateInstance page) {
        ResponseBuilder<String> response = ResponseBuilder.<String>create(status)
                .entity(page.setLocale(language.words()).render())
                .type(HTML)
                .header("Content-Language", language.tag());
        if (status == 503) {
            response.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
