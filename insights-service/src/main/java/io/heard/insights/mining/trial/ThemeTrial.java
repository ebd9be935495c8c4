package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.change.Agreement;
import io.heard.insights.mining.change.ThemeChange;
import io.heard.insights.mining.replay.ProductReplay;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Lets labelled texts arrive in one order and says what the themes were worth. */
final class ThemeTrial {

    /** As many as the service reads at a time. */
    static final int BATCH = 256;

    private static final int SAMPLE = 5000;
    private static final int STEPS = 5;

    private final VerbatimReading reading;
    private final KnownNames names;
    private final ProductReplay replay;
    private final List<List<Mention>> rows = new ArrayList<>();
    private final List<List<Optional<UUID>>> seen = new ArrayList<>();

    /** The themes of segments by what was recorded alone. */
    private final Map<UUID, Optional<UUID>> recorded = new HashMap<>();

    private final List<ShownThemes.Said> said = new ArrayList<>();
    private int changesRead;
    private long unrecorded;
    private long longestArrival;

    /** A segment of a row: where it stands among all that arrived, and its length in the row. */
    private record Mention(int position, UUID segment, int length) {}

    /** @param fineness see {@link io.heard.insights.mining.discovery.Fineness#times} */
    ThemeTrial(VerbatimReading reading, KnownNames names, double fineness) {
        this.reading = reading;
        this.names = names;
        this.replay = new ProductReplay(SAMPLE, fineness);
    }

    void run(List<LabelledText> texts, ObjectNode figures) {
        long start = System.nanoTime();
        int segments = 0;
        for (int from = 0; from < texts.size(); from += BATCH) {
            List<LabelledText> batch = texts.subList(from, Math.min(texts.size(), from + BATCH));
            List<List<Reading>> readings = reading.read(batch.stream()
                    .map(text -> new Verbatim(text.text(), names, OptionalDouble.empty()))
                    .toList());
            for (int i = 0; i < batch.size(); i++) {
                segments = arrive(batch.get(i), readings.get(i), segments);
                if (rows.size() == texts.size()) {
                    replay.rest();
                }
                lookAtStep(texts.size());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        List<Optional<UUID>> themes = themesOfRows();
        Agreement agreement = Agreement.of(
                texts.stream().map(LabelledText::label).toList(),
                themes.stream().map(Object::toString).toList());
        figures.put("texts", texts.size())
                .put("nmi", rounded(agreement.nmi()))
                .put("ari", rounded(agreement.ari()))
                .put("acc", rounded(agreement.accuracy()))
                .put(
                        "themes",
                        themes.stream().flatMap(Optional::stream).distinct().count())
                .put(
                        "outsideShare",
                        rounded(share(themes.stream().filter(Optional::isEmpty).count(), themes.size())))
                .put("idChangeShare", rounded(meanShare(true)))
                .put("placedLaterShare", rounded(meanShare(false)))
                .put("unrecordedChanges", unrecorded)
                .put("textsPerSecond", Math.round(texts.size() / seconds))
                .put("longestDiscoveryMilliseconds", longestArrival / 1_000_000);
    }

    /** What arrived, in the themes it is in at the end. */
    ShownThemes shown() {
        return new ShownThemes(said, replay.themes());
    }

    private int arrive(LabelledText row, List<Reading> readings, int segmentsBefore) {
        String text = row.text();
        UUID customer = new UUID(0, rows.size());
        List<Mention> mentions = new ArrayList<>();
        for (Reading segment : readings) {
            TextSpan span = segment.span();
            UUID id = new UUID(rows.size() + 1L, span.start());
            String words = TextNormaliser.normalise(span.in(text), names);
            said.add(new ShownThemes.Said(id, customer, span.in(text), words, row.label(), segment.embedding()));
            long start = System.nanoTime();
            Optional<UUID> given = replay.arrive(id, customer, words, segment.embedding());
            longestArrival = Math.max(longestArrival, System.nanoTime() - start);
            recorded.put(id, given);
            mentions.add(new Mention(segmentsBefore + mentions.size(), id, span.end() - span.start()));
        }
        rows.add(mentions);
        return segmentsBefore + mentions.size();
    }

    /** At half of the rows and after each further tenth. */
    private void lookAtStep(int all) {
        while (seen.size() <= STEPS && rows.size() >= Math.ceil(all * (.5 + .5 * seen.size() / STEPS))) {
            seen.add(themesOfRows());
            countUnrecorded();
        }
    }

    /** A row's theme is that of its longest mention. */
    private List<Optional<UUID>> themesOfRows() {
        List<Optional<UUID>> themes = replay.themes();
        List<Optional<UUID>> ofRows = new ArrayList<>();
        for (List<Mention> row : rows) {
            Optional<UUID> theme = Optional.empty();
            int longest = 0;
            for (Mention mention : row) {
                if (mention.length() > longest && themes.get(mention.position()).isPresent()) {
                    theme = themes.get(mention.position());
                    longest = mention.length();
                }
            }
            ofRows.add(theme);
        }
        return ofRows;
    }

    /** The mean over the steps of the share of earlier rows with another theme: of those that were in one, or were in none. */
    private double meanShare(boolean wereInOne) {
        double sum = 0;
        for (int step = 1; step < seen.size(); step++) {
            List<Optional<UUID>> before = seen.get(step - 1);
            List<Optional<UUID>> after = seen.get(step);
            int changed = 0;
            for (int row = 0; row < before.size(); row++) {
                if (before.get(row).isPresent() == wereInOne && !before.get(row).equals(after.get(row))) {
                    changed++;
                }
            }
            sum += share(changed, before.size());
        }
        return sum / (seen.size() - 1);
    }

    /** Segments that are in another theme than the one they were given and all changes recorded since would leave them in. */
    private void countUnrecorded() {
        List<ThemeChange> changes = replay.changes();
        changes.subList(changesRead, changes.size()).forEach(this::follow);
        changesRead = changes.size();
        List<Optional<UUID>> themes = replay.themes();
        for (List<Mention> row : rows) {
            for (Mention mention : row) {
                Optional<UUID> actual = themes.get(mention.position());
                if (!actual.equals(recorded.put(mention.segment(), actual))) {
                    unrecorded++;
                }
            }
        }
    }

    private void follow(ThemeChange change) {
        Optional<UUID> theme = switch (change.kind()) {
            case BORN, MENTIONS_JOINED -> Optional.of(change.themeId());
            case SPLIT, MERGED, MENTIONS_MOVED -> Optional.ofNullable(change.otherThemeId());
            case RETIRED, MENTIONS_LEFT -> Optional.empty();
        };
        change.members().forEach(member -> recorded.put(member, theme));
    }

    private static double share(long part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
