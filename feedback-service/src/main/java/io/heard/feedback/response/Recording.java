package io.heard.feedback.response;

/** What became of a submission. */
public enum Recording {
    /** Stored as a new revision. */
    STORED,
    /** Kept as a program's that checks mails: a person who means it sends it once more. */
    DOUBTED,
    /** It was stored before, with the same answers. */
    REPEATED,
    /** The same submission was stored before with other answers, which stay. */
    CONTRADICTED,
    /** The time to change what was answered is over, so that stays. */
    SETTLED,
    /** The customer was forgotten, so nothing was kept. */
    ERASED
}
