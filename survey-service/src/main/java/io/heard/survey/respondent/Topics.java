package io.heard.survey.respondent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a respondent may refuse to be asked about. {@code campaign} knows: every campaign has a topic. */
public interface Topics {

    /**
     * @param name kebab-case, as the campaigns have it
     * @param label what a customer reads; empty when nobody said what it is called in that language
     */
    record Topic(String name, Optional<String> label) {}

    /** Those that a customer could get a mail about, in a steady order. */
    List<Topic> offered(Locale language);
}
