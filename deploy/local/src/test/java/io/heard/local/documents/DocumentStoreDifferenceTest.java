package io.heard.local.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of it, the store answers as the library's own in-memory backend does, which has no indexes of ours. */
class DocumentStoreDifferenceTest {

    private static final int STEPS = 1_500;
    private static final int IDS = 120;

    private LocalDocumentStore store;
    private MongoServer reference;
    private MongoClient client;
    private MongoClient referenceClient;
    private MongoCollection<Document> ours;
    private MongoCollection<Document> theirs;

    private interface Question {
        Object ask(MongoCollection<Document> collection);
    }

    @BeforeEach
    void open(@TempDir Path folder) {
        store = LocalDocumentStore.open(folder.resolve("documents"), 0);
        reference = new MongoServer(new MemoryBackend());
        InetSocketAddress address = reference.bind();
        client = MongoClients.create("mongodb://127.0.0.1:" + store.port());
        referenceClient = MongoClients.create("mongodb://127.0.0.1:" + address.getPort());
        ours = client.getDatabase("test").getCollection("documents");
        theirs = referenceClient.getDatabase("test").getCollection("documents");
        for (MongoCollection<Document> collection : List.of(ours, theirs)) {
            IndexOptions uniqueWhereThere = new IndexOptions().unique(true).sparse(true);
            collection.createIndex(Indexes.ascending("key"), uniqueWhereThere);
            collection.createIndex(Indexes.ascending("number"));
            collection.createIndex(Indexes.ascending("word", "number"));
            collection.createIndex(Indexes.ascending("tags"));
            collection.createIndex(Indexes.ascending("inner.at"));
        }
    }

    @AfterEach
    void close() {
        client.close();
        referenceClient.close();
        store.close();
        reference.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20260101, 77_000_077})
    void answersAsTheReferenceDoes(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            Question question = question(random);
            assertThat(answer(question, ours))
                    .as("seed %d, step %d", seed, step)
                    .isEqualTo(answer(question, theirs));
        }
        assertThat(sorted(ours.find())).isNotEmpty().isEqualTo(sorted(theirs.find()));
    }

    private static Question question(Random random) {
        Document document = document(random);
        Bson update = update(random);
        Bson filter = filter(random);
        int id = random.nextInt(IDS);
        int limit = 1 + random.nextInt(20);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 ->
                collection -> collection.insertOne(new Document(document)).wasAcknowledged();
            case 3 -> collection -> collection.updateMany(filter, update).getMatchedCount();
            case 4 -> {
                var after = new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
                yield collection -> collection.findOneAndUpdate(Filters.eq(id), update, after);
            }
            case 5 -> {
                document.put("_id", id);
                yield collection -> collection
                        .replaceOne(Filters.eq(id), new Document(document))
                        .getMatchedCount();
            }
            case 6 -> collection -> collection.deleteOne(Filters.eq(id)).getDeletedCount();
            case 7 -> collection -> collection.countDocuments(filter);
            case 8 ->
                collection -> list(collection
                        .find(Filters.gt("_id", id))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit));
            default -> collection -> sorted(collection.find(filter));
        };
    }

    private static Document document(Random random) {
        Document document = new Document("_id", random.nextInt(IDS));
        if (random.nextInt(5) > 0) {
            document.append("number", number(random));
        }
        if (random.nextInt(5) > 0) {
            document.append("word", random.nextInt(8) == 0 ? null : word(random));
        }
        if (random.nextInt(3) > 0) {
            document.append("tags", tags(random));
        }
        if (random.nextInt(3) > 0) {
            document.append("inner", new Document("at", moment(random)).append("x", random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            document.append("key", key(random));
        }
        return document;
    }

    private static Bson update(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Updates.set("number", number(random));
            case 1 -> Updates.set("word", word(random));
            case 2 -> Updates.unset("word");
            case 3 -> Updates.set("tags", tags(random));
            default -> Updates.set("inner.at", moment(random));
        };
    }

    private static Bson filter(Random random) {
        return switch (random.nextInt(14)) {
            case 0 -> Filters.eq("number", number(random));
            case 1 -> Filters.and(Filters.gte("number", random.nextInt(12)), Filters.lt("number", random.nextInt(12)));
            case 2 -> Filters.in("word", word(random), word(random));
            case 3 -> Filters.and(Filters.eq("word", word(random)), Filters.gt("number", random.nextInt(12)));
            case 4 -> Filters.eq("tags", "t" + random.nextInt(5));
            case 5 -> Filters.eq("word", null);
            case 6 -> Filters.ne("word", word(random));
            case 7 -> Filters.exists("key", random.nextBoolean());
            case 8 -> Filters.regex("word", "^l");
            case 9 -> Filters.or(Filters.eq("key", key(random)), Filters.eq("word", word(random)));
            case 10 ->
                Filters.and(Filters.gt("tags", "t" + random.nextInt(5)), Filters.lt("tags", "t" + random.nextInt(5)));
            case 11 -> Filters.and(Filters.eq("key", key(random)), Filters.exists("word", random.nextBoolean()));
            case 12 -> Filters.lte("inner.at", moment(random));
            default -> Filters.eq("key", key(random));
        };
    }

    /** Equal numbers of different types must meet in one place of an index. */
    private static Object number(Random random) {
        int value = random.nextInt(12);
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> (long) value;
            case 2 -> (double) value;
            default -> value + 0.5;
        };
    }

    private static String word(Random random) {
        return List.of("late", "lost", "rude", "slow", "ärgerlich", "😡").get(random.nextInt(6));
    }

    private static List<String> tags(Random random) {
        return random.ints(random.nextInt(3), 0, 5)
                .distinct()
                .mapToObj(number -> "t" + number)
                .toList();
    }

    private static Date moment(Random random) {
        return Date.from(Instant.ofEpochSecond(random.nextInt(6)));
    }

    private static String key(Random random) {
        return "k" + random.nextInt(60);
    }

    /** A refusal is an answer too. */
    private static Object answer(Question question, MongoCollection<Document> collection) {
        try {
            Object answer = question.ask(collection);
            return answer == null ? "nothing" : answer;
        } catch (MongoWriteException e) {
            return "refused: " + e.getError().getCode();
        }
    }

    /** Without a sort the order is free. */
    private static List<Document> sorted(FindIterable<Document> found) {
        List<Document> documents = list(found);
        documents.sort(Comparator.comparing(document -> document.getInteger("_id")));
        return documents;
    }

    private static List<Document> list(FindIterable<Document> found) {
        return found.into(new ArrayList<>());
    }
}
