package io.heard.feedback.documents;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.client.MongoCollection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Finds the documents of a collection by their ids. Those who ask at the same time share a read, begun after they asked. */
public final class ById<T> {

    private static final int READS = 4;
    private static final int LARGEST_READ = 50;

    private final MongoCollection<T> documents;
    private final Function<T, UUID> id;
    private final Together<UUID, Optional<T>> reads = new Together<>(this::read, READS, LARGEST_READ);

    public ById(MongoCollection<T> documents, Function<T, UUID> id) {
        this.documents = documents;
        this.id = id;
    }

    /** @throws com.mongodb.MongoException when the store is away */
    public Optional<T> find(UUID wanted) {
        return reads.call(wanted);
    }

    private List<Supplier<Optional<T>>> read(List<UUID> wanted) {
        Map<UUID, T> found = new HashMap<>();
        for (T document : documents.find(wanted.size() == 1 ? eq("_id", wanted.getFirst()) : in("_id", wanted))) {
            found.put(id.apply(document), document);
        }
        return wanted.stream()
                .<Supplier<Optional<T>>>map(key -> () -> Optional.ofNullable(found.get(key)))
                .toList();
    }
}
