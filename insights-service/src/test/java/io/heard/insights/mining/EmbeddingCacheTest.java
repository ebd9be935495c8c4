package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingCacheTest {

    /** Ten of one value each. */
    private static final long ROOM_FOR_TEN = 10 * 164;

    private final List<List<String>> read = new ArrayList<>();
    private final EmbeddingCache cache = new EmbeddingCache(this::encode, ROOM_FOR_TEN);

    @Test
    void saysTheSameOfATextThatItKnows() {
        List<Embedding> first = cache.encode(List.of("Too slow", "Rude"));

        assertThat(cache.encode(List.of("Rude", "Too slow", "Late")))
                .containsExactly(first.get(1), first.get(0), Embedding.of(4));
        assertThat(read).containsExactly(List.of("Too slow", "Rude"), List.of("Late"));
        assertThat(cache.found()).isEqualTo(2);
    }

    @Test
    void readsATextOnceThatABatchHoldsTwice() {
        assertThat(cache.encode(List.of("Late", "Too slow", "Late")))
                .containsExactly(Embedding.of(4), Embedding.of(8), Embedding.of(4));
        assertThat(read).containsExactly(List.of("Late", "Too slow"));
    }

    @Test
    void forgetsWhatWasNotAskedForLongestAndNeverHoldsMore() {
        for (int i = 0; i < 10; i++) {
            cache.encode(List.of("text " + i));
        }
        cache.encode(List.of("text 0"));
        cache.encode(List.of("another"));
        read.clear();

        cache.encode(List.of("text 0", "text 1"));

        assertThat(read).containsExactly(List.of("text 1"));
        for (int i = 0; i < 100; i++) {
            cache.encode(List.of("more " + i, "and more " + i));
            assertThat(cache.size()).isLessThanOrEqualTo(10);
        }
    }

    @Test
    void remembersNothingWithoutRoom() {
        var none = new EmbeddingCache(this::encode, 0);

        none.encode(List.of("Late", "Late"));
        none.encode(List.of("Late"));

        assertThat(none.size()).isZero();
        assertThat(read).hasSize(2);
    }

    @Test
    void remembersNothingOfABatchThatFails() {
        var failing = new EmbeddingCache(
                texts -> {
                    throw new UnreadableTextException();
                },
                ROOM_FOR_TEN);

        assertThatThrownBy(() -> failing.encode(List.of("Late"))).isInstanceOf(UnreadableTextException.class);
        assertThat(failing.size()).isZero();
    }

    @Test
    void answersAsTheModelDoes() {
        var real = new EmbeddingCache(Model.encoder()::encode, 1 << 20);
        List<String> texts = List.of("The parcel came late", "On hold for an hour");

        assertThat(real.encode(texts)).isEqualTo(Model.encoder().encode(texts));
        assertThat(real.encode(texts)).isEqualTo(Model.encoder().encode(texts));
    }

    private List<Embedding> encode(List<String> texts) {
        if (!texts.isEmpty()) {
            read.add(texts);
        }
        return texts.stream().map(text -> Embedding.of(text.length())).toList();
    }
}
