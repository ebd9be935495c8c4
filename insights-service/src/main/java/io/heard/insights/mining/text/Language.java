package io.heard.insights.mining.text;

/**
 * What a text is written in.
 *
 * @param code of ISO 639, two letters where there are two: {@code de}
 */
public record Language(String code) {

    /** What the shipped model reads. */
    public static final Language ENGLISH = new Language("en");
}
