package io.heard.local.documents;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * One place in an index: the values of its keys, then where the document stands, so that equal values are neighbours.
 *
 * @param values may be fewer than the index has keys, in an entry that marks the edge of a search
 * @param position the document's {@code _id}, or an {@link Edge}
 */
record IndexEntry(List<Object> values, Object position) implements Comparable<IndexEntry> {

    private static final Comparator<Object> VALUES = ValueComparator.ascWithoutListHandling();

    /** Stands before or after every entry that begins with the same values. */
    private enum Edge {
        BEFORE,
        AFTER
    }

    static IndexEntry before(List<Object> values) {
        return new IndexEntry(values, Edge.BEFORE);
    }

    static IndexEntry after(List<Object> values) {
        return new IndexEntry(values, Edge.AFTER);
    }

    static List<Object> append(List<Object> values, @Nullable Object value) {
        List<Object> longer = new ArrayList<>(values);
        longer.add(value);
        return longer;
    }

    @Override
    public int compareTo(IndexEntry other) {
        int shared = Math.min(values.size(), other.values.size());
        for (int i = 0; i < shared; i++) {
            int order = VALUES.compare(values.get(i), other.values.get(i));
            if (order != 0) {
                return order;
            }
        }
        int here = rank(position);
        int there = rank(other.position);
        return here != 0 || there != 0 ? Integer.compare(here, there) : VALUES.compare(position, other.position);
    }

    private static int rank(Object position) {
        return position == Edge.BEFORE ? -1 : position == Edge.AFTER ? 1 : 0;
    }

    /** On disk as BSON; only real entries are ever stored. */
    static final class Type extends BasicDataType<IndexEntry> {

        @Override
        public int compare(IndexEntry a, IndexEntry b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(IndexEntry entry) {
            return BsonType.INSTANCE.getMemory(toDocument(entry));
        }

        @Override
        public void write(WriteBuffer buffer, IndexEntry entry) {
            BsonType.INSTANCE.write(buffer, toDocument(entry));
        }

        private static Document toDocument(IndexEntry entry) {
            return new Document("v", entry.values).append("p", entry.position);
        }

        @Override
        @SuppressWarnings("unchecked")
        public IndexEntry read(ByteBuffer buffer) {
            Document entry = BsonType.INSTANCE.read(buffer);
            return new IndexEntry((List<Object>) entry.get("v"), entry.get("p"));
        }

        @Override
        public IndexEntry[] createStorage(int size) {
            return new IndexEntry[size];
        }
    }
}
