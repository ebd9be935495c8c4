package io.heard.insights.mining.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
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
    private static final Pattern BETWEEN_PARTS = Pattern.compile("[\\s_.,()-]+");
    private static final String NOT_FIRST = "(?<![.!?…:]\\s{0,9}|^\\s{0,9})";

    /** Parts of agents' names that are words as well: at the start of a sentence, where those have a capital, too, they stay. */
    private static final Set<String> WORDS = Set.of(
            "Agent", "April", "Art", "August", "Bill", "Bot", "Case", "Chase", "Chat", "Day", "Desk", "Drew", "Frank",
            "Grace", "Help", "Hope", "Joy", "June", "Long", "Mark", "May", "Page", "Price", "Rich", "Rose", "Service",
            "Sue", "Support", "Team", "User", "Will", "Young");

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

    /**
     * Of an interaction; an agent is also masked by a single part of the name, where that is written with a capital letter.
     *
     * @param agent a name or a login, as {@code sarah.jones}
     */
    public static KnownNames ofContext(String product, @Nullable String team, @Nullable String agent) {
        List<String> parts = agent == null ? List.of() : parts(agent);
        // Not in any case: Will, Grace and Mark are words, too.
        boolean onlyAWord = parts.size() == 1 && WORDS.contains(parts.getFirst());
        Pattern names = anyOf(Stream.of(product, team, onlyAWord ? null : agent).filter(Objects::nonNull));
        String alternatives = parts.stream()
                .filter(part -> part.length() >= SHORTEST && Character.isUpperCase(part.charAt(0)))
                .distinct()
                .map(part -> (WORDS.contains(part) ? NOT_FIRST : "") + Pattern.quote(part))
                .collect(Collectors.joining("|"));
        return new KnownNames(names, alternatives.isEmpty() ? null : wholeWords(alternatives, 0));
    }

    /** With capitals as in a text where the whole name has none, or nothing else; "van" in a name with some stays a word. */
    private static List<String> parts(String agent) {
        boolean ofOneCase =
                agent.equals(agent.toLowerCase(Locale.ROOT)) || agent.equals(agent.toUpperCase(Locale.ROOT));
        return BETWEEN_PARTS
                .splitAsStream(agent)
                .filter(part -> !part.isEmpty())
                .map(part -> ofOneCase
                        ? part.substring(0, 1).toUpperCase(Locale.ROOT)
                                + part.substring(1).toLowerCase(Locale.ROOT)
                        : part)
                .toList();
    }

    String mask(String text, String replacement) {
        String masked = anyName == null ? text : anyName.matcher(text).replaceAll(replacement);
        return anyPerson == null ? masked : anyPerson.matcher(masked).replaceAll(replacement);
    }

    private static @Nullable Pattern anyOf(Stream<String> names) {
        String alternatives = names.map(name -> name.strip().toLowerCase(Locale.ROOT))
                // Not by its length: a placeholder such as "---" would be found between any two words.
                .filter(name ->
                        name.codePoints().filter(Character::isLetterOrDigit).count() >= SHORTEST)
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
