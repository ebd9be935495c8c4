package io.heard.contracts.survey;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known when it is decided what to show.
 *
 * @param answers by question id: a score as a number, yes as 1 and no as 0, the ids of choices, a text as written
 * @param context of the interaction by name; empty when it is not known, as in a preview: then every test of it holds
 */
public record Situation(Map<String, List<String>> answers, Optional<Map<String, String>> context) {

    /** What can be asked about an interaction. */
    public static final List<String> CONTEXT = List.of("touchpoint", "channel", "product", "team");

    public Situation {
        answers = Map.copyOf(answers);
        context = context.map(Map::copyOf);
    }
}
