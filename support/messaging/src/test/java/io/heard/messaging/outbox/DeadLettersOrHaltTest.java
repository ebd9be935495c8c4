package io.heard.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.messaging.MalformedEventException;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.KafkaIgnoreCommit;
import io.smallrye.reactive.messaging.kafka.fault.KafkaFailureHandler;
import io.vertx.mutiny.core.Vertx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class DeadLettersOrHaltTest {

    private final Remembering deadLetters = new Remembering();
    private final Remembering halt = new Remembering();
    private final DeadLettersOrHalt strategy = new DeadLettersOrHalt(deadLetters, halt);

    @Test
    void haltsWhenAGoodRecordMeetsAnOutage() {
        var outage = new IllegalStateException(new SQLException("away", "57P01"));
        handle(outage);

        assertThat(halt.reasons).containsExactly(outage);
        assertThat(deadLetters.reasons).isEmpty();
    }

    @Test
    void setsABadRecordAside() {
        var malformed = new MalformedEventException("Not an event");
        handle(malformed);

        assertThat(deadLetters.reasons).containsExactly(malformed);
        assertThat(halt.reasons).isEmpty();
    }

    @Test
    void saysInTheDeadLettersOnlyWhatKindOfFailureItWas() {
        handle(new IllegalStateException(new SQLException("Mira's secret", "22001")));

        assertThat(deadLetters.reasons)
                .singleElement()
                .satisfies(reason -> assertThat(reason)
                        .isInstanceOf(MalformedEventException.class)
                        .hasMessage("Refused: IllegalStateException")
                        .hasNoCause());
    }

    @Test
    void haltsRatherThanBlameARecordForTheEndOfTheProcess() {
        strategy.stopping(new ShutdownEvent());
        handle(new IllegalStateException("The container is closed"));

        assertThat(halt.reasons).hasSize(1);
        assertThat(deadLetters.reasons).isEmpty();
    }

    private void handle(Throwable reason) {
        var config = new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(
                        Map.of("channel-name", "interactions", "value.deserializer", "any"), "test", 100))
                .build();
        var ignored = new Remembering();
        var record = new IncomingKafkaRecord<>(
                new ConsumerRecord<>("topic", 0, 7L, "key", "value"),
                "interactions",
                0,
                new KafkaIgnoreCommit(),
                ignored,
                false);
        strategy.create(new KafkaConnectorIncomingConfiguration(config), null, null, (failure, fatal) -> {})
                .handle(record, reason, Metadata.empty())
                .await()
                .indefinitely();
    }

    private static final class Remembering implements KafkaFailureHandler.Factory, KafkaFailureHandler {

        private final List<Throwable> reasons = new ArrayList<>();

        @Override
        public KafkaFailureHandler create(
                KafkaConnectorIncomingConfiguration channel,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return this;
        }

        @Override
        public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> record, Throwable reason, Metadata metadata) {
            reasons.add(reason);
            return Uni.createFrom().voidItem();
        }
    }
}
