package io.heard.contracts.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values into an author's text: <code>{{product}}</code>, or <code>{{agent|our colleague}}</code> with words for when there
 * is no value. There is no logic, no nesting and no second pass: whatever a value holds stays text. A general template engine
 * here would let an author, or a customer whose words are quoted, reach into the service.
 *
 * <p>What comes out is plain text. Who puts it into HTML escapes it there, like any other text.
 */
public final class Piping {

    /** What is known about the interaction. */
    public static final Set<String> CONTEXT = Set.of("product", "touchpoint", "channel", "team", "agent");

    /** What only mails may say: pages must not know who somebody is. */
    public static final String FIRST_NAME = "first_name";

    /** Followed by the id of a question. */
    public static final String ANSWER = "answer.";

    /** Longest value that is put in, in code points; the rest is cut off. */
    public static final int LONGEST_VALUE = 120;

    private static final Pattern PLACE =
            Pattern.compile("\\{\\{\\s*([a-z_]+(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)?)\\s*(?:\\|([^{}|]*))?\\}\\}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9]{2,}(?:-[a-z0-9]{2,})+");
    private static final String FIRST_STRONG_ISOLATE = "\u2068";
    private static final String POP_DIRECTIONAL_ISOLATE = "\u2069";

    /** One place where a value goes. An empty fallback is one: the author wants nothing there. */
    public record Place(String name, Optional<String> fallback) {

        /** The id of the question whose answer goes here. */
        public Optional<String> question() {
            return name.startsWith(ANSWER) ? Optional.of(name.substring(ANSWER.length())) : Optional.empty();
        }
    }

    private Piping() {}

    public static List<Place> places(String text) {
        return PLACE.matcher(text)
                .results()
                .map(found -> new Place(
                        found.group(1), Optional.ofNullable(found.group(2)).map(String::strip)))
                .toList();
    }

    /** What stands in double braces and is not one of these names, or is not written as we read it. */
    public static List<String> mistakes(String text, Predicate<String> known) {
        List<String> mistakes = new ArrayList<>(
                places(text).stream().map(Place::name).filter(known.negate()).toList());
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            mistakes.add("double braces");
        }
        return mistakes;
    }

    /**
     * The text with its places filled.
     *
     * @param values by name; what is blank or missing gives way to the fallback, and without one to nothing
     */
    public static String fill(String text, Function<String, Optional<String>> values) {
        return fill(text, values, "", "");
    }

    /**
     * As {@link #fill}, with each value kept apart from the direction of the text around it, so that a Latin name inside an
     * Arabic sentence does not turn its punctuation round (Unicode UAX #9, isolates).
     */
    public static String fillIsolated(String text, Function<String, Optional<String>> values) {
        return fill(text, values, FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE);
    }

    /**
     * An identifier such as {@code support-call} as words. What is not written as one is a name and stays as it is, as do parts of
     * a single letter: {@code e-commerce} is one word. Never for names that a company gives its teams and people.
     */
    public static String words(String identifier) {
        return IDENTIFIER.matcher(identifier).matches() ? identifier.replace('-', ' ') : identifier;
    }

    private static String fill(String text, Function<String, Optional<String>> values, String before, String after) {
        if (!text.contains("{{")) {
            return text;
        }
        return PLACE.matcher(text).replaceAll(found -> {
            String value = values.apply(found.group(1)).map(Piping::clean).orElse("");
            String fallback = found.group(2) == null ? "" : found.group(2).strip();
            return Matcher.quoteReplacement(value.isEmpty() ? fallback : before + value + after);
        });
    }

    /** One short line of visible text: nothing that could start a header, end a line or turn the direction of what follows. */
    private static String clean(String value) {
        StringBuilder kept = new StringBuilder();
        value.codePoints().filter(Piping::isHarmless).forEach(c -> kept.appendCodePoint(isBlank(c) ? ' ' : c));
        String line = kept.toString().replaceAll(" {2,}", " ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_VALUE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_VALUE - 1)).strip() + "…";
    }

    private static boolean isHarmless(int c) {
        boolean bidi = c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
        return !bidi
                && Character.getType(c) != Character.SURROGATE
                && (Character.getType(c) != Character.CONTROL || isBlank(c));
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
    }
}
