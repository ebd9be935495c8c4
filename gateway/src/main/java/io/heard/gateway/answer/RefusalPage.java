package io.heard.gateway.answer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a person reads when the gateway turns a request away. */
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record RefusalPage(RefusalWords words, boolean login) implements TemplateInstance {}
