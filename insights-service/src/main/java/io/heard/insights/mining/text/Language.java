package io.heard.insights.mining.text;

import java.util.Locale;
import java.util.Set;

/**
 * What a text is written in.
 *
 * @param code of ISO 639, two letters where there are two: {@code de}
 */
public record Language(String code) {

    /** What the shipped model reads. */
    public static final Language ENGLISH = new Language("en");

    /** The two ways to write Norwegian, which are told as one language. */
    private static final Set<String> NORWEGIAN = Set.of("nb", "nn");

    /** @param tag of BCP 47, as {@code de-AT} */
    public static Language ofTag(String tag) {
        String code = Locale.forLanguageTag(tag).getLanguage();
        return new Language(NORWEGIAN.contains(code) ? "no" : code);
    }
}
