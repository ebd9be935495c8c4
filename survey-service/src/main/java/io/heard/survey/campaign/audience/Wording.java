package io.heard.survey.campaign.audience;

/** Keeps what people read about a rule short, however long its values are. */
final class Wording {

    static final int MOST_PARTS = 3;

    private static final int LONGEST_VALUE = 60;
    private static final int LONGEST_SENTENCE = 240;

    private Wording() {}

    static String value(String text) {
        return cut(text, LONGEST_VALUE);
    }

    static String sentence(String text) {
        return cut(text, LONGEST_SENTENCE);
    }

    /** Never through the middle of a character. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
