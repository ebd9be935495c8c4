package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import io.heard.insights.mining.seeding.Example;
import io.heard.insights.mining.seeding.Seed;
import io.heard.insights.mining.seeding.SeededThemes;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Names themes with sentences of a file, lets the rows of another one arrive, and prints one line of JSON: how many rows the seeded
 * themes get right, and how many of the others once people have put fifty wrong ones right.
 */
public final class SeededTrial {

    private static final int CORRECTIONS = 50;
    /** The mean over some draws: which rows people come upon moves the figures by a hundredth or two. */
    private static final long[] DRAWS = {1, 2, 3, 4, 5};

    /** The newest so many complaints are what the service learns from. */
    private static final int SAMPLE = 5000;

    private final List<UUID> truths;
    private final List<List<Mention>> rows = new ArrayList<>();
    private final List<Seed> seeds;
    private final Embedding mean;

    /** @param length in characters of the row */
    private record Mention(String words, Embedding embedding, int length) {}

    /**
     * @param theme the nearest, as every row has to have one here
     * @param outside whether the service would leave it in the open pool
     */
    private record Judged(UUID theme, boolean outside) {}

    /** @param arguments file, text column, label column, column of names to mask (may be empty), name of the set, file of seeds */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        List<LabelledText> seeds = LabelledText.read(Path.of(arguments[5]), "sentence", "label", "");
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        try (SentenceEncoder encoder = SentenceEncoder.load(Runtime.getRuntime().availableProcessors())) {
            ObjectNode figures =
                    new ObjectMapper().createObjectNode().put("bench", "seeded").put("set", arguments[4]);
            new SeededTrial(encoder, texts, seeds, names).run(figures);
            System.out.println(figures.put("peakMegabytes", PeakMemory.megabytes()));
        }
    }

    private SeededTrial(
            SentenceEncoder encoder, List<LabelledText> texts, List<LabelledText> sentences, KnownNames names) {
        this.truths = texts.stream().map(text -> id(text.label())).toList();
        Map<String, List<String>> named = new LinkedHashMap<>();
        sentences.forEach(sentence -> named.computeIfAbsent(sentence.label(), none -> new ArrayList<>())
                .add(sentence.text()));
        this.seeds = named.entrySet().stream()
                .map(theme -> new Seed(
                        id(theme.getKey()),
                        encoder.encode(theme.getValue().stream()
                                .map(sentence -> TextNormaliser.normalise(sentence, KnownNames.NONE))
                                .toList())))
                .toList();
        var reading =
                new VerbatimReading(encoder::encode, ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode));
        for (int from = 0; from < texts.size(); from += ThemeTrial.BATCH) {
            read(reading, texts.subList(from, Math.min(texts.size(), from + ThemeTrial.BATCH)), names);
        }
        this.mean = Embedding.mean(sample().stream().map(Mention::embedding).toList());
    }

    private void read(VerbatimReading reading, List<LabelledText> batch, KnownNames names) {
        List<List<Reading>> readings = reading.read(batch.stream()
                .map(text -> new Verbatim(text.text(), names, OptionalDouble.empty()))
                .toList());
        for (int i = 0; i < batch.size(); i++) {
            String text = batch.get(i).text();
            rows.add(readings.get(i).stream()
                    .map(segment -> new Mention(
                            TextNormaliser.normalise(segment.span().in(text), names),
                            segment.embedding(),
                            segment.span().end() - segment.span().start()))
                    .toList());
        }
    }

    private void run(ObjectNode figures) {
        long start = System.nanoTime();
        List<Judged> before = judge(Map.of());
        long learning = System.nanoTime() - start;
        Set<Integer> unnamed = IntStream.range(0, rows.size())
                .filter(row -> !isSeeded(truths.get(row)))
                .boxed()
                .collect(Collectors.toSet());
        double after = 0;
        double same = 0;
        int corrections = 0;
        for (long draw : DRAWS) {
            Set<Integer> corrected = drawn(before, draw);
            corrections = corrected.size();
            Set<Integer> notJudged = new HashSet<>(unnamed);
            notJudged.addAll(corrected);
            after += accuracy(judge(corrected.stream().collect(Collectors.toMap(row -> row, truths::get))), notJudged);
            same += accuracy(before, notJudged);
        }
        figures.put("texts", rows.size())
                .put("themes", seeds.size())
                .put("accuracy", accuracy(before, unnamed))
                .put("corrections", corrections)
                .put("accuracyAfterCorrections", rounded(after / DRAWS.length))
                .put("accuracyBeforeOnTheSame", rounded(same / DRAWS.length))
                .put("outsideShare", outsideShare(before, unnamed))
                .put("textsOfNoSeed", unnamed.size())
                .put("learningAndSortingMilliseconds", learning / 1_000_000);
        if (!unnamed.isEmpty()) {
            Set<Integer> named = IntStream.range(0, rows.size()).boxed().collect(Collectors.toCollection(HashSet::new));
            named.removeAll(unnamed);
            figures.put("outsideShareOfNoSeed", outsideShare(before, named));
        }
    }

    /** The rows that a person might come upon and put right. */
    private Set<Integer> drawn(List<Judged> judged, long draw) {
        List<Integer> wrong = new ArrayList<>();
        for (int row = 0; row < judged.size(); row++) {
            if (!judged.get(row).theme().equals(truths.get(row))
                    && isSeeded(truths.get(row))
                    && !rows.get(row).isEmpty()) {
                wrong.add(row);
            }
        }
        Collections.shuffle(wrong, new Random(draw));
        return new HashSet<>(wrong.subList(0, Math.min(CORRECTIONS, wrong.size())));
    }

    private boolean isSeeded(UUID theme) {
        return seeds.stream().anyMatch(seed -> seed.themeId().equals(theme));
    }

    /** As the service does it: learns from its sample, and sorts what has arrived. */
    private List<Judged> judge(Map<Integer, UUID> corrections) {
        List<Example> examples = new ArrayList<>();
        for (int row = firstSampled(); row < rows.size(); row++) {
            for (Mention mention : rows.get(row)) {
                UUID said = mention.equals(longest(row)) ? corrections.get(row) : null;
                examples.add(new Example(mention.words(), mention.embedding(), said != null, said));
            }
        }
        // What somebody put right is learnt from however old it is.
        corrections.forEach((row, theme) -> {
            Mention longest = longest(row);
            if (row < firstSampled() && longest != null) {
                examples.add(new Example(longest.words(), longest.embedding(), true, theme));
            }
        });
        SeededThemes themes = SeededThemes.fit(seeds, examples, mean);
        List<Judged> judged = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            judged.add(
                    rows.get(row).isEmpty() ? new Judged(new UUID(0, 0), true) : judged(themes, whole(rows.get(row))));
        }
        return judged;
    }

    private static Judged judged(SeededThemes themes, Mention mention) {
        Assigned nearest = themes.nearest(mention.words(), mention.embedding());
        return new Judged(
                nearest.themeId(),
                themes.assign(mention.words(), mention.embedding()).isEmpty());
    }

    /** Every row has one label, so it is judged by all it says; themes are learnt from its parts, as in the service. */
    private static Mention whole(List<Mention> row) {
        Mention whole = row.getFirst();
        for (Mention part : row.subList(1, row.size())) {
            whole = new Mention(
                    whole.words() + " " + part.words(),
                    whole.embedding().mixedWith(part.embedding(), whole.length(), part.length()),
                    whole.length() + part.length());
        }
        return whole;
    }

    private int firstSampled() {
        return Math.max(0, rows.size() - SAMPLE);
    }

    private List<Mention> sample() {
        return rows.subList(firstSampled(), rows.size()).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** What somebody moves who puts a row right. */
    private @Nullable Mention longest(int row) {
        Mention longest = null;
        for (Mention mention : rows.get(row)) {
            if (longest == null || mention.length() > longest.length()) {
                longest = mention;
            }
        }
        return longest;
    }

    private double accuracy(List<Judged> judged, Set<Integer> without) {
        int right = 0;
        for (int row = 0; row < judged.size(); row++) {
            if (!without.contains(row) && judged.get(row).theme().equals(truths.get(row))) {
                right++;
            }
        }
        return rounded((double) right / Math.max(1, judged.size() - without.size()));
    }

    private static double outsideShare(List<Judged> judged, Set<Integer> without) {
        int outside = 0;
        for (int row = 0; row < judged.size(); row++) {
            if (!without.contains(row) && judged.get(row).outside()) {
                outside++;
            }
        }
        return rounded((double) outside / Math.max(1, judged.size() - without.size()));
    }

    private static UUID id(String label) {
        return UUID.nameUUIDFromBytes(label.getBytes(StandardCharsets.UTF_8));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
