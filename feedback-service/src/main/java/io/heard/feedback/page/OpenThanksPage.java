package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * {@code templates/page/open-thanks-page.html}: after an answer to an open survey.
 *
 * @param text the survey's own words, else null
 * @param change where this device can change its answer; null where it serves many people, or that time is over
 * @param withdrawal where this device can take it back, as long as it can change it
 * @param next where the next person begins; null where the device is one person's
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record OpenThanksPage(
        PageFrame frame,
        @Nullable String text,
        @Nullable String change,
        String withdrawal,
        @Nullable String next) implements TemplateInstance {}
