package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.change.Agreement;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.Fineness;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.language.WordVectors;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.TextNormaliser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds themes in the rows of a file by their words alone, as in languages that the sentence model does not read, and prints for
 * each of three draws one line of JSON: how well they agree with the labels. Each row is one complaint, and all are found in one run.
 */
public final class WordsTrial {

    private static final long[] DRAWS = {1, 2, 3};

    /** As many as a run of the service looks at. */
    private static final int SAMPLE = 5000;

    private WordsTrial() {}

    /**
     * @param arguments file, text column, label column, column of names to mask (may be empty), name of the set, tag of the language,
     *     how fine themes are to be
     */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        Language language = Language.ofTag(arguments[5]);
        for (long draw : DRAWS) {
            List<LabelledText> drawn = new ArrayList<>(texts);
            Collections.shuffle(drawn, new Random(draw));
            ObjectNode figures = new ObjectMapper()
                    .createObjectNode()
                    .put("bench", "mining")
                    .put("set", arguments[4])
                    .put("order", "shuffle-" + draw)
                    .put("byWords", language.code());
            find(
                    drawn.subList(0, Math.min(SAMPLE, drawn.size())),
                    names,
                    language,
                    new Fineness(Double.parseDouble(arguments[6]), false),
                    figures);
            System.out.println(figures.put("peakMegabytes", PeakMemory.megabytes()));
        }
    }

    private static void find(
            List<LabelledText> texts, KnownNames names, Language language, Fineness fineness, ObjectNode figures) {
        List<String> words = texts.stream()
                .map(text -> TextNormaliser.normalise(text.text(), names))
                .toList();
        long start = System.nanoTime();
        List<Embedding> vectors = WordVectors.of(words, language);
        List<Complaint> complaints = IntStream.range(0, words.size())
                .mapToObj(i -> new Complaint(new UUID(1, i), new UUID(2, i), words.get(i), vectors.get(i), null))
                .toList();
        Discovery found = ThemeDiscovery.discoverByWords(
                complaints, CommonMean.of(complaints, Optional.empty()).embedding(), language, fineness);
        long took = System.nanoTime() - start;
        String[] themes = new String[words.size()];
        Arrays.fill(themes, "");
        found.groups()
                .forEach(group -> group.members()
                        .forEach(member -> themes[member] = group.themeId().toString()));
        Agreement agreement =
                Agreement.of(texts.stream().map(LabelledText::label).toList(), List.of(themes));
        long outside = Arrays.stream(themes).filter(String::isEmpty).count();
        figures.put("texts", words.size())
                .put("nmi", ThemeTrial.rounded(agreement.nmi()))
                .put("ari", ThemeTrial.rounded(agreement.ari()))
                .put("acc", ThemeTrial.rounded(agreement.accuracy()))
                .put("themes", found.groups().size())
                .put("outsideShare", ThemeTrial.rounded((double) outside / words.size()))
                .put("discoveryMilliseconds", took / 1_000_000);
    }
}
