package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import org.jspecify.annotations.Nullable;

/**
 * {@code templates/page/withdrawal-page.html}: asks whether an answer is really to be taken back.
 *
 * @param until how long it can be given again after that
 * @param action where it is taken back
 * @param status where it is left as it is
 * @param doubted what was taken for a program's when it was pressed here; null at first
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WithdrawalPage(
        PageFrame frame,
        String until,
        String action,
        String status,
        @Nullable String doubted) implements TemplateInstance {}
