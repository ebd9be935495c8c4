package io.heard.local.launch;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.heard.local.supervision.ChildCommand;
import io.heard.local.supervision.Home;
import io.heard.local.supervision.Part;
import io.heard.local.supervision.Probe;
import io.heard.local.supervision.StartFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Where feedback-service keeps its documents: a real MongoDB when there is one, else the embedded store.
 *
 * @param kind {@code mongod} or {@code embedded}
 * @param uri connection string
 * @param part the process to run; empty when somebody else runs the server
 */
record Documents(String kind, String uri, Optional<Part> part) {

    private static final String NAME = "documents";
    private static final String REPLICA_SET = "heard";
    private static final int ALREADY_INITIATED = 23;

    /** Prefers {@code MONGODB_URI}, then {@code HEARD_MONGOD}, then a {@code mongod} on the path, then our own store. */
    static Documents choose(Home home, int port, boolean fetchMongod, int stopTurn) throws IOException {
        String given = System.getenv("MONGODB_URI");
        if (given != null && !given.isBlank()) {
            return new Documents("mongod", given, Optional.empty());
        }
        Optional<Path> mongod = findMongod();
        if (mongod.isEmpty() && fetchMongod) {
            mongod = Optional.of(MongodDownload.fetch());
        }
        return mongod.isPresent() ? mongod(mongod.get(), home, port, stopTurn) : embedded(home, port, stopTurn);
    }

    private static Optional<Path> findMongod() {
        String told = System.getenv("HEARD_MONGOD");
        if (told != null && !told.isBlank()) {
            Path program = Path.of(told);
            if (!Files.isExecutable(program)) {
                throw new StartFailure("HEARD_MONGOD is " + told + ", which is not a program");
            }
            return Optional.of(program);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "mongod"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Documents embedded(Home home, int port, int stopTurn) throws IOException {
        Path file = home.data("documents").resolve("documents");
        ChildCommand command = ChildCommand.java(
                List.of(
                        "-Xms32m",
                        "-Xmx256m",
                        "-XX:MaxNewSize=96m",
                        "-XX:+UseSerialGC",
                        "-XX:MaxMetaspaceSize=64m",
                        "-XX:ReservedCodeCacheSize=48m",
                        "-XX:MaxDirectMemorySize=64m",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        ChildCommand.ownClassPath(),
                        "io.heard.local.documents.DocumentStoreProcess",
                        file.toString(),
                        Integer.toString(port)),
                Map.of(),
                home.work(NAME));
        String uri = "mongodb://127.0.0.1:" + port;
        Part part = Part.of(NAME, "127.0.0.1:" + port, stopTurn, command::start, answers(uri))
                .preparedBy(() -> Files.createDirectories(file.getParent()));
        return new Documents("embedded", uri, Optional.of(part));
    }

    private static Documents mongod(Path program, Home home, int port, int stopTurn) throws IOException {
        Path data = home.data("mongod");
        ChildCommand command = new ChildCommand(
                List.of(
                        program.toString(),
                        "--dbpath",
                        data.toString(),
                        "--bind_ip",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--replSet",
                        REPLICA_SET,
                        "--oplogSize",
                        "256",
                        "--wiredTigerCacheSizeGB",
                        "0.25",
                        "--nounixsocket"),
                Map.of(),
                home.work(NAME));
        String direct = "mongodb://127.0.0.1:" + port + "/?directConnection=true";
        Part part = Part.of(NAME, "127.0.0.1:" + port, stopTurn, command::start, answers(direct))
                .preparedBy(() -> Files.createDirectories(data))
                .readyWhen(() -> primary(direct, "127.0.0.1:" + port));
        return new Documents(
                "mongod", "mongodb://127.0.0.1:" + port + "/?replicaSet=" + REPLICA_SET, Optional.of(part));
    }

    private static Probe answers(String uri) {
        return () -> ask(uri, client -> {
            client.getDatabase("admin").runCommand(new Document("ping", 1));
            return Optional.empty();
        });
    }

    /** Makes the server a replica set of one, which has the journal and the write concerns of a larger one. */
    private static Optional<String> primary(String uri, String member) {
        return ask(uri, client -> {
            Document members = new Document("_id", REPLICA_SET)
                    .append("members", List.of(new Document("_id", 0).append("host", member)));
            try {
                client.getDatabase("admin").runCommand(new Document("replSetInitiate", members));
            } catch (MongoException e) {
                if (e.getCode() != ALREADY_INITIATED) {
                    throw e;
                }
            }
            boolean writable = client.getDatabase("admin")
                    .runCommand(new Document("hello", 1))
                    .getBoolean("isWritablePrimary", false);
            return writable ? Optional.empty() : Optional.of("the replica set has no primary yet");
        });
    }

    private static Optional<String> ask(String uri, Question question) {
        String separator = uri.contains("?") ? "&" : "/?";
        try (MongoClient client = MongoClients.create(
                uri + separator + "serverSelectionTimeoutMS=2000&connectTimeoutMS=2000&socketTimeoutMS=3000")) {
            return question.ask(client);
        } catch (MongoException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    @FunctionalInterface
    private interface Question {
        Optional<String> ask(MongoClient client);
    }
}
