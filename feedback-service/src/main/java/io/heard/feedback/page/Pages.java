package io.heard.feedback.page;

import io.heard.feedback.form.PostedForm;
import io.heard.feedback.link.Visit.Open;
import io.heard.feedback.page.style.Stylesheet;
import io.heard.feedback.survey.Question;
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

    static PageLanguage language(Open visit) {
        return PageLanguage.of(visit.survey().language());
    }

    static String path(String token) {
        return "/s/" + token;
    }

    RestResponse<String> survey(int status, Open visit, String token, Filled filled) {
        PageLanguage language = language(visit);
        PageWords words = words(language);
        List<QuestionView> questions = new ArrayList<>();
        for (Question question : visit.survey().questions()) {
            questions.add(QuestionView.of(questions.size() + 1, question, filled, words));
        }
        List<QuestionView> problems = questions.stream()
                .filter(question -> question.complaint() != null)
                .toList();
        String title = visit.survey().title();
        PageFrame frame = frame(language, status < 400 ? title : words.checkTitle() + ": " + title, false);
        return html(
                status,
                language,
                new SurveyPage(
                        frame,
                        visit.survey(),
                        path(token),
                        filled.submissionId(),
                        filled.banner().orElse(null),
                        questions,
                        problems));
    }

    RestResponse<String> thanks(Open visit, String token) {
        PageLanguage language = language(visit);
        PageFrame frame = frame(language, words(language).thanksTitle(), false);
        String until = language.date(visit.invitation().expiresAt());
        return html(200, language, new ThanksPage(frame, visit.survey().thanks(), path(token), until));
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

    private PageFrame frame(PageLanguage language, String title, boolean refreshes) {
        return new PageFrame(language, title, stylesheet.path(), refreshes);
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
