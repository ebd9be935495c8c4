package io.heard.feedback.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** {@code templates/page/questions-part.html}: the questions alone, for a page that is open already. */
@CheckedTemplate(basePath = "page", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record QuestionsPart(List<QuestionView> questions) implements TemplateInstance {}
