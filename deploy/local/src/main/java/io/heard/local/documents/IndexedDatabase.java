package io.heard.local.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Documents as BSON, and every index in order beside them, in the same store and so in the same commit. */
final class IndexedDatabase extends H2Database {

    private final MVStore store;

    IndexedDatabase(String name, MVStore store, CursorRegistry cursors) {
        this.store = store; // first: the superclass opens its collections while it is being constructed
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
        String name = getDatabaseName() + "." + collection;
        // The names under which H2Database drops and renames them.
        MVMap<Object, Document> documents =
                store.openMap("databases." + name, new MVMap.Builder<Object, Document>().valueType(BsonType.INSTANCE));
        MVMap<String, Object> meta = store.openMap("meta." + name);
        return new IndexedCollection(this, collection, options, documents, meta, cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, sparse, true);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return index(collection, name, keys, sparse, false);
    }

    private OrderedIndex index(String collection, String name, List<IndexKey> keys, boolean sparse, boolean unique) {
        String map = getDatabaseName() + "." + collection + "._index_" + name;
        return new OrderedIndex(name, keys, sparse, unique, store, map);
    }

    /**
     * Stops reading at the limit where the index already yields the order asked for, and gives out copies: the library changes
     * what it found in place, while other connections may be reading it and a commit may be writing it.
     */
    private static final class IndexedCollection extends H2Collection {

        IndexedCollection(
                IndexedDatabase database,
                String name,
                CollectionOptions options,
                MVMap<Object, Document> documents,
                MVMap<String, Object> meta,
                CursorRegistry cursors) {
            super(database, name, options, documents, meta, cursors);
        }

        @Override
        protected QueryResult matchDocuments(
                Document query,
                Iterable<Object> positions,
                Document orderBy,
                int skip,
                int limit,
                int batchSize,
                Document projection) {
            boolean sorted = positions instanceof OrderedIndex.Positions found && found.isSortedBy(orderBy);
            return super.matchDocuments(query, positions, sorted ? null : orderBy, skip, limit, batchSize, projection);
        }

        @Override
        protected QueryResult matchDocumentsFromStream(
                Document query,
                Stream<Document> documents,
                int skip,
                int limit,
                int batchSize,
                Comparator<Document> order,
                Document projection) {
            Stream<Document> copies = documents
                    .filter(document -> documentMatchesQuery(document, query))
                    .map(Document::cloneDeeply);
            return super.matchDocumentsFromStream(query, copies, skip, limit, batchSize, order, projection);
        }
    }
}
