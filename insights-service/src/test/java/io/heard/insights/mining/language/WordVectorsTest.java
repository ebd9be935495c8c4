package io.heard.insights.mining.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.GermanGrievances;
import io.heard.insights.mining.text.Language;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordVectorsTest {

    private static final Language GERMAN = new Language("de");

    @Test
    void putsTextsAboutOneMatterTogether() {
        List<String> texts = Stream.concat(GermanGrievances.HOLD.stream(), GermanGrievances.LATE.stream())
                .toList();

        List<Embedding> vectors = WordVectors.of(texts, GERMAN);

        assertThat(vectors.get(0).dot(vectors.get(1)))
                .isGreaterThan(vectors.get(0).dot(vectors.get(14)));
        assertThat(vectors.get(14).dot(vectors.get(17)))
                .isGreaterThan(vectors.get(14).dot(vectors.get(2)));
        assertThat(WordVectors.of(texts, GERMAN)).isEqualTo(vectors);
    }

    @Test
    void knowsTheFormsOfAWord() {
        List<Embedding> vectors = WordVectors.of(
                List.of("Lieferung verspätet", "Lieferungen verspätet", "Rechnung falsch", "falsche Rechnungen"),
                GERMAN);

        assertThat(vectors.get(0).dot(vectors.get(1))).isGreaterThan(.9f);
        assertThat(vectors.get(2).dot(vectors.get(3))).isGreaterThan(.5f);
        assertThat(vectors.get(0).dot(vectors.get(2))).isLessThan(.1f);
    }

    @Test
    void staysCalmWithoutSharedWords() {
        assertThat(WordVectors.of(List.of(), GERMAN)).isEmpty();
        assertThat(WordVectors.of(List.of("eins", "", "zwei"), new Language("xx")))
                .hasSize(3);
    }
}
