package io.heard.local.verbatim;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one customer types: with or without capitals, full stops and apostrophes, in a hurry, or shouting. Drawn once a comment and
 * applied to each of its sentences.
 */
record Handwriting(
        boolean lowerCase, boolean noFinalStop, boolean noApostrophes, boolean shouting, boolean hurried, int slips) {

    private static final Pattern WORD = Pattern.compile("[\\w']+");

    private static final Map<String, String> MISSPELLINGS = Map.ofEntries(
            entry("definitely", "definately"),
            entry("received", "recieved"),
            entry("because", "becuase"),
            entry("which", "wich"),
            entry("believe", "beleive"),
            entry("until", "untill"),
            entry("their", "thier"),
            entry("really", "realy"),
            entry("tomorrow", "tommorow"),
            entry("address", "adress"),
            entry("customer", "custumer"),
            entry("different", "diffrent"),
            entry("technician", "tecnician"),
            entry("appointment", "apointment"),
            entry("immediately", "imediately"),
            entry("every", "evry"),
            entry("always", "allways"),
            entry("again", "agian"),
            entry("friendly", "freindly"),
            entry("nobody", "no body"),
            entry("minutes", "mins"),
            entry("the", "teh"));

    private static final Map<String, String> SHORTHAND = Map.of(
            "you", "u", "your", "ur", "please", "pls", "people", "ppl", "and", "&", "because", "cos", "are", "r");

    private static final List<String> LOUD = List.of("never", "nobody", "again", "not", "ridiculous", "every", "still");

    static Handwriting of(RandomGenerator random) {
        double care = random.nextDouble();
        int slips = care < 0.09 ? 1 : care < 0.11 ? 2 : 0;
        return new Handwriting(
                random.nextDouble() < 0.1,
                random.nextDouble() < 0.2,
                random.nextDouble() < 0.08,
                random.nextDouble() < 0.03,
                random.nextDouble() < 0.025,
                slips);
    }

    String write(String sentence, boolean last, RandomGenerator random) {
        String written = sentence;
        if (hurried) {
            written = replaceWords(written, SHORTHAND);
        }
        if (shouting) {
            for (String word : LOUD) {
                written = written.replaceAll("\\b" + word + "\\b", word.toUpperCase(Locale.ROOT));
            }
            written = written.endsWith(".") && last ? written.substring(0, written.length() - 1) + "!!" : written;
        }
        if (noApostrophes) {
            written = written.replace("'", "");
        }
        if (lowerCase) {
            written = written.toLowerCase(Locale.ROOT);
        }
        if (noFinalStop && last && written.endsWith(".")) {
            written = written.substring(0, written.length() - 1);
        }
        return last ? slip(written, random) : written;
    }

    private String slip(String sentence, RandomGenerator random) {
        String slipped = sentence;
        for (int i = 0; i < slips; i++) {
            String misspelt = random.nextBoolean() ? misspellOne(slipped, random) : slipped;
            slipped = misspelt.equals(slipped) ? swapTwoLetters(slipped, random) : misspelt;
        }
        return slipped;
    }

    private static String replaceWords(String sentence, Map<String, String> replacements) {
        return WORD.matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(replacements.getOrDefault(match.group(), match.group())));
    }

    private static String misspellOne(String sentence, RandomGenerator random) {
        List<MatchResult> candidates = WORD.matcher(sentence)
                .results()
                .filter(match -> MISSPELLINGS.containsKey(match.group()))
                .toList();
        if (candidates.isEmpty()) {
            return sentence;
        }
        MatchResult word = candidates.get(random.nextInt(candidates.size()));
        return sentence.substring(0, word.start()) + MISSPELLINGS.get(word.group()) + sentence.substring(word.end());
    }

    /** Inside a longer word and never its first letter, as fingers do it. */
    private static String swapTwoLetters(String sentence, RandomGenerator random) {
        for (int attempt = 0; attempt < 8; attempt++) {
            int at = 1 + random.nextInt(Math.max(1, sentence.length() - 3));
            if (at + 2 < sentence.length()
                    && sentence.substring(at - 1, at + 3).chars().allMatch(Character::isLowerCase)) {
                return sentence.substring(0, at)
                        + sentence.charAt(at + 1)
                        + sentence.charAt(at)
                        + sentence.substring(at + 2);
            }
        }
        return sentence;
    }
}
