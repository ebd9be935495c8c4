package io.heard.insights.mining.text;

import java.util.Locale;

/**
 * What a text is written in.
 *
 * @param code of ISO 639, two letters where there are two: {@code de}
 */
public record Language(String code) {

    /** What the shipped model reads. */
    public static final Language ENGLISH = new Language("en");

    /** @param tag of BCP 47, as {@code de-AT} */
    public static Language ofTag(String tag) {
        return new Language(Locale.forLanguageTag(tag).getLanguage());
    }
}
