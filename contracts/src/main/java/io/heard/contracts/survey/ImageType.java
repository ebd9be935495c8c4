package io.heard.contracts.survey;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The kinds of pictures we show, told by their first bytes and never by what somebody says they are. SVG is not among them: it
 * can hold scripts.
 */
public enum ImageType {
    PNG,
    JPEG,
    WEBP;

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG_SIGNATURE = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final byte[] WEBP_FORM = {'W', 'E', 'B', 'P'};

    public static Optional<ImageType> of(byte[] content) {
        if (holds(content, 0, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        if (holds(content, 0, JPEG_SIGNATURE)) {
            return Optional.of(JPEG);
        }
        return holds(content, 0, RIFF) && holds(content, 8, WEBP_FORM) ? Optional.of(WEBP) : Optional.empty();
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return "image/" + extension();
    }

    private static boolean holds(byte[] content, int from, byte[] part) {
        int to = from + part.length;
        return content.length >= to && Arrays.equals(content, from, to, part, 0, part.length);
    }
}
