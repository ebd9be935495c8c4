package io.heard.survey.respondent;

import io.heard.survey.language.OwnLanguage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * A page as {@code templates/OptOut/page.html} shows it; what is empty is left out. None shows who it is for: a forwarded mail
 * must not tell.
 */
record OptOutPage(int status, String language, String title, String text, String button, String note) {

    @CheckedTemplate(basePath = "OptOut", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    private static final class Templates {

        private Templates() {}

        static native TemplateInstance page(OptOutPage page);
    }

    static OptOutPage question(OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(
                200, language.tag(), words.questionTitle(), words.question(), words.button(), words.questionNote());
    }

    static OptOutPage done(OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(200, language.tag(), words.doneTitle(), words.done(), "", words.doneNote());
    }

    static OptOutPage expired(OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(410, language.tag(), words.expiredTitle(), words.expired(), "", "");
    }

    static OptOutPage unknown(OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(404, language.tag(), words.unknownTitle(), words.unknown(), "", "");
    }

    /** Keeps the button: the press was not lost on the customer's side. */
    static OptOutPage away(OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(503, language.tag(), words.awayTitle(), words.away(), words.button(), words.awayNote());
    }

    static OptOutPage failed(int status, OwnLanguage language) {
        OptOutWords words = language.words(OptOutWords.class);
        return new OptOutPage(status, language.tag(), words.failedTitle(), words.failed(), "", "");
    }

    String render() {
        return Templates.page(this).render();
    }
}
