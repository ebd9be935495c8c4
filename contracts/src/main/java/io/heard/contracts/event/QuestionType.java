package io.heard.contracts.event;

/** What a question asks for, and for scores the whole numbers that answer it. */
public enum QuestionType {
    /** "How likely are you to recommend us?" */
    NPS(0, 10),
    /** "How satisfied were you?" */
    CSAT(1, 5),
    /** "It was easy to get this solved." */
    CES(1, 7),
    RATING(1, 5),
    SINGLE_CHOICE,
    MULTI_CHOICE,
    YES_NO,
    SHORT_TEXT,
    LONG_TEXT;

    private final int lowest;
    private final int highest;

    QuestionType() {
        this(0, -1);
    }

    QuestionType(int lowest, int highest) {
        this.lowest = lowest;
        this.highest = highest;
    }

    /** True when the answer is a whole number from {@link #lowest()} to {@link #highest()}. */
    public boolean isScore() {
        return lowest <= highest;
    }

    public boolean isText() {
        return this == SHORT_TEXT || this == LONG_TEXT;
    }

    public boolean isChoice() {
        return this == SINGLE_CHOICE || this == MULTI_CHOICE;
    }

    /** Lowest score, inclusive; meaningful for scores only. */
    public int lowest() {
        return lowest;
    }

    /** Highest score, inclusive; meaningful for scores only. */
    public int highest() {
        return highest;
    }
}
