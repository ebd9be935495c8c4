package io.heard.insights.mining.text;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Where a sentence turns: at a word that sets what follows against what was said ("but"), or goes on to what happened next ("and
 * then"). Each language has its own short list: one's word for "but" is another's for "more" or "my".
 */
final class Turns {

    private static final Turns NONE = new Turns(List.of(), List.of(), List.of(), List.of(), List.of());

    private static final Map<String, Turns> OF_LANGUAGES = Map.ofEntries(
            Map.entry(
                    "en",
                    new Turns(
                            List.of("but", "however", "although", "though", "whereas", "even though", "and yet"),
                            List.of("yet", "while", "still"),
                            List.of("and then", "and now", "and also", "after that"),
                            List.of("although", "though", "while", "even"),
                            List.of(
                                    "nothing but",
                                    "anything but",
                                    "everything but",
                                    "all but",
                                    "none but",
                                    "last but",
                                    "but also",
                                    "but for",
                                    "however long",
                                    "however much",
                                    "however many",
                                    "however hard",
                                    "as though",
                                    "even although"))),
            Map.entry(
                    "de",
                    new Turns(
                            List.of("aber", "jedoch", "allerdings", "obwohl", "leider", "trotzdem"),
                            List.of("doch", "während", "nur"),
                            List.of("und dann", "und jetzt", "und nun", "danach"),
                            List.of("obwohl"),
                            List.of("oder aber", "aber auch", "sondern auch"))),
            Map.entry(
                    "fr",
                    new Turns(
                            List.of(
                                    "mais",
                                    "cependant",
                                    "pourtant",
                                    "toutefois",
                                    "par contre",
                                    "alors que",
                                    "tandis que"),
                            List.of("malheureusement"),
                            List.of("et puis", "et ensuite", "et maintenant"),
                            List.of("bien"),
                            List.of("mais aussi"))),
            Map.entry(
                    "es",
                    new Turns(
                            List.of("pero", "aunque", "sin embargo", "mientras que", "no obstante"),
                            List.of("lamentablemente"),
                            List.of("y luego", "y después", "y ahora"),
                            List.of("aunque"),
                            List.of("pero también"))),
            Map.entry(
                    "it",
                    new Turns(
                            List.of("ma", "però", "tuttavia", "anche se", "purtroppo"),
                            List.of("mentre"),
                            List.of("e poi", "e ora", "e adesso"),
                            List.of("anche"),
                            List.of("ma anche"))),
            Map.entry(
                    "nl",
                    new Turns(
                            List.of("maar", "echter", "hoewel", "helaas"),
                            List.of("terwijl"),
                            List.of("en toen", "en dan", "en nu"),
                            List.of("hoewel"),
                            List.of("maar ook", "niets maar"))),
            Map.entry(
                    "pt",
                    new Turns(
                            List.of("mas", "porém", "contudo", "embora", "no entanto"),
                            List.of("enquanto", "infelizmente"),
                            List.of("e depois", "e agora"),
                            List.of("embora"),
                            List.of("mas também"))),
            Map.entry(
                    "pl",
                    new Turns(
                            List.of("ale", "jednak", "chociaż", "natomiast", "niestety"),
                            List.of("choć"),
                            List.of("a potem", "i potem", "a teraz", "i teraz"),
                            List.of("chociaż", "choć"),
                            List.of("ale też", "ale także"))),
            Map.entry(
                    "tr",
                    new Turns(
                            List.of("ama", "fakat", "ancak", "oysa", "maalesef"),
                            List.of(),
                            List.of("ve sonra", "ve şimdi"),
                            List.of(),
                            List.of())),
            Map.entry(
                    "sv",
                    new Turns(
                            List.of("men", "däremot", "tyvärr"),
                            List.of("medan"),
                            List.of("och sedan", "och nu"),
                            List.of("även"),
                            List.of("men också"))),
            Map.entry(
                    "ru",
                    new Turns(
                            List.of("но", "однако", "хотя"),
                            List.of("а"),
                            List.of("а потом", "и потом", "а теперь", "и теперь"),
                            List.of("хотя"),
                            List.of("но и"))));

    private final Set<String> against;
    private final Set<String> againstAfterComma;
    private final Set<String> next;
    private final Set<String> conceding;
    private final Set<String> idioms;

    /**
     * @param against one or two words each
     * @param againstAfterComma that mean something else elsewhere
     * @param next one or two words each
     * @param conceding first words of a text that turns at its first comma
     * @param idioms two words each, of which one would else be a turn
     */
    private Turns(
            List<String> against,
            List<String> againstAfterComma,
            List<String> next,
            List<String> conceding,
            List<String> idioms) {
        this.against = Set.copyOf(against);
        this.againstAfterComma = Set.copyOf(againstAfterComma);
        this.next = Set.copyOf(next);
        this.conceding = Set.copyOf(conceding);
        this.idioms = Set.copyOf(idioms);
    }

    static Turns of(Language language) {
        return OF_LANGUAGES.getOrDefault(language.code(), NONE);
    }

    /** Whether what begins with this word is set against what was said. */
    boolean isAgainst(List<String> words, int position) {
        String word = plain(words.get(position));
        boolean afterComma = position > 0 && words.get(position - 1).endsWith(",");
        return !isIdiom(words, position)
                && (against.contains(word)
                        || against.contains(word + " " + plainAt(words, position + 1))
                        || (afterComma && againstAfterComma.contains(word))
                        || (afterComma
                                && conceding.contains(plain(words.getFirst()))
                                && isFirstComma(words, position)));
    }

    /** Whether something new begins with this word, set against what was said or not. */
    boolean isTurn(List<String> words, int position) {
        String word = plain(words.get(position));
        return isAgainst(words, position)
                || next.contains(word)
                || next.contains(word + " " + plainAt(words, position + 1))
                || (position > 0 && endsAClause(words.get(position - 1)));
    }

    private boolean isIdiom(List<String> words, int position) {
        String word = plain(words.get(position));
        return idioms.contains(plainAt(words, position - 1) + " " + word)
                || idioms.contains(word + " " + plainAt(words, position + 1));
    }

    private static boolean isFirstComma(List<String> words, int position) {
        return words.subList(0, position - 1).stream().noneMatch(word -> word.endsWith(","));
    }

    private static boolean endsAClause(String word) {
        return word.endsWith(";") || word.equals("-") || word.equals("–") || word.equals("—");
    }

    private static String plainAt(List<String> words, int position) {
        return position >= 0 && position < words.size() ? plain(words.get(position)) : "";
    }

    /** Without punctuation around it. */
    private static String plain(String word) {
        int start = 0;
        int end = word.length();
        while (start < end && !Character.isLetterOrDigit(word.charAt(start))) {
            start++;
        }
        while (end > start && !Character.isLetterOrDigit(word.charAt(end - 1))) {
            end--;
        }
        return word.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
