package io.heard.insights.theme.history;

/** What happened to a theme: the first seven are what runs do, the others what people do, who also split and merge. */
public enum ThemeEventKind {
    /** New, of complaints that were in no theme. */
    BORN,
    /** Some of its mentions make a theme of their own, the other one. */
    SPLIT,
    /** It is no more; the other one goes on for both. */
    MERGED,
    /** It is no more, and no other goes on for it. */
    RETIRED,
    /** Some of its mentions are in the other one now. */
    MENTIONS_MOVED,
    /** Complaints that were in no theme are in it now. */
    MENTIONS_JOINED,
    /** Some of its mentions are in no theme now. */
    MENTIONS_LEFT,
    /** Somebody named it, with sentences that say what it is about. */
    NAMED,
    /** Somebody changed the sentences of a theme that somebody named. */
    SENTENCES_CHANGED,
    /** Somebody gave it another label. */
    RENAMED,
    /** Somebody put one of its mentions into the other one. */
    MENTION_MOVED,
    /** Somebody does not want to see it in lists. */
    MUTED,
    /** Somebody wants to see it in lists again. */
    RESTORED,
    /** Somebody took back what a person or a run did. */
    UNDONE
}
