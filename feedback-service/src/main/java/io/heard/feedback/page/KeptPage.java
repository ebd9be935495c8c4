package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/**
 * {@code templates/page/kept-page.html}: holds a posted form whose survey we cannot show just now, and offers to send it again.
 *
 * @param fields everything that was posted, unseen
 */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record KeptPage(PageFrame frame, String text, String action, Map<String, List<String>> fields)
        implements TemplateInstance {}
