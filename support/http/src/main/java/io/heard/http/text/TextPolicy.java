package io.heard.http.text;

import java.text.Normalizer;
import java.util.Optional;

/**
 * Makes text from outside safe to keep, count and show, once and at the edge.
 *
 * <p>PostgreSQL refuses NUL, half a surrogate pair cannot be encoded, and control characters have no business in a name or a
 * comment. Everything else a person can type is theirs to type.
 */
public final class TextPolicy {

    private TextPolicy() {}

    /**
     * The text in Unicode normal form C, line ends as {@code \n}, without control characters but tab and line end, trimmed.
     *
     * @return empty when nothing visible is left
     * @throws IllegalArgumentException when the text holds NUL or half a surrogate pair
     */
    public static Optional<String> clean(String text) {
        if (!isStorable(text)) {
            throw new IllegalArgumentException("holds a character that cannot be stored");
        }
        StringBuilder cleaned = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c == '\t' || c == '\n' || Character.getType(c) != Character.CONTROL)
                .forEach(cleaned::appendCodePoint);
        boolean visible = cleaned.codePoints().anyMatch(TextPolicy::isVisible);
        return visible ? Optional.of(cleaned.toString().strip()) : Optional.empty();
    }

    /** False when the text holds NUL or half a surrogate pair. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Length as a person counts it, nearly: an emoji outside the basic plane counts once. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** True when the text has a character that could start a new line or header: everything below space, DEL and C1. */
    public static boolean hasControlCharacters(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.CONTROL);
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            // Hangul fillers are letters by category and blank by design.
            default -> c != 0x3164 && c != 0x115F && c != 0x1160 && c != 0xFFA0;
        };
    }
}
