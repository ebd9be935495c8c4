package io.heard.survey.respondent.trace;

import java.util.Map;

/**
 * What became of one room's traces of a person.
 *
 * @param removed how many of each kind are gone, or tell no longer who it was
 * @param kept how many of each kind stay on purpose
 */
public record Erased(Map<String, Integer> removed, Map<String, Integer> kept) {

    public Erased {
        removed = Map.copyOf(removed);
        kept = Map.copyOf(kept);
    }

    public static Erased all(Map<String, Integer> removed) {
        return new Erased(removed, Map.of());
    }
}
