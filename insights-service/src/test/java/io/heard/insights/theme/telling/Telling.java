package io.heard.insights.theme.telling;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets tests of other rooms have everything told that has changed. */
@ApplicationScoped
public class Telling {

    private final ThemedResponses responses;

    Telling(ThemedResponses responses) {
        this.responses = responses;
    }

    public void tellAll() {
        while (responses.tellSome(7)) {
            // A batch that does not divide what there is.
        }
    }
}
