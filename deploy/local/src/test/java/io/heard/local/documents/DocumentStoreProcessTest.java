package io.heard.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentStoreProcessTest {

    private static final int WRITERS = 8;

    @TempDir
    private Path folder;

    private Process process;
    private MongoClient client;
    private MongoCollection<Document> answers;

    /** Latest acknowledged revision by document id. */
    private final Map<Integer, Integer> acknowledged = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DocumentStoreProcess.class.getName(),
                        folder.resolve("documents").toString(),
                        "0")
                .redirectError(Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        assertThat(line).startsWith("The document store listens on 127.0.0.1:");
        client = MongoClients.create("mongodb://" + line.substring(line.lastIndexOf(' ') + 1));
        answers = client.getDatabase("feedback")
                .getCollection("answers")
                .withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
        answers.createIndex(Indexes.ascending("submission"), new IndexOptions().unique(true));
        answers.createIndex(Indexes.ascending("pending", "writer"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        client.close();
        process.destroyForcibly().waitFor();
    }

    @Test
    void keepsEveryAcknowledgedWriteWhenItIsKilled() throws Exception {
        AtomicInteger ids = new AtomicInteger();
        for (int round = 1; round <= 3; round++) {
            killWhileWriting(ids, 200 * round);
            start();
            assertEveryAcknowledgedWriteIsThere();
            assertIndexesAgreeWithDocuments();
        }
    }

    @Test
    void stopsInOrderWhenAskedTo() throws Exception {
        insert(1, 1);
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        client.close();

        start();
        assertEveryAcknowledgedWriteIsThere();
    }

    private void killWhileWriting(AtomicInteger ids, int enough) throws InterruptedException {
        int target = acknowledged.size() + enough;
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.execute(() -> writeUntilKilled(writer, ids, target));
            }
        }
        process.waitFor();
        client.close();
    }

    /** Inserts and updates at random; the one who sees enough acknowledged kills the server under the others. */
    private void writeUntilKilled(int writer, AtomicInteger ids, int target) {
        Random random = new Random(writer);
        List<Integer> mine = new ArrayList<>();
        try {
            while (process.isAlive()) {
                if (mine.isEmpty() || random.nextInt(3) == 0) {
                    int id = ids.incrementAndGet();
                    insert(id, writer);
                    mine.add(id);
                } else {
                    revise(mine.get(random.nextInt(mine.size())), random.nextBoolean());
                }
                if (acknowledged.size() >= target) {
                    process.toHandle().destroyForcibly();
                }
            }
        } catch (MongoException e) {
            // Killed: whether this write is there is nobody's promise.
        }
    }

    private void insert(int id, int writer) {
        answers.insertOne(new Document("_id", id)
                .append("submission", "s" + id)
                .append("writer", writer)
                .append("pending", true)
                .append("revision", 1)
                .append("text", "It came late. ".repeat(20)));
        acknowledged.put(id, 1);
    }

    private void revise(int id, boolean pending) {
        int before = acknowledged.get(id);
        Document found = answers.findOneAndUpdate(
                Filters.and(Filters.eq(id), Filters.eq("revision", before)),
                Updates.combine(Updates.inc("revision", 1), Updates.set("pending", pending)));
        assertThat(found).isNotNull();
        acknowledged.put(id, before + 1);
    }

    private void assertEveryAcknowledgedWriteIsThere() {
        Map<Integer, Integer> stored = new TreeMap<>();
        answers.find().forEach(answer -> stored.put(answer.getInteger("_id"), answer.getInteger("revision")));
        assertThat(acknowledged).isNotEmpty().allSatisfy((id, revision) -> {
            assertThat(stored).containsKey(id);
            // The write that was under way at the kill may have been kept without its acknowledgement.
            assertThat(stored.get(id)).isBetween(revision, revision + 1);
        });
        acknowledged.putAll(stored);
    }

    private void assertIndexesAgreeWithDocuments() {
        List<Document> all = answers.find().into(new ArrayList<>());
        for (Document answer : all) {
            assertThat(answers.find(Filters.eq("submission", answer.get("submission")))
                            .first())
                    .isEqualTo(answer);
        }
        for (boolean pending : List.of(true, false)) {
            List<Integer> expected = all.stream()
                    .filter(answer -> answer.getBoolean("pending") == pending)
                    .map(answer -> answer.getInteger("_id"))
                    .sorted()
                    .toList();
            List<Integer> found = answers.find(Filters.eq("pending", pending))
                    .sort(Sorts.ascending("_id"))
                    .map(answer -> answer.getInteger("_id"))
                    .into(new ArrayList<>());
            assertThat(found).isEqualTo(expected);
        }
    }
}
