package io.heard.feedback.response;

import java.time.Instant;

/** Whether an answer is told to the other services, who count it. */
public sealed interface Credence {

    /** It came when a person can have answered. */
    record Believed() implements Credence {}

    /**
     * Nobody knows yet when its mail left.
     *
     * @param until when it is believed at the latest
     */
    record Open(Instant until) implements Credence {}

    /** It came sooner than people read: kept, and never told. A later answer takes its place. */
    record Suspected() implements Credence {}
}
