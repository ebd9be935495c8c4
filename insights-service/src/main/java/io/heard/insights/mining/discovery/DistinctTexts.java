package io.heard.insights.mining.discovery;

import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What different things complaints say: those that are the same word for word are one. Tied to nothing but each other they would
 * make a group of their own.
 */
final class DistinctTexts {

    private final List<Integer> first = new ArrayList<>();
    private final int[] text;

    private DistinctTexts(int complaints) {
        this.text = new int[complaints];
    }

    static DistinctTexts of(List<Complaint> complaints) {
        DistinctTexts texts = new DistinctTexts(complaints.size());
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < complaints.size(); i++) {
            String words = complaints.get(i).words().toLowerCase(Locale.ROOT);
            Integer before = known.putIfAbsent(words, texts.first.size());
            texts.text[i] = before == null ? texts.first.size() : before;
            if (before == null) {
                texts.first.add(i);
            }
        }
        return texts;
    }

    /** The text of a complaint, counted from 0. */
    int of(int complaint) {
        return text[complaint];
    }

    /** What belongs to the first complaint with each text. */
    <T extends @Nullable Object> List<T> ofEach(List<T> ofComplaints) {
        List<T> ofEach = new ArrayList<>();
        first.forEach(complaint -> ofEach.add(ofComplaints.get(complaint)));
        return ofEach;
    }
}
