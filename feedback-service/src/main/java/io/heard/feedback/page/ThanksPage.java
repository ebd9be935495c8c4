package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * {@code templates/page/thanks-page.html}.
 *
 * @param text the survey's own words, else null
 * @param action where answers can be changed
 * @param preview whether nothing was kept
 * @param changeableUntil null where answers stay as they are
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ThanksPage(
        PageFrame frame,
        @Nullable String text,
        String action,
        boolean preview,
        @Nullable String changeableUntil) implements TemplateInstance {}
