package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lets the rows of a file arrive as complaints, in the file's order and in two shuffles, and prints for each order one line of
 * JSON: how well the themes agree with the labels, how steady they were, and how fast that was.
 */
public final class MiningTrial {

    private static final long[] SHUFFLES = {1, 2};
    private static final String LAST = "shuffle-" + SHUFFLES[SHUFFLES.length - 1];
    private static final int WARM_UP = 200;

    private MiningTrial() {}

    /**
     * @param arguments file, text column, label column, column of names to mask (may be empty), name of the set, how many of the
     *     largest themes to show after the last order, how fine themes are to be
     */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        try (SentenceEncoder encoder = SentenceEncoder.load(Runtime.getRuntime().availableProcessors())) {
            var reading =
                    new VerbatimReading(encoder::encode, ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode));
            double rawRate = rawRate(encoder, texts, names);
            Map<String, List<Integer>> orders = new LinkedHashMap<>();
            List<Integer> asInFile = IntStream.range(0, texts.size()).boxed().toList();
            orders.put("file", asInFile);
            for (long seed : SHUFFLES) {
                List<Integer> shuffled = new ArrayList<>(asInFile);
                Collections.shuffle(shuffled, new Random(seed));
                orders.put("shuffle-" + seed, shuffled);
            }
            for (Map.Entry<String, List<Integer>> order : orders.entrySet()) {
                ObjectNode figures = new ObjectMapper()
                        .createObjectNode()
                        .put("bench", "mining")
                        .put("set", arguments[4])
                        .put("order", order.getKey());
                ThemeTrial trial = new ThemeTrial(reading, names, Double.parseDouble(arguments[6]));
                trial.run(order.getValue().stream().map(texts::get).toList(), figures);
                figures.put("rawModelTextsPerSecond", Math.round(rawRate)).put("peakMegabytes", PeakMemory.megabytes());
                System.out.println(figures);
                if (order.getKey().equals(LAST)) {
                    trial.shown()
                            .lines(Integer.parseInt(arguments[5]), encoder::encode)
                            .forEach(System.out::println);
                }
            }
        }
    }

    /** What the model alone reads, of the same texts in the same batches. */
    private static double rawRate(SentenceEncoder encoder, List<LabelledText> texts, KnownNames names) {
        List<String> words = texts.stream()
                .map(text -> TextNormaliser.normalise(text.text(), names))
                .toList();
        encoder.encode(words.subList(0, Math.min(WARM_UP, words.size())));
        long start = System.nanoTime();
        for (int i = 0; i < words.size(); i += ThemeTrial.BATCH) {
            encoder.encode(words.subList(i, Math.min(words.size(), i + ThemeTrial.BATCH)));
        }
        return words.size() / ((System.nanoTime() - start) / 1e9);
    }
}
