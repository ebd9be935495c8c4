package io.heard.insights.mining.encoding;

/** How a model's states of the tokens of a text become one vector: it was trained for one of the two. */
public enum Pooling {
    /** The state of the first token says what the text means. */
    CLS,
    /** The mean of all states does. */
    MEAN
}
