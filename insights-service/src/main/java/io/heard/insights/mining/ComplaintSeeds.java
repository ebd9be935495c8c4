package io.heard.insights.mining;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The sentences the detector learns from: {@code mining/complaint-seeds.tsv}, written by us, one per line with its kind and
 * its line of business. Adding a sentence there is all it takes to teach another one.
 */
public final class ComplaintSeeds {

    private static final String FILE = "/mining/complaint-seeds.tsv";

    private ComplaintSeeds() {}

    public enum Kind {
        COMPLAINT,
        PRAISE,
        NEUTRAL
    }

    public record Seed(Kind kind, String domain, String sentence) {}

    public static List<Seed> load() {
        try (InputStream file = Objects.requireNonNull(ComplaintSeeds.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank())
                    .map(ComplaintSeeds::seed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Seed seed(String line) {
        String[] columns = line.split("\t", 3);
        return new Seed(Kind.valueOf(columns[0].toUpperCase(Locale.ROOT)), columns[1], columns[2]);
    }
}
