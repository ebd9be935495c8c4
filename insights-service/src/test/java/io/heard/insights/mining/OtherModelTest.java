package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.insights.mining.encoding.ModelRefusedException;
import io.heard.insights.mining.encoding.Pooling;
import io.heard.insights.mining.encoding.SentenceModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtherModelTest {

    private final Path directory = OtherModel.directory();

    private static final Set<String> ENGLISH = Set.of("en");

    @BeforeEach
    void keepTheLibraryQuiet() {
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    @Test
    void readsTextsByTheMeanOfTheirTokens() {
        try (SentenceEncoder other = SentenceEncoder.load(OtherModel.in(directory), 2)) {
            List<Embedding> vectors = other.encode(
                    List.of(
                            "The airline lost my suitcase",
                            "My luggage was lost on the flight",
                            "Delicious food and a lovely waiter",
                            "The airline lost my suitcase and nobody at the desk could say where it was or when it would come"));

            assertThat(other.dimensions()).isEqualTo(384);
            assertThat(vectors.get(0).dot(vectors.get(1))).isGreaterThan(.5f);
            assertThat(vectors.get(0).dot(vectors.get(2))).isLessThan(.3f);
            // Beside a longer text, as it is alone.
            assertThat(vectors.get(2)
                            .dot(other.encode(List.of("Delicious food and a lovely waiter"))
                                    .getFirst()))
                    .isGreaterThan(.97f);
        }
    }

    @Test
    void isToldApartByItsFilesAndByHowItIsUsed() {
        SentenceModel shipped = SentenceModel.shipped();
        SentenceModel other = OtherModel.in(directory);

        assertThat(shipped.id())
                .as("the migration that marks vectors from before says so too")
                .isEqualTo("bge-small-en-v1.5-q@9a7d5d6c");
        assertThat(other.id()).matches("all-minilm-l6-v2-q@[0-9a-f]{8}");
        assertThat(OtherModel.in(OtherModel.directory()).id())
                .as("wherever it lies")
                .isEqualTo(other.id());
        assertThat(SentenceModel.in(directory, Pooling.CLS, 256, "", ENGLISH).id())
                .isNotEqualTo(other.id());
        assertThat(SentenceModel.in(directory, Pooling.MEAN, 256, "query:", ENGLISH)
                        .id())
                .isNotEqualTo(other.id());
    }

    @Test
    void saysWhichLanguagesItReads() {
        assertThat(SentenceModel.shipped().reads("en-GB")).isTrue();
        assertThat(SentenceModel.shipped().reads("de")).isFalse();
        assertThat(SentenceModel.in(directory, Pooling.MEAN, 256, "", Set.of("DE", "fr-CA"))
                        .reads("de-AT"))
                .isTrue();
        assertThat(SentenceModel.in(directory, Pooling.MEAN, 256, "", Set.of("*"))
                        .reads("pl"))
                .isTrue();
    }

    @Test
    void isRefusedWithoutItsFiles() throws IOException {
        Files.delete(directory.resolve("tokenizer.json"));

        assertThatThrownBy(() -> OtherModel.in(directory))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("directory"))
                .hasMessageContaining("tokenizer.json");
    }

    @Test
    void isRefusedWhenItsFilesAreSomethingElse() throws IOException {
        Files.writeString(directory.resolve("model.onnx"), "no model");
        assertThatThrownBy(() -> SentenceEncoder.load(OtherModel.in(directory), 1))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("model.onnx does not load");
    }

    @Test
    void isRefusedWhenItsTokenizerIsSomethingElse() throws IOException {
        Files.writeString(directory.resolve("tokenizer.json"), "{}");
        assertThatThrownBy(() -> SentenceEncoder.load(OtherModel.in(directory), 1))
                .isInstanceOf(ModelRefusedException.class)
                .hasMessageContaining("tokenizer.json does not load");
    }

    @Test
    void isRefusedWithValuesThatItCannotHave() {
        assertThatThrownBy(() -> SentenceModel.in(directory, Pooling.MEAN, 256, "", Set.of()))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("languages"));
        assertThatThrownBy(() -> SentenceModel.in(directory, Pooling.MEAN, 2, "", ENGLISH))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("longest-text"));
        // It has places for 512 tokens.
        assertThatThrownBy(() -> SentenceEncoder.load(SentenceModel.in(directory, Pooling.MEAN, 600, "", ENGLISH), 1))
                .isInstanceOfSatisfying(
                        ModelRefusedException.class,
                        refused -> assertThat(refused.setting()).isEqualTo("longest-text"));
    }
}
