package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.EmbeddingCache;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.discovery.ThemeAssignment;
import io.heard.insights.mining.discovery.ThemeAssignment.Theme;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.rebase.Rebasing;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says how fast answers are read: cut, cleaned, embedded, judged and given a theme among those of the file, which are found first.
 * The model alone reads the same pieces in the same batches, turn by turn, so that whatever else the machine does hits both.
 */
public final class ReadingTrial {

    private static final int MOST_TEXTS = 4096;
    private static final int SAMPLE = 5000;
    private static final int ALONE = 1500;
    private static final int WARM_UP = 300;
    private static final long CACHE_BYTES = 16 << 20;

    private final SentenceEncoder encoder;
    private final ComplaintDetector detector;
    private final List<Verbatim> verbatims;
    private Embedding mean = Embedding.of();
    private List<Theme> themes = List.of();
    private int placed;

    private ReadingTrial(SentenceEncoder encoder, List<Verbatim> verbatims) {
        this.encoder = encoder;
        this.detector = ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode);
        this.verbatims = verbatims;
    }

    /** @param arguments file, text column, label column, column of names to mask (may be empty), name of the set */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        List<Verbatim> verbatims = texts.stream()
                .map(text -> new Verbatim(text.text(), names, OptionalDouble.empty()))
                .toList();
        try (SentenceEncoder encoder = SentenceEncoder.load(Runtime.getRuntime().availableProcessors())) {
            ObjectNode figures = new ObjectMapper()
                    .createObjectNode()
                    .put("bench", "reading")
                    .put("set", arguments[4])
                    .put("model", encoder.model().id());
            var trial = new ReadingTrial(encoder, verbatims);
            trial.findThemes();
            trial.readAll(figures);
            trial.readAlone(figures);
            System.out.println(figures.put("peakMegabytes", PeakMemory.megabytes()));
        }
    }

    /** Every row counts as a complaint. */
    private void findThemes() {
        var reading = new VerbatimReading(encoder::encode, detector);
        List<Complaint> complaints = new ArrayList<>();
        for (int from = 0; from < verbatims.size() && complaints.size() < SAMPLE; from += ThemeTrial.BATCH) {
            List<Verbatim> batch = batch(from, verbatims.size());
            List<List<Reading>> readings = reading.read(batch);
            for (int i = 0; i < batch.size(); i++) {
                UUID customer = new UUID(0, from + i);
                for (Reading segment : readings.get(i)) {
                    complaints.add(new Complaint(
                            new UUID(1, complaints.size()),
                            customer,
                            words(batch.get(i), segment),
                            segment.embedding(),
                            null));
                }
            }
        }
        Rebasing.Outcome found = Rebasing.discover(complaints, Optional.empty());
        mean = found.mean().embedding();
        themes = found.discovery().groups().stream()
                .map(group -> new Theme(group.themeId(), group.centroid(), group.centres(), group.leastSimilarity()))
                .toList();
    }

    private void readAll(ObjectNode figures) {
        var cache = new EmbeddingCache(encoder::encode, CACHE_BYTES);
        var reading = new VerbatimReading(cache::encode, detector);
        int texts = Math.min(MOST_TEXTS, verbatims.size());
        long pieces = 0;
        long raw = 0;
        long whole = 0;
        for (int from = 0; from < texts; from += ThemeTrial.BATCH) {
            List<Verbatim> batch = batch(from, texts);
            List<String> words = words(batch);
            pieces += words.size();
            boolean isRawFirst = from / ThemeTrial.BATCH % 2 == 0;
            if (isRawFirst) {
                raw += nanoseconds(() -> encoder.encode(words));
            }
            whole += nanoseconds(() -> reading.read(batch).forEach(this::assign));
            if (!isRawFirst) {
                raw += nanoseconds(() -> encoder.encode(words));
            }
        }
        figures.put("texts", texts)
                .put("pieces", pieces)
                .put("themes", themes.size())
                .put(
                        "centres",
                        themes.stream()
                                .mapToInt(theme -> theme.centres().size())
                                .sum())
                .put("placed", placed)
                .put("knownShare", Math.round(1000.0 * cache.found() / pieces) / 1000.0)
                .put("readingTextsPerSecond", Math.round(texts / (whole / 1e9)))
                .put("rawModelTextsPerSecond", Math.round(texts / (raw / 1e9)))
                .put("shareOfRawModel", Math.round(1000.0 * raw / whole) / 1000.0);
    }

    /** One at a time, as when answers come now and then; nothing is remembered between them. */
    private void readAlone(ObjectNode figures) {
        var reading = new VerbatimReading(encoder::encode, detector);
        long[] times = new long[ALONE];
        long words = 0;
        for (int i = -WARM_UP; i < ALONE; i++) {
            Verbatim verbatim = verbatims.get(Math.floorMod(i, verbatims.size()));
            long time = nanoseconds(() -> reading.read(List.of(verbatim)).forEach(this::assign));
            if (i >= 0) {
                times[i] = time;
                words += verbatim.text().strip().split("\\s+", -1).length;
            }
        }
        Arrays.sort(times);
        figures.put("answersAlone", ALONE)
                .put("wordsOfAnAnswer", Math.round(10.0 * words / ALONE) / 10.0)
                .put("answerMedianMilliseconds", milliseconds(times[ALONE / 2]))
                .put("answerP99Milliseconds", milliseconds(times[ALONE * 99 / 100]));
    }

    private void assign(List<Reading> readings) {
        for (Reading segment : readings) {
            if (ThemeAssignment.assign(segment.embedding(), mean, themes).isPresent()) {
                placed++;
            }
        }
    }

    private List<Verbatim> batch(int from, int end) {
        return verbatims.subList(from, Math.min(end, from + ThemeTrial.BATCH));
    }

    /** The pieces that reading gives the model, as it gives them. */
    private List<String> words(List<Verbatim> batch) {
        List<String> given = new ArrayList<>();
        new VerbatimReading(
                        texts -> {
                            given.addAll(texts);
                            return texts.stream().map(text -> mean).toList();
                        },
                        detector)
                .read(batch);
        return given;
    }

    private static String words(Verbatim verbatim, Reading segment) {
        return TextNormaliser.normalise(segment.span().in(verbatim.text()), verbatim.names());
    }

    private static long nanoseconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static double milliseconds(long nanoseconds) {
        return Math.round(nanoseconds / 1e5) / 10.0;
    }
}
