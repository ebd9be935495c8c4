package io.heard.gateway.firstpage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** @param name of the person who is logged in; empty when nobody is */
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record FirstPage(String name, List<String> roles, List<Destination> destinations) implements TemplateInstance {}
