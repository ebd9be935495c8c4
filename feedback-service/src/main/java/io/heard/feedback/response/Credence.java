package io.heard.feedback.response;

import io.heard.contracts.event.Suspicion;
import java.time.Instant;

/** Whether an answer counts. */
public sealed interface Credence {

    /** It came when a person can have answered. */
    record Believed() implements Credence {}

    /**
     * Nobody knows yet when its mail left.
     *
     * @param until when it is believed at the latest
     */
    record Open(Instant until) implements Credence {}

    /** A program that checks mails seems to have given it: kept and told as provisional. A later answer takes its place. */
    record Suspected(Suspicion reason) implements Credence {}

    /** Whether nothing but the time speaks for a program, so that sending it later is enough. */
    default boolean isTooSoon() {
        return this instanceof Suspected(Suspicion reason) && reason == Suspicion.TOO_SOON;
    }
}
