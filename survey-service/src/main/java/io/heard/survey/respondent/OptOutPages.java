package io.heard.survey.respondent;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** {@code templates/OptOut/*.html}. None of them shows who it is for: a forwarded mail must not tell. */
@CheckedTemplate(basePath = "OptOut", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class OptOutPages {

    private OptOutPages() {}

    static native TemplateInstance question();

    static native TemplateInstance done();

    static native TemplateInstance expired();

    static native TemplateInstance unknown();
}
