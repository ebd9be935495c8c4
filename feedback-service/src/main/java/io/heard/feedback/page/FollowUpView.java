package io.heard.feedback.page;

import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.recovery.CaseProgress;
import io.heard.feedback.recovery.DoneImprovement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the company did about an answer.
 *
 * @param progress how its case stands, in our words; null when it has none
 * @param words what the company tells its customer; null when it is nothing
 * @param improvements what was done about the product since
 */
record FollowUpView(@Nullable String progress, @Nullable String words, List<ImprovementView> improvements) {

    /** For who gave an answer that leads to nobody. */
    static final FollowUpView NONE = new FollowUpView(null, null, List.of());

    /** In the language it was written in, which need not be the page's. */
    record ImprovementView(String date, String text, String language, String direction) {}

    static FollowUpView of(
            PageWords words,
            PageLanguage language,
            Optional<CaseProgress> progress,
            List<DoneImprovement> improvements) {
        return new FollowUpView(
                progress.map(now -> progress(words, language, now)).orElse(null),
                progress.map(CaseProgress::words).orElse(null),
                improvements.stream()
                        .map(done -> new ImprovementView(
                                language.date(done.doneAt()),
                                done.text(),
                                done.language(),
                                PageLanguage.of(done.language()).direction()))
                        .toList());
    }

    private static String progress(PageWords words, PageLanguage language, CaseProgress now) {
        return switch (now.state()) {
            case OPEN -> words.caseOpen();
            case ACKNOWLEDGED -> words.caseTaken(language.date(now.since()));
            case RESOLVED -> words.caseResolved(language.date(now.since()));
        };
    }
}
