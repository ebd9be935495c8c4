package io.heard.local.documents;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * One place in an index: the values of its keys, then where the document stands, so that equal values are neighbours. Real
 * entries keep the bytes that stand on disk, because each commit writes whole pages of them, and are read only when compared.
 */
final class IndexEntry implements Comparable<IndexEntry> {

    private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();

    /** Stands before or after every entry that begins with the same values. */
    private enum Edge {
        BEFORE,
        AFTER
    }

    /**
     * What an entry says.
     *
     * @param values may be fewer than the index has keys, in an entry that marks the edge of a search
     * @param position the document's {@code _id}, or an {@link Edge}
     */
    private record Key(List<Object> values, Object position) {}

    /** Empty for an edge, which is never stored. */
    private final byte[] bson;

    private @Nullable Key key;

    private IndexEntry(byte[] bson, @Nullable Key key) {
        this.bson = bson;
        this.key = key;
    }

    static IndexEntry of(List<Object> values, Object position) {
        byte[] bson = Bson.encode(new Document("v", values).append("p", position));
        return new IndexEntry(bson, new Key(values, position));
    }

    static IndexEntry before(List<Object> values) {
        return new IndexEntry(new byte[0], new Key(values, Edge.BEFORE));
    }

    static IndexEntry after(List<Object> values) {
        return new IndexEntry(new byte[0], new Key(values, Edge.AFTER));
    }

    static List<Object> append(List<Object> values, @Nullable Object value) {
        List<Object> longer = new ArrayList<>(values);
        longer.add(value);
        return longer;
    }

    /** Where the document stands. */
    Object position() {
        return key().position();
    }

    /** Read by whoever needs it first; two who do so at once read the same. */
    @SuppressWarnings("unchecked")
    private Key key() {
        Key known = key;
        if (known == null) {
            Document entry = Bson.decode(bson);
            known = new Key((List<Object>) entry.get("v"), entry.get("p"));
            key = known;
        }
        return known;
    }

    @Override
    public int compareTo(IndexEntry other) {
        Key mine = key();
        Key others = other.key();
        int shared = Math.min(mine.values().size(), others.values().size());
        for (int i = 0; i < shared; i++) {
            int order = VALUES.compare(mine.values().get(i), others.values().get(i));
            if (order != 0) {
                return order;
            }
        }
        int here = rank(mine.position());
        int there = rank(others.position());
        return here != 0 || there != 0
                ? Integer.compare(here, there)
                : VALUES.compare(mine.position(), others.position());
    }

    private static int rank(Object position) {
        return position == Edge.BEFORE ? -1 : position == Edge.AFTER ? 1 : 0;
    }

    static final class Type extends BasicDataType<IndexEntry> {

        /** Of an entry and of what it says once it has been read, beside its bytes. */
        private static final int OBJECT_BYTES = 250;

        @Override
        public int compare(IndexEntry a, IndexEntry b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(IndexEntry entry) {
            return entry.bson.length + OBJECT_BYTES;
        }

        @Override
        public void write(WriteBuffer buffer, IndexEntry entry) {
            ByteArrayDataType.INSTANCE.write(buffer, entry.bson);
        }

        @Override
        public IndexEntry read(ByteBuffer buffer) {
            return new IndexEntry(ByteArrayDataType.INSTANCE.read(buffer), null);
        }

        @Override
        public IndexEntry[] createStorage(int size) {
            return new IndexEntry[size];
        }
    }
}
