package io.heard.local.verbatim;

/** What a theme is to the customer who mentions it. */
public enum Kind {
    COMPLAINT,
    PRAISE,
    NEUTRAL
}
