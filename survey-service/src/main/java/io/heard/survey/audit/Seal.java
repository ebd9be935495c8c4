package io.heard.survey.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ties an entry to everything before it: SHA-256 over the seal before and the entry's text. Without a key: whoever can write both can
 * make one.
 */
final class Seal {

    /** What the first entry follows. */
    static final String NONE = "0".repeat(64);

    private Seal() {}

    static String of(String before, String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.getBytes(US_ASCII));
            return HexFormat.of().formatHex(digest.digest(content.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }
}
