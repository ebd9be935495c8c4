package io.heard.feedback.masking;

import java.lang.Character.UnicodeScript;

/** Which characters make one word of what stands beside them. */
final class Letters {

    private Letters() {}

    /**
     * Digits, and letters of scripts that part words by spaces and join nothing to a number. Others stand right beside a number or
     * an address that they are no part of: Chinese and Japanese know no spaces, Korean and Arabic join endings and prefixes.
     */
    static boolean join(char c) {
        return Character.isDigit(c)
                || (Character.isLetter(c)
                        && switch (UnicodeScript.of(c)) {
                            case LATIN, GREEK, CYRILLIC -> true;
                            default -> false;
                        });
    }
}
