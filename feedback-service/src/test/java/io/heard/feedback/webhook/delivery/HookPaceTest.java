package io.heard.feedback.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.feedback.webhook.sending.HookAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HookPaceTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final HookPace pace = new HookPace();
    private final UUID hook = UUID.randomUUID();

    @Test
    void leavesAReceiverAloneThatAsksForIt() {
        pace.learn(hook, 1, answer(429, Duration.ofMinutes(3)), NOW);

        assertThat(pace.rests(hook, 1, NOW.plusSeconds(179))).isTrue();
        assertThat(pace.rests(hook, 1, NOW.plusSeconds(180))).isFalse();
        assertThat(pace.rests(UUID.randomUUID(), 1, NOW)).isFalse();
    }

    @Test
    void leavesAReceiverAloneThatFailsAgainAndAgain() {
        for (int i = 0; i < 4; i++) {
            pace.learn(hook, 1, answer(500, null), NOW);
            assertThat(pace.rests(hook, 1, NOW)).isFalse();
        }
        pace.learn(hook, 1, answer(500, null), NOW);
        assertThat(pace.rests(hook, 1, NOW.plusSeconds(4))).isTrue();
        assertThat(pace.rests(hook, 1, NOW.plusSeconds(5))).isFalse();

        for (int i = 0; i < 50; i++) {
            pace.learn(hook, 1, answer(500, null), NOW);
        }
        assertThat(pace.rests(hook, 1, NOW.plusSeconds(299))).isTrue();
        assertThat(pace.rests(hook, 1, NOW.plusSeconds(300))).isFalse();
    }

    @Test
    void forgetsAllOfItWithTheFirstSuccess() {
        for (int i = 0; i < 10; i++) {
            pace.learn(hook, 1, answer(500, null), NOW);
        }
        pace.learn(hook, 1, answer(200, null), NOW);

        assertThat(pace.rests(hook, 1, NOW)).isFalse();
    }

    @Test
    void anAddressDoesNotRestBecauseOfWhatTheOneBeforeItAnswered() {
        pace.learn(hook, 1, answer(429, Duration.ofMinutes(3)), NOW);
        assertThat(pace.rests(hook, 1, NOW)).isTrue();
        assertThat(pace.rests(hook, 2, NOW)).isFalse();

        pace.learn(hook, 2, answer(429, Duration.ofMinutes(1)), NOW);
        pace.learn(hook, 1, answer(200, null), NOW);
        pace.learn(hook, 1, answer(429, Duration.ofHours(1)), NOW);

        assertThat(pace.rests(hook, 2, NOW.plusSeconds(59))).isTrue();
        assertThat(pace.rests(hook, 2, NOW.plusSeconds(60))).isFalse();
    }

    private static HookAnswer answer(int status, @org.jspecify.annotations.Nullable Duration retryAfter) {
        return new HookAnswer(status, null, null, Optional.ofNullable(retryAfter));
    }
}
