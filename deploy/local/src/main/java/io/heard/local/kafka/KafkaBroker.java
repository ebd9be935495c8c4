package io.heard.local.kafka;

import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.Probe;
import io.heard.local.supervision.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/** One broker that is its own controller (KRaft), and keeps what was acknowledged. */
public final class KafkaBroker {

    private static final List<String> JVM = List.of(
            "-Xms96m",
            "-Xmx320m",
            "-XX:+UseSerialGC",
            // Starts with half the work and stays small; one machine's load does not need the optimising compiler.
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:MaxDirectMemorySize=128m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED");

    private final Home home;
    private final int port;
    private final int controllerPort;

    public KafkaBroker(Home home, int port, int controllerPort) {
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The supervised broker; it is ready when it answers and all topics of {@code plan} have leaders. */
    public Part part(TopicPlan plan, int stopTurn) {
        Topics topics = new Topics(plan);
        return Part.of(
                        "kafka",
                        bootstrapServers(),
                        stopTurn,
                        log -> command("kafka.Kafka", configFile().toString()).start(log),
                        answers())
                .preparedBy(this::prepare)
                .readyWhen(ready(topics));
    }

    /** Writes the configuration, and formats the data directory unless that was done before; it is never done again. */
    void prepare() throws IOException {
        Files.createDirectories(data());
        Files.writeString(configFile(), configuration());
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        Path log = home.log("kafka-format");
        Process format = command(
                        "kafka.tools.StorageTool",
                        "format",
                        "--standalone",
                        "--cluster-id",
                        Uuid.randomUuid().toString(),
                        "--config",
                        configFile().toString())
                .start(log);
        try {
            if (format.waitFor() != 0) {
                throw new StartFailure("could not format its data directory; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while formatting", e);
        }
    }

    private Probe ready(Topics topics) {
        AtomicBoolean ensured = new AtomicBoolean();
        return () -> ask(admin -> {
            if (!ensured.get()) {
                topics.ensure(admin);
                ensured.set(true);
            }
            return topics.haveLeaders(admin) ? Optional.empty() : Optional.of("some topics have no leader yet");
        });
    }

    private Probe answers() {
        return () -> ask(admin -> {
            admin.describeCluster().nodes().get();
            return Optional.empty();
        });
    }

    /** A client per question: one that stays open would log every moment of an outage. */
    private Optional<String> ask(Question question) {
        if (Probe.port(port).fault().isPresent()) {
            return Optional.of("nobody listens on port " + port);
        }
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        try (Admin admin = Admin.create(settings)) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    @FunctionalInterface
    private interface Question {
        Optional<String> ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private ChildCommand command(String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(JVM);
        command.add("-Dlog4j2.configurationFile=" + kafka().resolve("log4j2.properties"));
        command.add("-cp");
        command.add(kafka().resolve("target/broker/lib") + "/*");
        command.add(mainClass);
        command.addAll(List.of(arguments));
        return ChildCommand.java(command, Map.of(), home.work("kafka"));
    }

    private Path kafka() {
        return home.repository().resolve("deploy/kafka");
    }

    private Path data() {
        return home.data("kafka");
    }

    private Path configFile() throws IOException {
        return home.work("kafka").resolve("server.properties");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                # A blank host would be advertised as the machine's name, which is often not resolvable.
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                # Must never change over existing data: groups would lose their offsets.
                offsets.topic.num.partitions=5
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=5
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=5
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                # How long a new group waits for further members before it starts to read.
                group.initial.rebalance.delay.ms=0
                # By default 128 MiB, a good part of this heap.
                log.cleaner.dedupe.buffer.size=16777216
                log.cleaner.threads=1
                log.segment.bytes=134217728
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                # One replica has no other machine to recover from: what the operating system has not written is lost
                # when the machine (not the process) stops, so write at least every second.
                log.flush.scheduler.interval.ms=1000
                log.flush.interval.ms=1000
                """.formatted(port, controllerPort, data());
    }
}
