package io.heard.gateway.routing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/**
 * Accepts only request targets that every program behind us reads alike.
 *
 * <p>Path rules of frameworks have been walked around with {@code ;}, with encoded slashes, backslashes and dots, and with
 * double encoding. None of our addresses needs any of these, so none is let in.
 */
final class TargetPolicy {

    private static final int LONGEST_PATH = 2_048;
    private static final int LONGEST_QUERY = 4_096;
    private static final String SUB_DELIMITERS_AND_MORE = "!$&'()*+,=:@";

    private TargetPolicy() {}

    /** @return empty when the target is to be refused */
    static Optional<Target> check(String raw) {
        int question = raw.indexOf('?');
        String path = question < 0 ? raw : raw.substring(0, question);
        String query = question < 0 ? null : raw.substring(question + 1);
        if (path.length() > LONGEST_PATH || (query != null && !acceptsQuery(query))) {
            return Optional.empty();
        }
        return simplify(path).filter(TargetPolicy::isStraight).map(simple -> new Target(simple, query));
    }

    /** Decodes what never needed encoding; empty at anything that could be read in two ways. */
    private static Optional<String> simplify(String path) {
        if (!path.startsWith("/")) {
            return Optional.empty();
        }
        StringBuilder simple = new StringBuilder(path.length());
        ByteBuffer decoded = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int octet = octet(path, i);
                if (octet < 0 || hides(octet)) {
                    return Optional.empty();
                }
                if (isUnreserved((char) octet)) {
                    simple.append((char) octet);
                } else {
                    simple.append(path, i, i + 3);
                }
                decoded.put((byte) octet);
                i += 2;
            } else if (c == '/' || isUnreserved(c) || SUB_DELIMITERS_AND_MORE.indexOf(c) >= 0) {
                simple.append(c);
                decoded.put((byte) c);
            } else {
                return Optional.empty();
            }
        }
        return isText(decoded.flip()) ? Optional.of(simple.toString()) : Optional.empty();
    }

    /** Characters whose encoding only serves to slip past a rule. */
    private static boolean hides(int octet) {
        return octet < 0x20
                || octet == 0x7f
                || octet == '/'
                || octet == '\\'
                || octet == ';'
                || octet == '%'
                || octet == '.';
    }

    private static boolean isStraight(String path) {
        return !path.contains("//")
                && !path.contains("/./")
                && !path.contains("/../")
                && !path.endsWith("/.")
                && !path.endsWith("/..");
    }

    private static boolean acceptsQuery(String query) {
        if (query.length() > LONGEST_QUERY) {
            return false;
        }
        for (int i = 0; i < query.length(); i++) {
            char c = query.charAt(i);
            if (c <= 0x20 || c >= 0x7f || c == '#' || c == '\\') {
                return false;
            }
            if (c == '%' && octet(query, i) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** @return -1 when no two hexadecimal digits follow the percent sign */
    private static int octet(String text, int percent) {
        if (percent + 2 >= text.length()) {
            return -1;
        }
        int high = hexDigit(text.charAt(percent + 1));
        int low = hexDigit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hexDigit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }

    private static boolean isText(ByteBuffer octets) {
        try {
            UTF_8.newDecoder().decode(octets);
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
