package io.heard.feedback.recovery;

/** How far a case has come. */
public enum CaseState {
    /** Nobody has looked at it yet. */
    OPEN,
    /** Somebody is on it. */
    ACKNOWLEDGED,
    /** It is put right, or as right as it can be. */
    RESOLVED
}
