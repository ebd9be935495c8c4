package io.heard.feedback.webhook.delivery;

import io.heard.feedback.webhook.sending.HookAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaves a receiver alone that asks for it, or that has failed several times in a row: thousands of deliveries need not find out
 * one by one that nobody is there. Known in this instance only; deliveries keep their own times beside it. What an address answered
 * says nothing about the one that a hook has got since: it holds for a hook as it was at that revision.
 */
final class HookPace {

    private static final int PATIENCE = 5;
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private record Pace(int revision, int failuresInARow, Instant restsUntil) {}

    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();

    boolean rests(UUID hookId, int revision, Instant now) {
        Pace pace = paces.get(hookId);
        return pace != null && pace.revision() == revision && now.isBefore(pace.restsUntil());
    }

    void learn(UUID hookId, int revision, HookAnswer answer, Instant now) {
        paces.compute(hookId, (id, before) -> {
            if (before != null && before.revision() > revision) {
                return before; // The answer came late.
            }
            if (answer.isTaken()) {
                return null;
            }
            int failures = before == null || before.revision() < revision ? 1 : before.failuresInARow() + 1;
            Instant own = failures < PATIENCE ? now : now.plus(rest(failures));
            Instant asked = isBusy(answer) ? answer.retryAfter().map(now::plus).orElse(now) : now;
            return new Pace(revision, failures, own.isAfter(asked) ? own : asked);
        });
    }

    /** For a hook that is tried by hand. */
    void forget(UUID hookId) {
        paces.remove(hookId);
    }

    /** Too many requests, or not now: that holds for every delivery. */
    private static boolean isBusy(HookAnswer answer) {
        return answer.status() != null && (answer.status() == 429 || answer.status() == 503);
    }

    private static Duration rest(int failures) {
        Duration doubled = SHORTEST.multipliedBy(1L << Math.min(10, failures - PATIENCE));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
