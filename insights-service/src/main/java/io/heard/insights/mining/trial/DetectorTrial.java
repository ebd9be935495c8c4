package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.ReadText;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.learning.DetectorLearning;
import io.heard.insights.mining.learning.Learnt;
import io.heard.insights.mining.learning.RocArea;
import io.heard.insights.mining.learning.ScoredText;
import io.heard.insights.mining.text.KnownNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Says how well complaints are told from the rest: as shipped, over all rows of a file; and after learning from 2 000 of them as
 * from scored answers, over the others.
 */
public final class DetectorTrial {

    private static final int ANSWERS = 2000;
    private static final long SEED = 1;

    private DetectorTrial() {}

    /** One row, read; complaint or not by its label. */
    private record Row(ReadText text, boolean complaint) {}

    /**
     * @param arguments file, text column, label column, column of names to mask (may be empty), name of the set, label of
     *     complaints
     */
    public static void main(String[] arguments) {
        List<LabelledText> texts = LabelledText.read(Path.of(arguments[0]), arguments[1], arguments[2], arguments[3]);
        KnownNames names = KnownNames.of(texts.stream().map(LabelledText::name).collect(Collectors.toSet()));
        try (SentenceEncoder encoder = SentenceEncoder.load(Runtime.getRuntime().availableProcessors())) {
            ComplaintDetector shipped = ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode);
            List<Row> rows = read(new VerbatimReading(encoder::encode, shipped), texts, names, arguments[5]);
            List<Row> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(SEED));
            int learning = Math.min(ANSWERS, shuffled.size() / 2);
            Optional<Learnt> learnt = DetectorLearning.learn(shipped, shipped, scored(shuffled.subList(0, learning)));
            List<Row> others = shuffled.subList(learning, shuffled.size());
            ObjectNode figures = new ObjectMapper()
                    .createObjectNode()
                    .put("bench", "detector")
                    .put("set", arguments[4])
                    .put("texts", rows.size())
                    .put("aucUntrained", auc(shipped, rows))
                    .put("aucUntrainedOnOthers", auc(shipped, others))
                    .put("aucAfterLearning", auc(learnt.map(Learnt::detector).orElse(shipped), others))
                    .put("learntFrom", learnt.map(Learnt::learntFrom).orElse(0))
                    .put("adopted", learnt.map(Learnt::isBetter).orElse(false))
                    .put("peakMegabytes", PeakMemory.megabytes());
            System.out.println(figures);
        }
    }

    private static List<Row> read(
            VerbatimReading reading, List<LabelledText> texts, KnownNames names, String complaintLabel) {
        List<Row> rows = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += ThemeTrial.BATCH) {
            List<LabelledText> batch = texts.subList(from, Math.min(texts.size(), from + ThemeTrial.BATCH));
            List<Optional<ReadText>> read = reading.readWhole(batch.stream()
                    .map(text -> new Verbatim(text.text(), names, OptionalDouble.empty()))
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                boolean complaint = batch.get(i).label().equals(complaintLabel);
                read.get(i).ifPresent(text -> rows.add(new Row(text, complaint)));
            }
        }
        return rows;
    }

    private static List<ScoredText> scored(List<Row> rows) {
        List<ScoredText> scored = new ArrayList<>();
        for (Row row : rows) {
            scored.add(new ScoredText(new UUID(SEED, scored.size()), row.text(), row.complaint() ? 0 : 1, false));
        }
        return scored;
    }

    private static double auc(ComplaintDetector detector, List<Row> rows) {
        double[] probabilities = rows.stream()
                .mapToDouble(row -> detector.probability(row.text(), OptionalDouble.empty()))
                .toArray();
        boolean[] complaints = new boolean[rows.size()];
        for (int i = 0; i < complaints.length; i++) {
            complaints[i] = rows.get(i).complaint();
        }
        return Math.round(RocArea.of(probabilities, complaints) * 10_000) / 10_000.0;
    }
}
