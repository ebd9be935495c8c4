package io.heard.local.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;

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
        MVMap<Object, byte[]> documents = store.openMap(
                "databases." + name, new MVMap.Builder<Object, byte[]>().valueType(ByteArrayDataType.INSTANCE));
        return new IndexedCollection(this, collection, options, documents, cursorRegistry);
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
}
