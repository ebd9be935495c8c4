package io.heard.survey.mail;

import io.heard.http.text.TextPolicy;
import java.util.regex.Pattern;

/**
 * The last look at everything that becomes a header or a command. What comes in is checked at the edge already; this holds when
 * somebody forgets.
 */
final class HeaderGuard {

    private static final Pattern ONE_MAILBOX = Pattern.compile("[^\\s<>()\\[\\],;:\\\\\"@]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final int LONGEST_URL = 900;

    private HeaderGuard() {}

    /** @throws IllegalArgumentException when it could end the header; without quoting it */
    static String line(String header, String value) {
        if (TextPolicy.hasControlCharacters(value) || value.indexOf('\u2028') >= 0 || value.indexOf('\u2029') >= 0) {
            throw new IllegalArgumentException(header + " holds a line break or control character");
        }
        return value;
    }

    /** @throws IllegalArgumentException when it is not exactly one plain ASCII mailbox; without quoting it */
    static String mailbox(String header, String value) {
        boolean ascii = value.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!ascii || !ONE_MAILBOX.matcher(value).matches()) {
            throw new IllegalArgumentException(header + " is not one plain mailbox");
        }
        return value;
    }

    /** @throws IllegalArgumentException when it cannot stand in a message id */
    static String token(String header, String value) {
        if (!TOKEN.matcher(value).matches()) {
            throw new IllegalArgumentException(header + " must be letters, digits, dot, dash and underscore");
        }
        return value;
    }

    /** @throws IllegalArgumentException when it cannot stand between angle brackets on one line; without quoting it */
    static String url(String header, String value) {
        boolean plain = value.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '<' && c != '>' && c != ',');
        if (!plain || value.length() > LONGEST_URL) {
            throw new IllegalArgumentException(header + " is not a plain URL");
        }
        return value;
    }
}
