package io.heard.insights.mining.label;

import io.heard.insights.mining.label.LabelWords.Phrase;
import io.heard.insights.mining.label.ThemeLabels.Text;
import io.heard.insights.mining.text.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How many of a set of texts use which phrase, and how they spell it. Phrases are known by their stems. */
final class PhraseUsage {

    /** A few are enough to tell how a phrase is meant. */
    private static final int PLACES = 5;

    private final Map<String, Integer> users = new HashMap<>();
    private final Map<String, UUID> firstCustomers = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private final Map<String, Map<String, Integer>> spellings = new HashMap<>();
    private final Map<String, List<String>> places = new HashMap<>();
    private int texts;

    private PhraseUsage() {}

    /** Texts that are the same word for word count once: a headline passed on is not what many customers say. */
    static PhraseUsage in(Collection<Text> texts, Language language) {
        PhraseUsage usage = new PhraseUsage();
        Map<String, Set<UUID>> different = texts.stream()
                .collect(Collectors.groupingBy(
                        Text::words, LinkedHashMap::new, Collectors.mapping(Text::customer, Collectors.toSet())));
        different.forEach((text, customers) -> {
            Set<String> seen = new HashSet<>();
            for (Phrase phrase : LabelWords.phrases(text, language)) {
                usage.spellings
                        .computeIfAbsent(phrase.stems(), stems -> new HashMap<>())
                        .merge(phrase.surface(), 1, Integer::sum);
                seen.add(phrase.stems());
            }
            seen.forEach(stems -> {
                usage.users.merge(stems, 1, Integer::sum);
                List<String> places = usage.places.computeIfAbsent(stems, none -> new ArrayList<>());
                if (places.size() < PLACES) {
                    places.add(text);
                }
                customers.forEach(customer -> usage.use(stems, customer));
            });
        });
        usage.texts = different.size();
        return usage;
    }

    private void use(String phrase, UUID customer) {
        UUID first = firstCustomers.putIfAbsent(phrase, customer);
        if (first != null && !first.equals(customer)) {
            shared.add(phrase);
        }
    }

    /** Of all texts together; without spellings, places and customers. */
    static PhraseUsage sum(List<PhraseUsage> parts, PhraseUsage rest) {
        PhraseUsage sum = new PhraseUsage();
        parts.forEach(sum::add);
        sum.add(rest);
        return sum;
    }

    int texts() {
        return texts;
    }

    Set<String> phrases() {
        return users.keySet();
    }

    int users(String phrase) {
        return users.getOrDefault(phrase, 0);
    }

    /** Whether more than one customer uses it. */
    boolean isShared(String phrase) {
        return shared.contains(phrase);
    }

    /** Some of the texts that use it, the first ones. */
    List<String> places(String phrase) {
        return places.getOrDefault(phrase, List.of());
    }

    /** The form most texts use; of equals the first in the alphabet. */
    String commonestSpelling(String phrase) {
        return spellings.getOrDefault(phrase, Map.of()).entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(phrase);
    }

    private void add(PhraseUsage other) {
        other.users.forEach((stems, count) -> users.merge(stems, count, Integer::sum));
        texts += other.texts;
    }
}
