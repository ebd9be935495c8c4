package io.heard.feedback.form;

/** Why a value is not taken as an answer. */
public enum Complaint {
    /** A required question was left blank. */
    MISSING,
    /** Not one of the values the question offers, or more than one where one is asked for. */
    NOT_OFFERED,
    /** Longer than {@link SheetReader#longest}. */
    TOO_LONG,
    /** The longest of texts that are too much together. */
    TOO_LONG_TOGETHER,
    /** Holds NUL or half a character. */
    UNSTORABLE
}
