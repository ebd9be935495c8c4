package io.heard.feedback.publishing;

import io.quarkus.logging.Log;
import java.util.List;

/**
 * Chooses what to hand to Kafka next: all that waits while it answers, and one at a time while it is away, because every event
 * then waits for its timeouts. Not always the same one: were it refused for a reason of its own, nothing would ever be
 * published again.
 */
final class NextBatch {

    private boolean kafkaAnswers = true;
    private int probes;

    <T> List<T> of(List<T> waiting) {
        return kafkaAnswers || waiting.isEmpty()
                ? waiting
                : List.of(waiting.get(Math.floorMod(probes++, waiting.size())));
    }

    /** One that was taken is enough: then Kafka is there, and whatever it refused was refused for reasons of its own. */
    void learn(int tried, int taken) {
        if (tried == 0 || taken > 0 == kafkaAnswers) {
            return;
        }
        kafkaAnswers = !kafkaAnswers;
        Log.warn(kafkaAnswers ? "Kafka takes events again" : "Kafka does not take events; they wait in the store");
    }
}
