package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code templates/page/survey-page.html}: the questions, with whatever is filled in and whatever is wrong with it.
 *
 * @param anonymous whether nobody will know who answered
 * @param draft where what is filled in can be kept meanwhile
 * @param script path of the one script; null where there is none
 * @param ticket of a survey for everybody
 * @param askedSurvey which version this is, signed; null where an invitation says it
 * @param startOver where the next person begins; null where the device is one person's
 * @param startsOver whether it goes there by itself when it is left alone
 * @param asked ids of the questions on it, so that the next look knows which have come up since
 * @param sequence of the draft it shows, 0 for none
 * @param doubted what was taken for a program's when it was sent from here
 * @param asksOn whether answers decide what is asked after them
 * @param goingOn whether somebody goes on here with what they have begun
 * @param languages to choose from, if there is a choice
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record SurveyPage(
        PageFrame frame,
        String title,
        @Nullable String introduction,
        boolean anonymous,
        String action,
        String draft,
        @Nullable String script,
        UUID submissionId,
        @Nullable String ticket,
        @Nullable String askedSurvey,
        @Nullable String startOver,
        boolean startsOver,
        String asked,
        long sequence,
        @Nullable String doubted,
        boolean asksOn,
        boolean goingOn,
        boolean preview,
        List<LanguageLink> languages,
        @Nullable Banner banner,
        List<QuestionView> questions,
        List<QuestionView> problems)
        implements TemplateInstance {}
