package io.heard.feedback.documents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the last documents asked for. Only for documents that never change, or that are {@link #remember remembered} anew with
 * every look: it never forgets one because of its age, and hears only in this instance that one was removed.
 *
 * <p>Besides saving reads, it lets a page be shown again, with all that was typed, while the store is away.
 */
public final class RecentlyUsed<K, V> {

    private final Map<K, V> entries;

    /** @param capacity how many are kept, at least 1 */
    public RecentlyUsed(int capacity) {
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** What is remembered, else what {@code load} finds; nothing found is not remembered. */
    public Optional<V> find(K key, Function<K, @Nullable V> load) {
        synchronized (entries) {
            V known = entries.get(key);
            if (known != null) {
                return Optional.of(known);
            }
        }
        // Outside the lock: a slow store must not make those wait whose entries are here.
        V loaded = load.apply(key);
        if (loaded != null) {
            synchronized (entries) {
                entries.put(key, loaded);
            }
        }
        return Optional.ofNullable(loaded);
    }

    /** Takes the place of what was known before. */
    public void remember(K key, V value) {
        synchronized (entries) {
            entries.put(key, value);
        }
    }

    /** What is remembered, however old. */
    public Optional<V> known(K key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key));
        }
    }

    /** What was removed must not be shown from memory. */
    public void forget(Predicate<V> removed) {
        synchronized (entries) {
            entries.values().removeIf(removed);
        }
    }
}
