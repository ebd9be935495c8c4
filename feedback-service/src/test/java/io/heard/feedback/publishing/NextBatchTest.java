package io.heard.feedback.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NextBatchTest {

    private static final List<String> WAITING = List.of("refused for ever", "second", "third");

    private final NextBatch next = new NextBatch();

    @Test
    void takesAllThatWaits() {
        assertThat(next.of(WAITING)).isEqualTo(WAITING);
        assertThat(next.of(List.of())).isEmpty();
    }

    @Test
    void triesOneAfterTheOtherWhileKafkaIsAway() {
        next.learn(3, 0);

        assertThat(next.of(WAITING)).containsExactly("refused for ever");
        next.learn(1, 0);
        assertThat(next.of(WAITING)).containsExactly("second");
        next.learn(1, 1);
        assertThat(next.of(WAITING)).isEqualTo(WAITING);
    }

    @Test
    void goesOnWithAllWhenSomeWereTaken() {
        next.learn(3, 2);

        assertThat(next.of(WAITING)).isEqualTo(WAITING);
    }
}
