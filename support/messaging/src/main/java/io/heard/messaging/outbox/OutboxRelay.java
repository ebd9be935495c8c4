package io.heard.messaging.outbox;

import io.heard.messaging.EventPublisher;
import io.heard.messaging.EventPublisher.Answers;
import io.heard.messaging.OutgoingEvent;
import io.heard.messaging.PollingThread;
import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/**
 * Publishes outbox rows, oldest first, and deletes them once Kafka has them. Only in services that write events: they are built
 * with {@code heard.outbox.relay=true}.
 *
 * <p>At-least-once: a crash between the acknowledgement and the deletion publishes a batch again, which is why every consumer
 * claims an event before acting on it. Order holds per subject; only an event that Kafka refuses for good, say because it is too
 * large, stays behind and lets the later ones pass.
 */
@ApplicationScoped
@IfBuildProperty(name = "heard.outbox.relay", stringValue = "true")
public class OutboxRelay {

    /** As long as an answer of Kafka can take at most, so that the last batch is settled before the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Between the answers of Kafka and the end of the lease, for the database. */
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private static final Duration LINGER = Duration.ofMillis(50);

    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);

    private final WaitingEvents events;
    private final EventPublisher publisher;
    private final OutboxGauges gauges;
    private final OutboxConfig config;
    private final PollingThread thread;

    private boolean kafkaAnswers;
    private boolean refusalWasTold;
    private int probes;

    OutboxRelay(WaitingEvents events, EventPublisher publisher, OutboxGauges gauges, OutboxConfig config) {
        this.events = events;
        this.publisher = publisher;
        this.gauges = gauges;
        this.config = config;
        this.thread = new PollingThread("outbox-relay", config.pollInterval(), LONGEST_ROUND, this::relayOrRest);
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    /** What is not published yet stays in the outbox and is published after the next start. */
    void stop(@Observes ShutdownEvent stopping) {
        if (!thread.stop(PATIENCE)) {
            Log.warn("Kafka had not answered at the end; the last events will be published again");
        }
    }

    private boolean relayOrRest() {
        int relayed = relayBatch();
        gauges.measureNowAndThen();
        if (relayed > 0 && relayed < config.batchSize() / 2) {
            linger();
        }
        return relayed > 0;
    }

    /** While events come in a trickle, a round for each few of them costs more than they do. */
    private void linger() {
        try {
            thread.pause(LINGER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many events left the queue; 0 when there are none, another instance is at work, or Kafka takes none. */
    public int relayBatch() {
        List<OutgoingEvent> waiting =
                events.take(config.batchSize(), publisher.patience().plus(MARGIN));
        if (waiting.isEmpty()) {
            return 0;
        }
        Answers answers = publisher.offer(kafkaAnswers ? waiting : probe(waiting));
        events.settle(answers.taken(), answers.refused());
        for (OutgoingEvent refused : answers.refused()) {
            Log.errorf("Kafka never takes event %s of type %s; it is set aside", refused.id(), refused.type());
        }
        int settled = answers.taken().size() + answers.refused().size();
        note(settled > 0);
        return settled;
    }

    /**
     * While Kafka is away every event waits for its timeouts, so one is enough to learn that it is back. Not always the same one:
     * were it refused for a reason of its own, nothing would ever be published again.
     */
    private List<OutgoingEvent> probe(List<OutgoingEvent> waiting) {
        return List.of(waiting.get(Math.floorMod(probes++, waiting.size())));
    }

    /** One that was settled is enough: then Kafka is there, and what it did not take waits for reasons of its own. */
    private void note(boolean answers) {
        if (answers && refusalWasTold) {
            Log.warn("Kafka takes events again");
        } else if (!answers && !refusalWasTold) {
            Log.warn("Kafka does not take events; they wait in the outbox");
        }
        refusalWasTold = !answers;
        kafkaAnswers = answers;
    }
}
