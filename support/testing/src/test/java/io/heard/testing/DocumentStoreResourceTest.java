package io.heard.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class DocumentStoreResourceTest {

    @Test
    void givesEachStartAnEmptyStore() {
        for (int start = 0; start < 2; start++) {
            DocumentStoreResource resource = new DocumentStoreResource();
            String address = resource.start().get("quarkus.mongodb.connection-string");
            try (MongoClient client = MongoClients.create(address)) {
                MongoCollection<Document> answers = client.getDatabase("test").getCollection("answers");
                assertThat(answers.countDocuments()).isZero();
                answers.insertOne(new Document("_id", 1));
            } finally {
                resource.stop();
            }
        }
    }
}
