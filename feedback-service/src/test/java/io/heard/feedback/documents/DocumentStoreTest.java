package io.heard.feedback.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import io.heard.testing.DocumentStoreResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
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

        List<Boolean> inserted = DocumentStore.insertEachOnce(
                documents, List.of(document(1, "a"), document(2, "b"), document(3, "c"), document(3, "d")));

        assertThat(inserted).containsExactly(true, false, true, false);
        assertThat(documents.find().sort(new Document("_id", 1)))
                .containsExactly(document(1, "a"), document(2, "before"), document(3, "c"));
    }

    @Test
    void countingStopsAtTheLimit() {
        MongoCollection<Document> documents = store.collection("counted-" + UUID.randomUUID(), Document.class);
        documents.insertMany(List.of(document(1, "a"), document(2, "a"), document(3, "a"), document(4, "b")));

        assertThat(DocumentStore.count(documents, new Document("text", "a"), 10))
                .isEqualTo(3);
        assertThat(DocumentStore.count(documents, new Document("text", "a"), 2)).isEqualTo(2);
    }

    private static Document document(int id, String text) {
        return new Document("_id", id).append("text", text);
    }
}
