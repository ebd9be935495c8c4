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
import io.heard.insights.mining.text.KnownNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Says how well new matters are seen: some labels of a file are held back and start somewhere in the second half of a stream of all
 * the others, see {@link EmergingStream}. One line of JSON over ten streams, and over ten more without anything new.
 *
 * <p>An alarm is right when most of its texts are of one new label that has started. A second one for the same label is repeated,
 * neither right nor false; any other is false. {@code precision} is right of right and false, {@code recall} new labels with a right
 * alarm of all new ones, {@code medianTextsToAlarm} how many texts of the label had arrived by then.
 */
public final class EmergingTrial {

    private static final int STREAMS = 10;

    private EmergingTrial() {}

    /** @param arguments file, text column, label column, column of names to mask (may be empty), name of the set */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        List<List<Embedding>> read;
        try (SentenceEncoder encoder = SentenceEncoder.load(Runtime.getRuntime().availableProcessors())) {
            read = read(
                    new VerbatimReading(encoder::encode, ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode)),
                    texts,
                    names);
        }
        List<String> labels = texts.stream().map(LabelledText::label).toList();
        EmergingSize size = EmergingSize.of(labels);
        EmergingScore score = new EmergingScore();
        EmergingScore nothingNew = new EmergingScore();
        for (int seed = 0; seed < STREAMS; seed++) {
            EmergingStream.withNew(labels, size, seed).run(read, score);
            EmergingStream.shuffled(labels, seed).run(read, nothingNew);
        }
        ObjectNode figures = new ObjectMapper()
                .createObjectNode()
                .put("bench", "emerging")
                .put("set", arguments[4])
                .put("texts", texts.size())
                .put("labels", size.labels())
                .put("newLabels", size.newLabels())
                .put("textsOfNewLabel", size.textsOfNewLabel())
                .put("arrivalsOfNewLabel", size.arrivals())
                .put("streams", STREAMS);
        score.print(figures);
        figures.put("alarmsWithoutAnythingNew", nothingNew.alarms())
                .put("arrivalsWithoutAnythingNew", nothingNew.arrivals())
                .put("microsecondsPerArrival", score.microsecondsPerArrival())
                .put("peakMegabytes", PeakMemory.megabytes());
        System.out.println(figures);
    }

    private static List<List<Embedding>> read(VerbatimReading reading, List<LabelledText> texts, KnownNames names) {
        List<List<Embedding>> read = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += ThemeTrial.BATCH) {
            List<LabelledText> batch = texts.subList(from, Math.min(texts.size(), from + ThemeTrial.BATCH));
            reading.read(batch.stream()
                            .map(text -> new Verbatim(text.text(), names, OptionalDouble.empty()))
                            .toList())
                    .forEach(segments ->
                            read.add(segments.stream().map(Reading::embedding).toList()));
        }
        return read;
    }
}
