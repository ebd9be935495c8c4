package io.heard.feedback.documents;

import com.mongodb.client.MongoClient;

/** Stores beside the service's own. */
public final class Stores {

    private Stores() {}

    public static DocumentStore of(MongoClient client) {
        return new DocumentStore(client, "feedback");
    }
}
