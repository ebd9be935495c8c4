package io.heard.insights.mining.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names the interaction's context tells us: product, team, brand. Left in the text they pull complaints together by whom they
 * are about and not by what went wrong, so they are masked before a text is embedded.
 */
public final class KnownNames {

    public static final KnownNames NONE = new KnownNames(null);

    private static final int SHORTEST = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_.-]+");

    private final @Nullable Pattern anyName;

    private KnownNames(@Nullable Pattern anyName) {
        this.anyName = anyName;
    }

    /** @param names as they stand in the context; names of one or two letters are left alone, they would hit ordinary words */
    public static KnownNames of(Collection<String> names) {
        String alternatives = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST)
                .distinct()
                // The longest first, so that "mobile plus" is not left as a masked "mobile" and a stray "plus".
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(KnownNames::inAnySpelling)
                .collect(Collectors.joining("|"));
        return alternatives.isEmpty() ? NONE : new KnownNames(wholeWords(alternatives));
    }

    String mask(String text, String replacement) {
        return anyName == null ? text : anyName.matcher(text).replaceAll(replacement);
    }

    /** "US Airways" is also written "usairways" and "us-airways". */
    private static String inAnySpelling(String name) {
        return BETWEEN_WORDS.splitAsStream(name).map(Pattern::quote).collect(Collectors.joining("[\\s_.-]*"));
    }

    private static Pattern wholeWords(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:the\\s+)?(?:" + alternatives + ")(?:['’]s)?(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
