package io.heard.insights.mining.language;

import io.heard.insights.mining.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Says what a text is written in, by sequences of up to three letters: the model of Apache OpenNLP, which comes in a jar. Short
 * texts say little, so the page they were written on counts, and so do words that only English has: English slang is not to be
 * taken for anything else.
 */
public final class LanguageDetector {

    private static final String MODEL = "/langdetect-183.bin";

    /** By the codes of the model; what else it knows is too rare among answers for its mistakes to be worth it. */
    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("eng", "en"),
            Map.entry("deu", "de"),
            Map.entry("fra", "fr"),
            Map.entry("spa", "es"),
            Map.entry("ita", "it"),
            Map.entry("nld", "nl"),
            Map.entry("por", "pt"),
            Map.entry("pol", "pl"),
            Map.entry("tur", "tr"),
            Map.entry("swe", "sv"),
            Map.entry("dan", "da"),
            Map.entry("nob", "no"),
            Map.entry("fin", "fi"),
            Map.entry("ces", "cs"),
            Map.entry("slk", "sk"),
            Map.entry("hun", "hu"),
            Map.entry("ron", "ro"),
            Map.entry("hrv", "hr"),
            Map.entry("slv", "sl"),
            Map.entry("bul", "bg"),
            Map.entry("rus", "ru"),
            Map.entry("ukr", "uk"),
            Map.entry("ell", "el"),
            Map.entry("ara", "ar"),
            Map.entry("heb", "he"),
            Map.entry("fas", "fa"),
            Map.entry("hin", "hi"),
            Map.entry("tha", "th"),
            Map.entry("cmn", "zh"),
            Map.entry("jpn", "ja"),
            Map.entry("kor", "ko"),
            Map.entry("vie", "vi"),
            Map.entry("ind", "id"),
            Map.entry("est", "et"),
            Map.entry("lav", "lv"),
            Map.entry("lit", "lt"),
            Map.entry("cat", "ca"));

    /** Scripts in which one language is written far more than any other, and none of {@link #CODES}. */
    private static final Map<UnicodeScript, Language> OF_ONE_LANGUAGE = Map.ofEntries(
            Map.entry(UnicodeScript.ARMENIAN, new Language("hy")),
            Map.entry(UnicodeScript.BENGALI, new Language("bn")),
            Map.entry(UnicodeScript.ETHIOPIC, new Language("am")),
            Map.entry(UnicodeScript.GEORGIAN, new Language("ka")),
            Map.entry(UnicodeScript.GUJARATI, new Language("gu")),
            Map.entry(UnicodeScript.GURMUKHI, new Language("pa")),
            Map.entry(UnicodeScript.KANNADA, new Language("kn")),
            Map.entry(UnicodeScript.KHMER, new Language("km")),
            Map.entry(UnicodeScript.LAO, new Language("lo")),
            Map.entry(UnicodeScript.MALAYALAM, new Language("ml")),
            Map.entry(UnicodeScript.MYANMAR, new Language("my")),
            Map.entry(UnicodeScript.SINHALA, new Language("si")),
            Map.entry(UnicodeScript.TAMIL, new Language("ta")),
            Map.entry(UnicodeScript.TELUGU, new Language("te")));

    /** Words that are English and, in this spelling, hardly anything else. */
    private static final Set<String> ENGLISH_WORDS = Set.of(
            "the", "and", "my", "you", "your", "been", "were", "they", "with", "this", "that", "what", "when", "why",
            "how", "would", "could", "should", "can't", "don't", "didn't", "doesn't", "won't", "isn't", "wasn't", "i'm",
            "i've", "it's", "from", "our", "not", "but", "are", "after", "get", "got", "just", "very", "again", "there",
            "here", "which", "who", "because", "about", "never", "always", "still", "only", "more", "than", "any",
            "every", "please", "thanks", "does", "did", "out", "up", "down", "back", "she", "he", "them", "us");

    /** Those of them that other languages have, too: they say nothing on a page that is not English. */
    private static final Set<String> OTHERS_HAVE_TOO =
            Set.of("and", "any", "are", "been", "but", "he", "just", "more", "my", "not", "still", "us");

    /** So many different ones of them settle it. */
    private static final int CLEARLY_ENGLISH = 3;

    /** In natural logarithms of the model's probabilities, which lie close together in short texts. */
    private static final double FOR_ENGLISH = .1;

    private static final double FOR_AN_ENGLISH_WORD = .2;
    private static final double FOR_THE_PAGE = .2;
    private static final double LEAST = 1e-6;

    /** In code points; more says no more. */
    private static final int LONGEST = 200;

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}'’]+");
    private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");
    /** Not in no script, as letters that are meant to look fancy are. */
    private static final Pattern NOT_LATIN = Pattern.compile("[\\p{L}&&[^\\p{IsLatin}\\p{IsCommon}]]");

    private final LanguageDetectorME model;

    private LanguageDetector(LanguageDetectorME model) {
        this.model = model;
    }

    /** Loads the model; takes some tenths of a second and about 40 MB. */
    public static LanguageDetector load() {
        try (InputStream file = Objects.requireNonNull(
                LanguageDetector.class.getResourceAsStream(MODEL), "Not on the classpath: " + MODEL)) {
            return new LanguageDetector(new LanguageDetectorME(new LanguageDetectorModel(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The language of a text; when that is in doubt, the page's.
     *
     * @param page what it was written beside; English where nobody knows: an English text must not be lost, which costs more than
     *     a short one of another language that is read as English
     */
    public Language detect(String text, Optional<Language> page) {
        return detect(text, page.orElse(Language.ENGLISH));
    }

    private Language detect(String text, Language page) {
        String letters = NO_LETTERS.matcher(text).replaceAll(" ").strip();
        String plain = letters.substring(
                0, letters.offsetByCodePoints(0, Math.min(LONGEST, letters.codePointCount(0, letters.length()))));
        if (plain.isEmpty()) {
            return page;
        }
        long english = Arrays.stream(
                        plain.toLowerCase(Locale.ROOT).replace('’', '\'').split(" ", -1))
                .filter(ENGLISH_WORDS::contains)
                .filter(word -> page.equals(Language.ENGLISH) || !OTHERS_HAVE_TOO.contains(word))
                .distinct()
                .count();
        if (english >= CLEARLY_ENGLISH) {
            return Language.ENGLISH;
        }
        Optional<UnicodeScript> script = otherScript(plain);
        Language told = script.flatMap(other -> Optional.ofNullable(OF_ONE_LANGUAGE.get(other)))
                .orElseGet(() -> likeliest(plain, script.isEmpty(), english, page));
        // What looks like one of its neighbours is the page's language where that is none of those the model tells.
        return CODES.containsValue(page.code()) || told.equals(Language.ENGLISH) ? told : page;
    }

    /** The script of a text without a Latin letter; empty for others. */
    private static Optional<UnicodeScript> otherScript(String plain) {
        Matcher other = NOT_LATIN.matcher(plain);
        return LATIN.matcher(plain).find() || !other.find()
                ? Optional.empty()
                : Optional.of(UnicodeScript.of(plain.codePointAt(other.start())));
    }

    private Language likeliest(String plain, boolean mayBeEnglish, long english, Language page) {
        Map<Language, Double> likely = new HashMap<>();
        predict(plain)
                .forEach((language, probability) -> likely.put(
                        language,
                        Math.log(probability + LEAST)
                                + (language.equals(Language.ENGLISH) ? FOR_ENGLISH + FOR_AN_ENGLISH_WORD * english : 0)
                                + (language.equals(page) ? FOR_THE_PAGE : 0)));
        return likely.entrySet().stream()
                .filter(entry -> mayBeEnglish || !entry.getKey().equals(Language.ENGLISH))
                .max(Map.Entry.<Language, Double>comparingByValue()
                        .thenComparing(entry -> entry.getKey().code()))
                .map(Map.Entry::getKey)
                .orElse(page);
    }

    private synchronized Map<Language, Double> predict(String plain) {
        return Arrays.stream(model.predictLanguages(plain))
                .filter(language -> CODES.containsKey(language.getLang()))
                .collect(Collectors.toMap(
                        language -> new Language(CODES.getOrDefault(language.getLang(), "")),
                        opennlp.tools.langdetect.Language::getConfidence));
    }
}
