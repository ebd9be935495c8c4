package io.heard.survey.campaign;

import io.heard.contracts.survey.LanguageChoice;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What customers call a topic: its kebab-case name is ours and never shown to them. */
final class TopicNames {

    private TopicNames() {}

    /** @param names by BCP 47 tag */
    static Optional<String> in(String language, Map<String, String> names) {
        return LanguageChoice.best(List.copyOf(names.keySet()), List.of(language))
                .map(names::get);
    }
}
