package io.heard.insights.metric.filter;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose answers a metric is made of. */
public enum AnswerOrigin {
    /** Of those who were asked, also anonymously: what says something about all customers. */
    INVITED,
    /** Of those who answered an open survey by themselves: whoever felt like it. */
    OPEN,
    ALL;

    static Optional<AnswerOrigin> find(String name) {
        return Arrays.stream(values())
                .filter(origin -> origin.parameter().equals(name))
                .findFirst();
    }

    /** Its name in the API. */
    @JsonValue
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
