package io.heard.feedback.export;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.heard.feedback.documents.Stores;
import io.heard.local.documents.LocalDocumentStore;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose turn it is when an export cannot be written. */
@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
@TestSecurity(user = "gus", roles = "agent")
class ExportTurnTest extends ExportScene {

    private static final Duration LONGER_THAN_ANY_PAUSE = Duration.ofHours(3);

    private @Nullable Path inTheWay;

    @AfterEach
    void clear() throws IOException {
        if (inTheWay != null) {
            Files.delete(inTheWay);
            inTheWay = null;
        }
    }

    @Test
    void oneThatFailsGivesOthersTheirTurn() throws Exception {
        answer("broadband", "Because", 4);
        String failing = unwritable();
        String younger = ask("csv");

        worker.work();

        get(failing).body("state", equalTo("WAITING"));
        get(younger).body("state", equalTo("DONE"));
    }

    @Test
    void isWrittenOnceThatIsPossible() throws Exception {
        answer("broadband", "Because", 4);
        String id = unwritable();
        worker.work();
        clear();

        worker.work();
        get(id).body("state", equalTo("WAITING"));
        attempt(1);

        get(id).body("state", equalTo("DONE"));
    }

    @Test
    void saysSoWhenItNeverGetsAnyFurther() throws Exception {
        answer("broadband", "Because", 4);
        String id = unwritable();

        for (int i = 1; i < Exports.MOST_ATTEMPTS; i++) {
            attempt(i);
        }
        get(id).body("state", equalTo("WAITING")).body("failure", nullValue());
        attempt(Exports.MOST_ATTEMPTS);

        get(id).body("state", equalTo("FAILED")).body("failure", equalTo("NO_PROGRESS"));

        String next = ask("csv");
        worker.work();
        get(next).body("state", equalTo("DONE"));
    }

    @Test
    void isNotGivenUpWhileItGetsFurther() throws Exception {
        answer("broadband", "Because", 4);
        String id = unwritable();

        for (int i = 1; i <= Exports.MOST_ATTEMPTS; i++) {
            attempt(i);
            store.collection("exports", Document.class)
                    .updateOne(eq("_id", UUID.fromString(id)), set("lastId", new UUID(0, i)));
        }

        get(id).body("state", equalTo("WAITING"));
    }

    @Test
    void noAttemptCountsWhileTheStoreIsAway(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("documents.mv");
        Export export = export("gus");
        for (int i = 1; i <= Exports.MOST_ATTEMPTS; i++) {
            LocalDocumentStore documents = LocalDocumentStore.open(file, 0);
            var closing = new ExportFiles(config) {
                @Override
                boolean hasParts(Export claimed) throws IOException {
                    documents.close();
                    return super.hasParts(claimed);
                }
            };
            try (MongoClient client = client(documents)) {
                Exports known = new Exports(Stores.of(client), after(i));
                known.add(export);
                assertThatThrownBy(() -> worker(known, closing).work()).isInstanceOf(MongoException.class);
            }
        }

        try (LocalDocumentStore documents = LocalDocumentStore.open(file, 0);
                MongoClient client = client(documents)) {
            Exports known = new Exports(Stores.of(client), after(Exports.MOST_ATTEMPTS + 1));
            worker(known, files).work();

            assertThat(known.find(export.id(), "gus").orElseThrow().manifest()).isNotNull();
        }
    }

    private static MongoClient client(LocalDocumentStore documents) {
        return MongoClients.create("mongodb://127.0.0.1:" + documents.port()
                + "/?uuidRepresentation=standard&serverSelectionTimeoutMS=300&connectTimeoutMS=300");
    }

    private void attempt(int number) {
        worker(new Exports(store, after(number)), files).work();
    }

    private Clock after(int pauses) {
        return Clock.offset(clock, LONGER_THAN_ANY_PAUSE.multipliedBy(pauses));
    }

    /** A file stands where its directory would be made. */
    private String unwritable() throws IOException {
        String id = ask("csv");
        inTheWay = Files.createDirectories(config.directory()).resolve(id);
        Files.createFile(inTheWay);
        return id;
    }
}
