package io.heard.feedback.webhook;

import java.time.Duration;
import java.util.Set;

/** Settings of a test's choice. */
public record HookSettings(
        boolean allowPrivate,
        Set<Integer> ports,
        Duration timeout,
        Duration pollInterval,
        Duration lease,
        int concurrency,
        Duration retention,
        Duration secretOverlap)
        implements WebHookConfig {

    /** As a company has it. */
    public static HookSettings strict() {
        return of(false, Duration.ofSeconds(5));
    }

    /** As one machine has it on which somebody tries things out. */
    public static HookSettings lenient(Duration timeout) {
        return of(true, timeout);
    }

    private static HookSettings of(boolean allowPrivate, Duration timeout) {
        return new HookSettings(
                allowPrivate,
                Set.of(443, 8443),
                timeout,
                Duration.ofDays(1),
                Duration.ofSeconds(60),
                4,
                Duration.ofDays(30),
                Duration.ofDays(1));
    }
}
