package io.heard.feedback.page.style;

import jakarta.inject.Singleton;

/** What makes the survey's page better where there is JavaScript; no page needs it. */
@Singleton
public class Script extends Asset {

    Script() {
        super("survey.js");
    }

    @Override
    public String path() {
        return super.path();
    }
}
