package io.heard.insights.mining.rebase;

/** Why measures were derived anew. */
public enum RebaseReason {
    /** There were none: themes were found for the first time. */
    FIRST_MEAN,
    /** There are so many more complaints than they were derived from that they are known better now. */
    MORE_COMPLAINTS,
    /** A fresh look at everything was adopted, so the themes hold other complaints than those measured. */
    SORTED_ANEW,
    /** People joined or parted some of the themes; only those are measured anew. */
    THEMES_SHAPED,
    /** Another sentence model reads the texts. */
    MODEL_CHANGED
}
