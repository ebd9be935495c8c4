package io.heard.insights.mining;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Embeds a text that was embedded lately, or twice in one batch, once: customers write "Too slow" in the same words. For several
 * threads.
 *
 * <p>Texts are remembered by a hash, so that what somebody wrote does not stay in memory. What has not been asked for longest goes
 * first, and nothing of that is left to chance: the same texts in the same order give the same vectors.
 */
public final class EmbeddingCache {

    /** What an entry takes beside its vector's values: key, list of uses, headers. */
    private static final int ENTRY_BYTES = 160;

    private final Function<List<String>, List<Embedding>> encoder;
    private final long mostBytes;
    private final LinkedHashMap<Key, Embedding> known = new LinkedHashMap<>(16, .75f, true);
    private long bytes;
    private long found;

    /** Half of a SHA-256: two texts that somebody wrote will not share it. */
    private record Key(long high, long low) {}

    /**
     * @param encoder {@link SentenceEncoder#encode}, or a stand-in for it
     * @param mostBytes may be held, about; 0 remembers nothing between batches
     */
    public EmbeddingCache(Function<List<String>, List<Embedding>> encoder, long mostBytes) {
        this.encoder = encoder;
        this.mostBytes = mostBytes;
    }

    /** One vector for each text, in the order of the texts; fails as the encoder does, and then remembers none of them. */
    public List<Embedding> encode(List<String> texts) {
        List<Key> keys = texts.stream().map(EmbeddingCache::key).toList();
        Map<Key, Embedding> vectors = new HashMap<>();
        Map<Key, String> missing = new LinkedHashMap<>();
        synchronized (known) {
            for (int i = 0; i < keys.size(); i++) {
                Embedding vector = known.get(keys.get(i));
                if (vector == null) {
                    missing.putIfAbsent(keys.get(i), texts.get(i));
                } else {
                    vectors.put(keys.get(i), vector);
                }
            }
            found += texts.size() - missing.size();
        }
        List<Embedding> embedded = encoder.apply(List.copyOf(missing.values()));
        List<Key> fresh = new ArrayList<>(missing.keySet());
        for (int i = 0; i < fresh.size(); i++) {
            vectors.put(fresh.get(i), embedded.get(i));
        }
        remember(fresh, embedded);
        return keys.stream().map(vectors::get).toList();
    }

    /** Texts that did not have to be read again, in a batch or between batches. */
    public long found() {
        synchronized (known) {
            return found;
        }
    }

    /** Texts that are known at present. */
    public int size() {
        synchronized (known) {
            return known.size();
        }
    }

    private void remember(List<Key> keys, List<Embedding> vectors) {
        synchronized (known) {
            for (int i = 0; i < keys.size(); i++) {
                if (known.put(keys.get(i), vectors.get(i)) == null) {
                    bytes += bytes(vectors.get(i));
                }
            }
            Iterator<Embedding> oldest = known.values().iterator();
            while (bytes > mostBytes && oldest.hasNext()) {
                bytes -= bytes(oldest.next());
                oldest.remove();
            }
        }
    }

    private static long bytes(Embedding vector) {
        return ENTRY_BYTES + (long) Float.BYTES * vector.dimensions();
    }

    private static Key key(String text) {
        try {
            ByteBuffer hash =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
            return new Key(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
