package io.heard.local.documents;

import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection that keeps its documents as bytes and gives whoever reads one a copy of their own: the library changes what it
 * found in place, while other connections may be reading it and a commit may be writing it. Bytes also take
 * a fraction of the memory, and each commit writes them again as they are.
 */
final class IndexedCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final Comparator<DocumentWithPosition<Object>> LAST_FIRST =
            Comparator.comparing(DocumentWithPosition::getPosition, ValueComparator.desc());

    private final MVMap<Object, byte[]> documents;

    IndexedCollection(
            IndexedDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, byte[]> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    /** Stops reading at the limit where the index already yields the order asked for. */
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
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int skip, int limit, int batchSize, Document projection) {
        Stream<DocumentWithPosition<Object>> all = streamAllDocumentsWithPosition();
        return matchDocumentsFromStream(
                (isNaturalDescending(orderBy) ? all.sorted(LAST_FIRST) : all).map(DocumentWithPosition::getDocument),
                query,
                orderBy,
                skip,
                limit,
                batchSize,
                projection);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(Bson.decode(entry.getValue()), entry.getKey()));
    }

    /** One after the other: aggregations, and so counts, would otherwise begin with a list of all. */
    @Override
    public Stream<Document> queryAllAsStream() {
        return streamAllDocumentsWithPosition().map(DocumentWithPosition::getDocument);
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        byte[] document = documents.get(position);
        return document == null ? null : Bson.decode(document);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object position = getIdField() == null ? UUID.randomUUID() : Missing.ofNullable(document.get(getIdField()));
        if (documents.put(position, Bson.encode(document)) != null) {
            throw new IllegalStateException("There is a document at this position in " + getCollectionName());
        }
        return position;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(Missing.ofNullable(position), Bson.encode(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("No document at this position in " + getCollectionName());
        }
    }

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    /** Nobody asks, and to know it each write would have to be measured and change one more page. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    @Override
    protected void updateDataSize(int difference) {
        throw new UnsupportedOperationException("The size of documents is not kept");
    }
}
