package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/**
 * {@code templates/page/withdrawal-page.html}: asks whether an answer is really to be taken back.
 *
 * @param until how long it can be given again after that
 * @param action where it is taken back
 * @param status where it is left as it is
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record WithdrawalPage(PageFrame frame, String until, String action, String status) implements TemplateInstance {}
