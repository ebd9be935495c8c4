package io.heard.local.documents;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import io.heard.local.documents.KeyCondition.AnyOf;
import io.heard.local.documents.KeyCondition.Between;
import io.heard.local.documents.KeyCondition.Equal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * An index that helps every query with a condition on its first key, whatever else the query asks: equality or {@code $in} on
 * leading keys, then at most one range. It may find too much, never too little: the collection checks the whole query on
 * every document found.
 */
final class OrderedIndex extends Index<Object> {

    private final MVMap<IndexEntry, Boolean> entries;

    /** Names of the indexes that have met an array; a document then has several entries. */
    private final MVMap<String, Boolean> arrays;

    private final boolean unique;

    /** Where its keys begin. */
    private final Set<String> fields;

    OrderedIndex(String name, List<IndexKey> keys, boolean sparse, boolean unique, MVStore store, String map) {
        super(name, keys, sparse);
        this.unique = unique;
        this.fields = keys.stream().map(key -> key.getKey().split("\\.", 2)[0]).collect(Collectors.toUnmodifiableSet());
        this.entries = store.openMap(map, new MVMap.Builder<IndexEntry, Boolean>().keyType(new IndexEntry.Type()));
        this.arrays = store.openMap("indexes.arrays");
    }

    @Override
    public boolean canHandle(Document query) {
        Optional<KeyCondition> first = KeyCondition.of(KeyCondition.flattened(query), keys().getFirst());
        return first.isPresent() && !(isSparse() && first.get().allowsNothing());
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return new Positions(this, KeyCondition.flattened(query));
    }

    /** Where the documents stand that the index finds, each once, in the order of the index, read as they are asked for. */
    record Positions(OrderedIndex index, Document query) implements Iterable<Object> {

        @Override
        public Iterator<Object> iterator() {
            return index.find(query, List.of()).distinct().iterator();
        }

        /** Whether they come in this order by themselves: ascending keys that follow on those the query pins to one value. */
        boolean isSortedBy(@Nullable Document orderBy) {
            if (orderBy == null
                    || orderBy.values().stream().anyMatch(way -> !(way instanceof Number n) || n.intValue() != 1)) {
                return false;
            }
            List<String> keys = index.keys();
            List<String> wanted = List.copyOf(orderBy.keySet());
            int pinned = (int) keys.stream()
                    .takeWhile(key -> KeyCondition.of(query, key).orElse(null) instanceof Equal)
                    .count();
            return IntStream.rangeClosed(0, Math.min(pinned, keys.size() - wanted.size()))
                    .anyMatch(from -> keys.subList(from, from + wanted.size()).equals(wanted));
        }
    }

    private Stream<Object> find(Document query, List<Object> values) {
        Optional<KeyCondition> condition =
                values.size() < keys().size() ? KeyCondition.of(query, keys().get(values.size())) : Optional.empty();
        return switch (condition.orElse(null)) {
            case null -> between(IndexEntry.before(values), IndexEntry.after(values));
            case Equal equal -> find(query, IndexEntry.append(values, equal.value()));
            case AnyOf any -> any.values().stream().flatMap(value -> find(query, IndexEntry.append(values, value)));
            case Between range -> between(lower(range, values), upper(range, values));
        };
    }

    private static IndexEntry lower(Between range, List<Object> values) {
        return range.lower()
                .map(bound -> bound.included()
                        ? IndexEntry.before(IndexEntry.append(values, bound.value()))
                        : IndexEntry.after(IndexEntry.append(values, bound.value())))
                .orElse(IndexEntry.before(values));
    }

    private IndexEntry upper(Between range, List<Object> values) {
        // Of an array, one element may satisfy the lower bound and another the upper.
        boolean oneBoundOnly = range.lower().isPresent() && arrays.containsKey(entries.getName());
        return range.upper()
                .filter(bound -> !oneBoundOnly)
                .map(bound -> bound.included()
                        ? IndexEntry.after(IndexEntry.append(values, bound.value()))
                        : IndexEntry.before(IndexEntry.append(values, bound.value())))
                .orElse(IndexEntry.after(values));
    }

    private Stream<Object> between(IndexEntry from, IndexEntry to) {
        Iterable<IndexEntry> found = () -> entries.cursor(from, to, false);
        return StreamSupport.stream(found.spliterator(), false).map(IndexEntry::position);
    }

    private Optional<Object> holderOf(List<Object> values) {
        return between(IndexEntry.before(values), IndexEntry.after(values)).findFirst();
    }

    private List<List<Object>> valuesOf(Document document) {
        List<List<Object>> found =
                getKeyValues(document).stream().map(OrderedIndex::toList).toList();
        if (found.isEmpty()) { // an empty array stands where a missing value would
            found = List.of(Collections.nCopies(keys().size(), null));
        }
        return isSparse()
                ? found.stream()
                        .filter(values -> values.stream().anyMatch(Objects::nonNull))
                        .toList()
                : found;
    }

    private static List<Object> toList(KeyValue key) {
        List<Object> values = new ArrayList<>();
        key.forEach(values::add);
        return values;
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return unique
                ? valuesOf(document).stream()
                        .flatMap(values -> holderOf(values).stream())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        refuseTaken(document, null, collection);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!isSameTo(before, after)) {
            refuseTaken(after, getPosition(before), collection);
        }
    }

    private void refuseTaken(Document document, @Nullable Object self, MongoCollection<Object> collection) {
        if (unique) {
            for (List<Object> values : valuesOf(document)) {
                if (holderOf(values).filter(holder -> !holder.equals(self)).isPresent()) {
                    throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(values));
                }
            }
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        List<List<Object>> found = valuesOf(document);
        if (found.size() > 1) {
            arrays.putIfAbsent(entries.getName(), true);
        }
        found.forEach(values -> entries.put(IndexEntry.of(values, position), true));
    }

    @Override
    public @Nullable Object remove(Document document) {
        Object position = unique ? getPosition(document) : Missing.ofNullable(document.get("_id"));
        valuesOf(document).forEach(values -> entries.remove(IndexEntry.of(values, position)));
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!isSameTo(before, after)) {
            valuesOf(before).forEach(values -> entries.remove(IndexEntry.of(values, position)));
            add(after, position, collection);
        }
    }

    /** Most updates change no field that the index knows, which is seen without reading its keys. */
    private boolean isSameTo(Document before, Document after) {
        return fields.stream().allMatch(field -> Objects.equals(before.get(field), after.get(field)))
                || nullAwareEqualsKeys(before, after);
    }

    @Override
    public long getCount() {
        return entries.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public void drop() {
        entries.clear();
    }
}
