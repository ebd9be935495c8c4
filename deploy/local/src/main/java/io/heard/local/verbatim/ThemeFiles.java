package io.heard.local.verbatim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the phrases under {@code resources/verbatims}.
 *
 * <p>A file has {@code key: value} lines, then sections {@code [name]} with one phrase a line; {@code #} starts a comment line.
 * In a phrase, {@code <a|b|>} stands for one of its alternatives and {@code {minutes}} for one of the words {@code slots.txt} has
 * under that name. A theme's keys: {@code label}, {@code kind}, {@code mood}, {@code weight}, and where they matter
 * {@code touchpoints} (names, each with {@code *factor}), {@code products} and {@code emerges} (days ago).
 */
final class ThemeFiles {

    private static final String FOLDER = "/verbatims/";

    private ThemeFiles() {}

    static List<Theme> themes() {
        return lines("themes.txt").stream().map(ThemeFiles::theme).toList();
    }

    /** The words for each slot name. */
    static Map<String, List<String>> slots() {
        return lines("slots.txt").stream()
                .map(line -> line.split(":", 2))
                .collect(toMap(parts -> parts[0].strip(), parts -> words(parts[1], "\\|")));
    }

    /** Lists of words that can stand for each other. */
    static List<List<String>> synonyms() {
        return lines("synonyms.txt").stream().map(line -> words(line, "\\|")).toList();
    }

    /** All phrases of a file without sections. */
    static List<String> phrases(String file) {
        return lines(file);
    }

    /** The phrases of a file by section. */
    static Map<String, List<String>> sections(String file) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        String section = "";
        for (String line : lines(file)) {
            if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else {
                sections.computeIfAbsent(section, name -> new ArrayList<>()).add(line);
            }
        }
        return sections;
    }

    private static Theme theme(String path) {
        Map<String, List<String>> sections = sections(path + ".txt");
        Map<String, String> keys = new HashMap<>();
        for (String line : sections.getOrDefault("", List.of())) {
            String[] parts = line.split(":", 2);
            keys.put(parts[0].strip(), parts[1].strip());
        }
        String emerges = keys.get("emerges");
        return new Theme(
                path.substring(path.indexOf('/') + 1),
                required(keys, "label", path),
                Kind.valueOf(required(keys, "kind", path).toUpperCase(Locale.ROOT)),
                Double.parseDouble(required(keys, "mood", path)),
                Double.parseDouble(required(keys, "weight", path)),
                touchpoints(keys.getOrDefault("touchpoints", "")),
                words(keys.getOrDefault("products", ""), " ").stream().collect(toUnmodifiableSet()),
                emerges == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(emerges)),
                sections.getOrDefault("short", List.of()),
                sections.getOrDefault("core", List.of()),
                sections.getOrDefault("detail", List.of()),
                sections.getOrDefault("consequence", List.of()));
    }

    private static Map<String, Double> touchpoints(String value) {
        return words(value, " ").stream()
                .map(word -> word.split("\\*"))
                .collect(toMap(parts -> parts[0], parts -> parts.length == 1 ? 1.0 : Double.parseDouble(parts[1])));
    }

    private static List<String> words(String value, String separator) {
        return Arrays.stream(value.split(separator))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String required(Map<String, String> keys, String key, String path) {
        String value = keys.get(key);
        if (value == null) {
            throw new IllegalStateException("verbatims/" + path + ".txt says no " + key);
        }
        return value;
    }

    private static List<String> lines(String file) {
        try (InputStream in = ThemeFiles.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("verbatims/" + file + " is missing");
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Set<String> touchpointsOf(List<Theme> themes) {
        return themes.stream()
                .flatMap(theme -> theme.touchpoints().keySet().stream())
                .collect(toUnmodifiableSet());
    }
}
