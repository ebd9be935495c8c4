package io.heard.insights.mining.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the interaction's context tells us: product, team, brand, agent. Left in the text they pull complaints together by whom
 * they are about and not by what went wrong, so they are masked before a text is embedded.
 */
public final class KnownNames {

    public static final KnownNames NONE = new KnownNames(null, null);

    private static final int SHORTEST = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_.-]+");

    private final @Nullable Pattern anyName;
    private final @Nullable Pattern anyPerson;

    private KnownNames(@Nullable Pattern anyName, @Nullable Pattern anyPerson) {
        this.anyName = anyName;
        this.anyPerson = anyPerson;
    }

    /** @param names as they stand in the context; names of one or two letters are left alone, they would hit ordinary words */
    public static KnownNames of(Collection<String> names) {
        return new KnownNames(anyOf(names.stream()), null);
    }

    /** Of an interaction; an agent is also masked by a single part of the name, where that is written with a capital letter. */
    public static KnownNames ofContext(String product, @Nullable String team, @Nullable String agent) {
        Pattern names = anyOf(Stream.of(product, team, agent).filter(Objects::nonNull));
        String parts = agent == null
                ? ""
                : BETWEEN_WORDS
                        .splitAsStream(agent.strip())
                        .filter(part -> part.length() >= SHORTEST && Character.isUpperCase(part.charAt(0)))
                        .distinct()
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|"));
        // Not in any case: Will, Grace and Mark are words, too.
        return new KnownNames(names, parts.isEmpty() ? null : wholeWords(parts, 0));
    }

    String mask(String text, String replacement) {
        String masked = anyName == null ? text : anyName.matcher(text).replaceAll(replacement);
        return anyPerson == null ? masked : anyPerson.matcher(masked).replaceAll(replacement);
    }

    private static @Nullable Pattern anyOf(Stream<String> names) {
        String alternatives = names.map(name -> name.strip().toLowerCase(Locale.ROOT))
                // A placeholder such as "---" has no word to look for: it would be found between any two.
                .filter(name -> name.length() >= SHORTEST && name.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                // The longest first, so that "mobile plus" is not left as a masked "mobile" and a stray "plus".
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(KnownNames::inAnySpelling)
                .collect(Collectors.joining("|"));
        return alternatives.isEmpty()
                ? null
                : wholeWords(alternatives, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** "US Airways" is also written "usairways" and "us-airways". */
    private static String inAnySpelling(String name) {
        return BETWEEN_WORDS.splitAsStream(name).map(Pattern::quote).collect(Collectors.joining("[\\s_.-]*"));
    }

    private static Pattern wholeWords(String alternatives, int flags) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:the\\s+)?(?:" + alternatives + ")(?:['’]s)?(?![\\p{L}\\p{N}])", flags);
    }
}
