package io.heard.contracts.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanguageChoiceTest {

    private static final List<String> OFFERED = List.of("en", "de-AT", "de", "pt-BR", "zh-Hant");

    @Test
    void takesTheSameTagBeforeACloseOne() {
        assertThat(best("de")).isEqualTo("de");
        assertThat(best("DE-at")).isEqualTo("de-AT");
        assertThat(best("de-CH")).isEqualTo("de");
        assertThat(best("en-GB-oxendict")).isEqualTo("en");
    }

    @Test
    void takesAnotherRegionRatherThanAnotherLanguage() {
        assertThat(best("pt")).isEqualTo("pt-BR");
        assertThat(best("pt-PT")).isEqualTo("pt-BR");
        assertThat(best("zh-TW")).isEqualTo("zh-Hant");
    }

    @Test
    void goesByWhatIsDearest() {
        assertThat(best("fr", "pt-PT", "en")).isEqualTo("pt-BR");
    }

    @Test
    void passesOverGarbage() {
        assertThat(LanguageChoice.best(OFFERED, List.of("", "-", "--", "*", "\u0000", "deutsch", "de_AT")))
                .isEmpty();
    }

    private static String best(String... wanted) {
        return LanguageChoice.best(OFFERED, List.of(wanted)).orElse("none");
    }
}
