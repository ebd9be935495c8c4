package io.heard.insights.mining.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.label.LabelWords.Phrase;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThemeLabelsTest {

    @Test
    void showsTheCommonestFormOfAWordAndNotItsStem() {
        List<String> texts = List.of(
                "they cancelled flights",
                "cancelling flights daily",
                "cancelled flights again",
                "cancelled flights all over");

        assertThat(label(texts)).contains("cancelled flights");
    }

    @Test
    void countsAHeadlinePassedOnOnlyOnce() {
        List<String> texts = List.of(
                "strange headline passed along",
                "strange headline passed along",
                "strange headline passed along",
                "lost suitcase in Oslo",
                "my lost suitcase",
                "a lost suitcase, still");

        assertThat(label(texts)).contains("lost suitcase").doesNotContain("headline");
    }

    @Test
    void neverBeginsOrEndsWithALittleWord() {
        assertThat(LabelWords.phrases("I waited on hold and it was bad"))
                .extracting(Phrase::surface)
                .containsExactlyInAnyOrder("waited", "waited on hold", "hold", "bad");
    }

    @Test
    void doesNotReachAcrossPunctuation() {
        assertThat(LabelWords.phrases("lost bags, rude staff"))
                .extracting(Phrase::surface)
                .containsExactlyInAnyOrder("lost", "lost bags", "bags", "rude", "rude staff", "staff");
    }

    @Test
    void findsANameForThemesThatShareNoWord() {
        assertThat(label(List.of("alpha", "beta", "gamma", "delta", "epsilon"))).isNotBlank();
        assertThat(label(List.of("the", "of it", "!!"))).isEqualTo("other complaints");
    }

    @Test
    void cutsWhatIsWrittenWithoutASpace() {
        String scream = "a".repeat(300);

        assertThat(label(List.of(scream, scream + " again", scream + " today", scream)))
                .hasSizeLessThanOrEqualTo(80)
                .endsWith("…");
    }

    private static String label(List<String> texts) {
        Embedding mean = Embedding.mean(Model.encoder().encode(Grievances.mixed()));
        Embedding centroid = Embedding.mean(Model.encoder().encode(texts).stream()
                        .map(vector -> vector.centred(mean))
                        .toList())
                .normalised();
        return ThemeLabels.label(
                        List.of(new ThemeLabels.Theme(texts, centroid)),
                        Grievances.mixed(),
                        mean,
                        Model.encoder()::encode)
                .getFirst();
    }
}
