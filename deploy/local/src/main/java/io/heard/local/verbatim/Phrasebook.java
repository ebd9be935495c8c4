package io.heard.local.verbatim;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a phrase with alternatives and slots into a sentence. */
final class Phrasebook {

    private static final Pattern ALTERNATIVES = Pattern.compile("<([^<>]*)>");
    private static final Pattern ARTICLE = Pattern.compile("\\b([Aa])n? (?![Oo]ne)([a-gi-tv-zA-GI-TV-Z])(?=[a-z])");
    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /** Slots that name a person or a thing, so they keep their word for a whole comment. */
    private static final Set<String> LASTING = Set.of("agent", "family", "old", "device");

    private final Map<String, List<String>> slots;
    private final Map<String, List<String>> synonyms;
    private final Pattern exchangeable;

    /**
     * @param slots words by slot name
     * @param synonyms lists of words that can stand for each other
     */
    Phrasebook(Map<String, List<String>> slots, List<List<String>> synonyms) {
        this.slots = slots;
        this.synonyms = new HashMap<>();
        for (List<String> words : synonyms) {
            words.forEach(word -> this.synonyms.put(word, words));
        }
        String words =
                synonyms.stream().flatMap(List::stream).map(Pattern::quote).collect(joining("|"));
        this.exchangeable = Pattern.compile("(?<![\\w'])(?:" + words + ")(?![\\w'])");
    }

    /** One of the phrases, filled in and with a capital first letter; a customer calls a thing by one name only. */
    String say(List<String> phrases, Map<String, String> named, RandomGenerator random) {
        String sentence = fill(pick(phrases, random), named, random);
        String varied = exchangeable
                .matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(
                        pick(synonyms.getOrDefault(match.group(), List.of(match.group())), random)));
        return upperFirst(fixArticles(varied));
    }

    private String fill(String phrase, Map<String, String> named, RandomGenerator random) {
        String chosen = ALTERNATIVES
                .matcher(phrase)
                .replaceAll(match ->
                        Matcher.quoteReplacement(pick(List.of(match.group(1).split("\\|", -1)), random)));
        String filled =
                SLOT.matcher(chosen).replaceAll(match -> Matcher.quoteReplacement(word(match.group(1), named, random)));
        return filled.strip();
    }

    private String word(String slot, Map<String, String> named, RandomGenerator random) {
        return LASTING.contains(slot)
                ? named.computeIfAbsent(slot, name -> pick(words(name), random))
                : pick(words(slot), random);
    }

    private List<String> words(String slot) {
        List<String> words = slots.get(slot);
        if (words == null) {
            throw new IllegalStateException("slots.txt has no words for {" + slot + "}");
        }
        return words;
    }

    /** An exchanged word may need the other article. U and h go either way and are left alone. */
    private static String fixArticles(String sentence) {
        return ARTICLE.matcher(sentence).replaceAll(match -> {
            boolean vowel = "aeio".indexOf(Character.toLowerCase(match.group(2).charAt(0))) >= 0;
            return match.group(1) + (vowel ? "n " : " ") + match.group(2);
        });
    }

    static <T> T pick(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }

    static String upperFirst(String sentence) {
        return sentence.isEmpty() ? sentence : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** For the middle of a sentence: "I" and names of people keep their capital. */
    static String lowerFirst(String sentence, List<String> names) {
        String first = sentence.split("[ ',.]", 2)[0];
        boolean keeps = first.equals("I")
                || names.contains(first)
                || (first.length() > 1 && Character.isUpperCase(first.charAt(1)));
        return keeps ? sentence : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    List<String> names() {
        return words("agent");
    }
}
