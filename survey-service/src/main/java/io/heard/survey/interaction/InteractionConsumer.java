package io.heard.survey.interaction;

import io.heard.messaging.PollingThread;
import io.heard.messaging.ReceivedEvent;
import io.heard.survey.interaction.ContactEvents.Told;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Interactions as the company's systems put them on Kafka, and their reopenings.
 *
 * <p>Stored in groups, which is many times faster than one by one: what arrives while a group is stored makes up the next one. The
 * connector's own batches are not used: they are accepted or refused as a whole, and one bad record would take the others with it
 * to the dead letters. Here each record is acknowledged by itself, in order, after the transaction that stored it has committed.
 */
@ApplicationScoped
class InteractionConsumer implements Flow.Subscriber<Message<ConsumerRecord<String, byte[]>>> {

    /** As large as a group of a batch over HTTP; Kafka is asked for as many at once ({@code max.poll.records}). */
    static final int GROUP = InteractionIntake.GROUP;

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LONGEST_WAIT_MILLIS = 250;

    private final ContactEvents events;
    private final BlockingQueue<Message<ConsumerRecord<String, byte[]>>> arrived = new LinkedBlockingQueue<>();
    private final PollingThread thread = new PollingThread("interactions", PAUSE, LONGEST_ROUND, this::takeNext);

    private volatile Flow.@Nullable Subscription subscription;
    private boolean halted;

    InteractionConsumer(ContactEvents events) {
        this.events = events;
    }

    @Incoming("interactions")
    Flow.Subscriber<Message<ConsumerRecord<String, byte[]>>> receive() {
        return this;
    }

    void start(@Observes StartupEvent started) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        thread.stop(PATIENCE);
    }

    @Override
    public void onSubscribe(Flow.Subscription channel) {
        subscription = channel;
        channel.request(GROUP);
    }

    @Override
    public void onNext(Message<ConsumerRecord<String, byte[]>> message) {
        arrived.add(message);
    }

    @Override
    public void onError(Throwable failure) {
        Log.errorf("Channel interactions has failed: %s", failure.getClass().getSimpleName());
    }

    @Override
    public void onComplete() {
        // What has arrived is still stored.
    }

    /** False when there was nothing to do, or there never will be. */
    private boolean takeNext() {
        List<Message<ConsumerRecord<String, byte[]>>> group = new ArrayList<>(GROUP);
        try {
            Message<ConsumerRecord<String, byte[]>> first =
                    halted ? null : arrived.poll(LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        arrived.drainTo(group, GROUP - 1);
        halted = !take(group);
        Flow.Subscription channel = subscription;
        if (!halted && channel != null) {
            channel.request(group.size());
        }
        return !halted;
    }

    /** False when the channel has halted: what was not acknowledged is delivered again after a restart. */
    private boolean take(List<Message<ConsumerRecord<String, byte[]>>> group) {
        Map<Told, Message<ConsumerRecord<String, byte[]>>> understood = new LinkedHashMap<>();
        for (Message<ConsumerRecord<String, byte[]>> message : group) {
            try {
                Optional<Told> told = events.read(new ReceivedEvent(message.getPayload()));
                if (told.isPresent()) {
                    understood.put(told.get(), message);
                } else {
                    settled(message.ack());
                }
            } catch (RuntimeException malformed) {
                if (!settled(message.nack(malformed))) {
                    return false;
                }
            }
        }
        return understood.isEmpty() || store(understood);
    }

    /**
     * Where the database refuses a group, its records are taken one by one, so that a bad one harms no other, and so that a group
     * that takes longer than a transaction may does not come again for ever. It halts only for a record by itself.
     */
    private boolean store(Map<Told, Message<ConsumerRecord<String, byte[]>>> group) {
        try {
            events.store(List.copyOf(group.keySet()));
        } catch (RuntimeException e) {
            if (group.size() == 1) {
                return settled(group.values().iterator().next().nack(e));
            }
            return group.entrySet().stream().allMatch(one -> store(Map.of(one.getKey(), one.getValue())));
        }
        return group.values().stream().allMatch(message -> settled(message.ack()));
    }

    private static boolean settled(CompletionStage<Void> settling) {
        try {
            settling.toCompletableFuture().join();
            return true;
        } catch (CompletionException halting) {
            return false;
        }
    }
}
