package io.heard.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heard.local.supervision.Home;
import io.heard.local.supervision.Pace;
import io.heard.local.supervision.RunRecord;
import io.heard.local.supervision.Supervisor;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOPIC = "feedback.responses";

    @TempDir
    private Path folder;

    private Home home;
    private Path libraries;

    @BeforeEach
    void findTheBroker() {
        home = Home.at(folder);
        libraries = home.repository().resolve("deploy/kafka/target/broker/lib");
        Assumptions.assumeTrue(Files.isDirectory(libraries), "deploy/kafka is not packaged yet");
    }

    @Test
    void isFormattedOnceAndKeepsWhatItAcknowledgedWhenItIsKilled() throws Exception {
        KafkaBroker broker = new KafkaBroker(home, freePort(), freePort());
        TopicPlan plan = TopicPlan.read(home.repository().resolve("deploy/kafka/topics.yaml"));
        Supervisor supervisor = new Supervisor(
                broker.part(plan, 1), home, Pace.USUAL, CompletableFuture.completedFuture(null), line -> {});
        supervisor.start();
        try {
            assertThat(supervisor.ready()).succeedsWithin(PATIENCE);
            String formatted = Files.readString(home.data("kafka").resolve("meta.properties"));
            send(broker.bootstrapServers());

            record().process().orElseThrow().destroyForcibly();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(record().restarts()).isEqualTo(1);
                assertThat(record().state()).isEqualTo(RunRecord.State.READY);
            });

            assertThat(received(broker.bootstrapServers())).containsExactly("very slow answer");
            broker.prepare();
            assertThat(home.data("kafka").resolve("meta.properties")).hasContent(formatted);
        } finally {
            supervisor.stop();
        }
    }

    @Test
    void hasTheKafkaVersionOfTheClientsAndOneOnly() throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            List<String> kafka = jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.startsWith("kafka"))
                    .toList();
            assertThat(kafka).isNotEmpty().allMatch(name -> name.endsWith("-" + AppInfoParser.getVersion() + ".jar"));
        }
    }

    private static void send(String bootstrapServers) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, 0, "invitation", "very slow answer"))
                    .get();
        }
    }

    private static List<String> received(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(TOPIC, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            await().atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> values.add(found.value()));
                return !values.isEmpty();
            });
        }
        return values;
    }

    private RunRecord record() throws IOException {
        return RunRecord.readAll(home.run()).getFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
