package io.heard.feedback.response;

/** What became of a submission. */
public enum Recording {
    /** Stored as a new revision. */
    STORED,
    /** It was stored before, with the same answers. */
    REPEATED,
    /** The same submission was stored before with other answers, which stay. */
    CONTRADICTED,
    /** The customer was forgotten, so nothing was kept. */
    ERASED
}
