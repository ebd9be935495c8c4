package io.heard.feedback.documents;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's own database. Nobody else reads it. */
@ApplicationScoped
public class DocumentStore {

    /** What stores answer that are to drop an index they do not have. */
    private static final int NO_SUCH_INDEX = 27;

    private final MongoDatabase database;

    DocumentStore(MongoClient client, @ConfigProperty(name = "quarkus.mongodb.database") String name) {
        this.database = client.getDatabase(name);
    }

    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(name, type);
    }

    /** How many there are, counted up to a limit: a store may otherwise look at all of them first. */
    public static long count(MongoCollection<?> collection, Bson filter, int limit) {
        long count = 0;
        for (BsonDocument _ : collection
                .find(filter, BsonDocument.class)
                .projection(Projections.include("_id"))
                .limit(limit)) {
            count++;
        }
        return count;
    }

    /**
     * Drops indexes that earlier versions made and nobody needs any more: each would cost every write.
     *
     * @param former as drivers name them by their keys; one of these keys that somebody named otherwise is somebody else's
     */
    public static void dropIndexes(MongoCollection<?> collection, Set<String> former) {
        for (Document index : collection.listIndexes().into(new ArrayList<>())) {
            String name = index.getString("name");
            if (former.contains(name)) {
                dropIndex(collection, name);
            }
        }
    }

    private static void dropIndex(MongoCollection<?> collection, String name) {
        try {
            collection.dropIndex(name);
        } catch (MongoCommandException e) {
            // Another instance was faster.
            if (e.getErrorCode() != NO_SUCH_INDEX) {
                throw e;
            }
        }
    }

    /**
     * Stores a document unless its id is taken; the first one stays.
     *
     * @return false when there is one already, also when it is our own and only the answer to our first attempt was lost
     */
    public static <T> boolean insertOnce(MongoCollection<T> collection, T document) {
        try {
            collection.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Stores documents with one command, each unless its id is taken.
     *
     * @return for each, in order, what gives what {@link #insertOnce} would, or fails as it would
     * @throws com.mongodb.MongoException when the store did not say of each what became of it
     */
    public static <T> List<BooleanSupplier> insertEachOnce(MongoCollection<T> collection, List<T> documents) {
        if (documents.size() == 1) {
            boolean inserted = insertOnce(collection, documents.getFirst());
            return List.of(() -> inserted);
        }
        BooleanSupplier isIn = () -> true;
        List<BooleanSupplier> inserted = new ArrayList<>(Collections.nCopies(documents.size(), isIn));
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null) {
                throw e;
            }
            for (BulkWriteError error : e.getWriteErrors()) {
                boolean taken = error.getCategory() == ErrorCategory.DUPLICATE_KEY;
                inserted.set(error.getIndex(), () -> {
                    if (taken) {
                        return false;
                    }
                    throw new MongoWriteException(error, e.getServerAddress(), e.getErrorLabels());
                });
            }
        }
        return inserted;
    }
}
