package io.heard.feedback.page.style;

import jakarta.inject.Singleton;

/** The stylesheet of every page. */
@Singleton
public class Stylesheet extends Asset {

    Stylesheet() {
        super("survey.css");
    }

    @Override
    public String path() {
        return super.path();
    }
}
