package io.heard.insights.mining.trial;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.QuoteChoice;
import io.heard.insights.mining.label.ThemeLabels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Themes as people would see them, to be judged by eye: label, size, what they were labelled most, three quotes. */
final class ShownThemes {

    private static final int QUOTES = 3;

    private final List<List<Said>> themes;
    private final List<Said> outside;
    private final Embedding mean;

    /** @param label what people say the whole row is about */
    record Said(UUID segment, UUID customer, String text, String words, String label, Embedding embedding) {}

    /**
     * @param said at least one
     * @param places the theme of each, in the same order
     */
    ShownThemes(List<Said> said, List<Optional<UUID>> places) {
        Map<UUID, List<Said>> members = new LinkedHashMap<>();
        outside = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Said one = said.get(i);
            places.get(i)
                    .map(theme -> members.computeIfAbsent(theme, none -> new ArrayList<>()))
                    .orElse(outside)
                    .add(one);
        }
        themes = members.values().stream()
                .sorted(Comparator.comparingInt(List<Said>::size).reversed())
                .toList();
        mean = Embedding.mean(said.stream().map(Said::embedding).toList());
    }

    /** The largest, some lines for each. */
    List<String> lines(int most, Function<List<String>, List<Embedding>> encoder) {
        List<ThemeLabels.Theme> toName = themes.stream()
                .map(theme -> new ThemeLabels.Theme(texts(theme), centroid(theme)))
                .toList();
        List<String> labels = ThemeLabels.label(toName, texts(outside), mean, encoder);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < Math.min(most, themes.size()); i++) {
            List<Said> theme = themes.get(i);
            lines.add(labels.get(i) + " — " + theme.size() + " mentions, " + commonest(theme));
            quotes(theme, toName.get(i).centroid()).forEach(quote -> lines.add("    \"" + quote + '"'));
        }
        return lines;
    }

    private static List<ThemeLabels.Text> texts(List<Said> said) {
        return said.stream()
                .map(one -> new ThemeLabels.Text(one.customer(), one.words()))
                .toList();
    }

    private Embedding centroid(List<Said> theme) {
        return Embedding.mean(theme.stream()
                        .map(said -> said.embedding().centred(mean))
                        .toList())
                .normalised();
    }

    private static String commonest(List<Said> theme) {
        Map<String, Long> labels = theme.stream().collect(groupingBy(Said::label, counting()));
        Map.Entry<String, Long> most = Collections.max(
                labels.entrySet(),
                Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        return String.format(Locale.ROOT, "%.0f %% %s", 100.0 * most.getValue() / theme.size(), most.getKey());
    }

    private List<String> quotes(List<Said> theme, Embedding centroid) {
        List<QuoteChoice.Candidate> candidates = theme.stream()
                .map(said -> new QuoteChoice.Candidate(
                        said.segment(),
                        said.customer(),
                        said.text(),
                        true,
                        said.embedding().centred(mean).dot(centroid)))
                .toList();
        return QuoteChoice.choose(candidates, QUOTES).stream()
                .map(quote -> quote.text().replaceAll("\\s+", " "))
                .toList();
    }
}
