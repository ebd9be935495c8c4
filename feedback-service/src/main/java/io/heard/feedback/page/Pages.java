package io.heard.feedback.page;

import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.Situation;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.page.style.BrandStylesheet;
import io.heard.feedback.page.style.Stylesheet;
import io.heard.feedback.page.words.Notice;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Renders the pages. */
@ApplicationScoped
class Pages {

    private static final String HTML = "text/html;charset=UTF-8";
    private static final int RETRY_AFTER_SECONDS = 5;

    private final Stylesheet stylesheet;

    Pages(Stylesheet stylesheet) {
        this.stylesheet = stylesheet;
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

    RestResponse<String> survey(int status, Opened opened, Filled filled) {
        PageLanguage language = opened.language();
        PageWords words = words(language);
        Survey survey = opened.survey();
        Sheet sheet = SheetReader.read(survey, opened.context(), filled.values());
        FilledText text = new FilledText(opened, sheet.answers());
        List<QuestionView> questions = new ArrayList<>();
        int number = 0;
        for (Question question : survey.questions()) {
            number++;
            if (sheet.shown().contains(question.id())) {
                questions.add(QuestionView.of(number, question, text.of(question.text()), filled, opened));
            }
        }
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
                        opened.path(""),
                        filled.submissionId(),
                        String.join(" ", sheet.shown()),
                        opened.isPreview(),
                        // Choosing another language loads the page anew, and what was typed would be gone.
                        status == 200 && !filled.isPosted() ? LanguageLink.of(opened) : List.of(),
                        filled.banner().orElse(null),
                        questions,
                        problems));
    }

    /** @param answers what the thanks are for */
    RestResponse<String> thanks(Opened opened, List<Answer> answers) {
        PageLanguage language = opened.language();
        FilledText text = new FilledText(opened, answers);
        Situation situation = Sheet.situation(answers, opened.context());
        String thanks = opened.survey().endings().stream()
                .filter(ending -> ending.when().holds(situation))
                .findFirst()
                .map(SurveyPublished.Ending::text)
                .orElse(opened.survey().thanks());
        String until = opened.invitation()
                .map(invitation -> language.date(invitation.expiresAt()))
                .orElse(null);
        return html(
                200,
                language,
                new ThanksPage(
                        frame(opened, words(language).thanksTitle()),
                        thanks == null ? null : text.of(thanks),
                        opened.path(""),
                        until));
    }

    RestResponse<String> notice(Notice notice, PageLanguage language) {
        PageWords words = words(language);
        PageFrame frame = frame(language, notice.title(words), notice.refreshes());
        return html(notice.status(), language, new NoticePage(frame, notice.text(words)));
    }

    /** For a form that came while its survey cannot be shown: nothing typed is lost, and sending it again is one press. */
    RestResponse<String> kept(Notice notice, PageLanguage language, String token, PostedForm form) {
        PageWords words = words(language);
        String text = notice == Notice.TOO_EARLY ? words.tooEarlyKept() : words.unsaved();
        Map<String, List<String>> fields = form.fields();
        PageFrame frame = frame(language, notice.title(words), false);
        return html(notice.status(), language, new KeptPage(frame, text, path(token), fields));
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
