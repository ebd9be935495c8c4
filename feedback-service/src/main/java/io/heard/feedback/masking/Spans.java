package io.heard.feedback.masking;

/** Replaces parts of a text, found from its beginning to its end. */
final class Spans {

    private final String text;
    private final String mark;
    private final StringBuilder masked = new StringBuilder();
    private int done;

    Spans(String text, String mark) {
        this.text = text;
        this.mark = mark;
    }

    /** Where the next part may begin. */
    int done() {
        return done;
    }

    void hide(int start, int end) {
        masked.append(text, done, start).append(mark);
        done = end;
    }

    String masked() {
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    /** The same text with Latin digits for those of other scripts; every character keeps its place. */
    static String latinDigits(String text) {
        StringBuilder latin = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '9' && Character.isDigit(c)) {
                latin = latin == null ? new StringBuilder(text) : latin;
                latin.setCharAt(i, (char) ('0' + Character.digit(c, 10)));
            }
        }
        return latin == null ? text : latin.toString();
    }
}
