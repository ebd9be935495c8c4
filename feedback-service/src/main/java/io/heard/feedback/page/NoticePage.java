package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** {@code templates/page/notice-page.html}: says one thing, for when there is no survey to show. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record NoticePage(PageFrame frame, String script, String text) implements TemplateInstance {}
