package io.heard.messaging.outbox;

import io.heard.messaging.MalformedEventException;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.reactive.messaging.Metadata;

/**
 * The failure strategy {@code dead-letters-or-halt}: what became of a record that a consumer gave up on.
 *
 * <p>A record that can never succeed goes to the channel's dead letters and the next one follows. A good record that met an
 * {@link Outage}, or the end of this process, is neither acknowledged nor dead-lettered: the consumer halts, which takes
 * liveness down; whoever supervises the service restarts it, and Kafka delivers the record again.
 */
@ApplicationScoped
@Identifier("dead-letters-or-halt")
public class DeadLettersOrHalt implements KafkaFailureHandler.Factory {

    private static final Outage OUTAGE = new Outage();

    private final KafkaFailureHandler.Factory deadLetters;
    private final KafkaFailureHandler.Factory halt;
    private volatile boolean stopping;

    DeadLettersOrHalt(
            @Identifier(KafkaFailureHandler.Strategy.DEAD_LETTER_QUEUE) KafkaFailureHandler.Factory deadLetters,
            @Identifier(KafkaFailureHandler.Strategy.FAIL) KafkaFailureHandler.Factory halt) {
        this.deadLetters = deadLetters;
        this.halt = halt;
    }

    void stopping(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Override
    public KafkaFailureHandler create(
            KafkaConnectorIncomingConfiguration channel,
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            BiConsumer<Throwable, Boolean> reportFailure) {
        return new Choice(
                channel.getChannel(),
                deadLetters.create(channel, vertx, consumer, reportFailure),
                halt.create(channel, vertx, consumer, reportFailure));
    }

    /** The first line of a failure that may be shown: messages of databases and parsers can quote what a customer wrote. */
    private static Throwable withoutContent(Throwable reason) {
        return reason instanceof MalformedEventException
                ? reason
                : new MalformedEventException("Refused: " + reason.getClass().getSimpleName());
    }

    private final class Choice implements KafkaFailureHandler {

        private final String channel;
        private final KafkaFailureHandler deadLetters;
        private final KafkaFailureHandler halt;

        private Choice(String channel, KafkaFailureHandler deadLetters, KafkaFailureHandler halt) {
            this.channel = channel;
            this.deadLetters = deadLetters;
            this.halt = halt;
        }

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            if (stopping || OUTAGE.test(reason)) {
                Log.errorf(
                        "Channel %s halts at %s-%d offset %d: %s",
                        channel,
                        record.getTopic(),
                        record.getPartition(),
                        record.getOffset(),
                        reason.getClass().getSimpleName());
                return halt.handle(record, reason, metadata);
            }
            return deadLetters.handle(record, withoutContent(reason), metadata);
        }

        @Override
        public void terminate() {
            deadLetters.terminate();
            halt.terminate();
        }
    }
}
