package io.heard.feedback.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class DocumentStoreTest {

    @Inject
    DocumentStore store;

    @Test
    void ofManyDocumentsThoseWhoseIdIsTakenAreToldAndTheFirstStays() {
        MongoCollection<Document> documents = store.collection("inserted-" + UUID.randomUUID(), Document.class);
        documents.insertOne(document(2, "before"));

        List<BooleanSupplier> inserted = DocumentStore.insertEachOnce(
                documents, List.of(document(1, "a"), document(2, "b"), document(3, "c"), document(3, "d")));

        assertThat(inserted).map(BooleanSupplier::getAsBoolean).containsExactly(true, false, true, false);
        assertThat(documents.find().sort(new Document("_id", 1)))
                .containsExactly(document(1, "a"), document(2, "before"), document(3, "c"));
    }

    @Test
    void ofManyDocumentsOneThatTheStoreRefusesIsNoHarmToTheOthers() {
        MongoCollection<Document> documents = store.collection("refused-" + UUID.randomUUID(), Document.class);
        var refused = new Document("_id", List.of(2)); // No store takes an array for an id.

        List<BooleanSupplier> inserted = DocumentStore.insertEachOnce(
                documents, List.of(document(1, "a"), refused, document(1, "b"), document(3, "c")));

        assertThat(inserted.get(0).getAsBoolean()).isTrue();
        assertThatThrownBy(inserted.get(1)::getAsBoolean).isInstanceOf(MongoWriteException.class);
        assertThat(inserted.get(2).getAsBoolean()).isFalse();
        assertThat(inserted.get(3).getAsBoolean()).isTrue();
        assertThat(documents.find().sort(new Document("_id", 1))).containsExactly(document(1, "a"), document(3, "c"));
    }

    @Test
    void countingStopsAtTheLimit() {
        MongoCollection<Document> documents = store.collection("counted-" + UUID.randomUUID(), Document.class);
        documents.insertMany(List.of(document(1, "a"), document(2, "a"), document(3, "a"), document(4, "b")));

        assertThat(DocumentStore.count(documents, new Document("text", "a"), 10))
                .isEqualTo(3);
        assertThat(DocumentStore.count(documents, new Document("text", "a"), 2)).isEqualTo(2);
    }

    @Test
    void whoeverAsksTogetherFindsWhatTheyAskedFor() throws Exception {
        MongoCollection<Document> documents = store.collection("found-" + UUID.randomUUID(), Document.class);
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(200).toList();
        documents.insertMany(ids.stream().map(id -> new Document("_id", id)).toList());
        var byId = new ById<>(documents, document -> document.get("_id", UUID.class));

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Document>>> found =
                    ids.stream().map(id -> callers.submit(() -> byId.find(id))).toList();
            for (int i = 0; i < ids.size(); i++) {
                assertThat(found.get(i).get()).contains(new Document("_id", ids.get(i)));
            }
        }
        assertThat(byId.find(UUID.randomUUID())).isEmpty();
    }

    private static Document document(int id, String text) {
        return new Document("_id", id).append("text", text);
    }
}
