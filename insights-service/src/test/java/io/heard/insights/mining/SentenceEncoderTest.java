package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceEncoderTest {

    private static final List<String> TEXTS = List.of(
            "The airline lost my suitcase",
            "My luggage was lost on the flight",
            "I was on hold for an hour",
            "Delicious food and a lovely waiter");

    @Test
    void putsTextsThatMeanTheSameTogether() {
        List<Embedding> vectors = Model.encoder().encode(TEXTS);

        float same = vectors.get(0).dot(vectors.get(1));
        assertThat(same).isGreaterThan(vectors.get(0).dot(vectors.get(2)) + .1f);
        assertThat(same).isGreaterThan(vectors.get(0).dot(vectors.get(3)) + .1f);
    }

    @Test
    void answersInTheOrderOfTheTextsWithVectorsOfLengthOne() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add("word ".repeat(1 + i * 37 % 50) + i);
        }

        List<Embedding> together = Model.encoder().encode(many);

        assertThat(together)
                .hasSize(100)
                .allSatisfy(vector -> assertThat(vector.dot(vector)).isCloseTo(1f, within(1e-4f)));
        for (int i : List.of(0, 17, 63, 99)) {
            // Not exactly the same: the model's activations are rounded by the largest in the batch.
            assertThat(together.get(i)
                            .dot(Model.encoder().encode(List.of(many.get(i))).getFirst()))
                    .isGreaterThan(.97f);
        }
    }

    @Test
    void saysTheSameTwice() {
        assertThat(Model.encoder().encode(TEXTS)).isEqualTo(Model.encoder().encode(TEXTS));
    }

    @Test
    void readsEmptyAndEndlessTexts() {
        assertThat(Model.encoder().encode(List.of())).isEmpty();
        assertThat(Model.encoder().encode(List.of("", "no ".repeat(10_000), "😡".repeat(500))))
                .hasSize(3);
    }

    @Test
    void givesNoPlaceToWhatIsNoNumber() {
        for (float[] broken :
                List.of(new float[] {Float.NaN, 1}, new float[] {Float.POSITIVE_INFINITY, 1}, new float[] {0, 0})) {
            assertThatThrownBy(() -> SentenceEncoder.placed(broken)).isInstanceOf(UnreadableTextException.class);
        }
        assertThat(SentenceEncoder.placed(new float[] {3, 4})).isEqualTo(Embedding.of(.6f, .8f));
    }

    @Test
    void survivesItsWayIntoBytesAndBack() {
        Embedding embedding =
                Model.encoder().encode(List.of("There and back again")).getFirst();

        assertThat(Embedding.fromBytes(embedding.toBytes())).isEqualTo(embedding);
        assertThat(embedding.toBytes()).hasSize(4 * Model.encoder().dimensions());
    }
}
