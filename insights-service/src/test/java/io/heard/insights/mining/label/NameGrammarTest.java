package io.heard.insights.mining.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameGrammarTest {

    private final NameGrammar grammar = new NameGrammar();

    @ParameterizedTest
    @CsvSource({
        "cancelled flight, They cancelled my flight",
        "late fee charged, A late fee charged twice",
        "no answer, There was no answer on the phone",
        "seats, The seats are dirty",
        "rude staff, We met rude staff at the desk"
    })
    void takesForANameWhatNamesAThing(String phrase, String text) {
        assertThat(isName(phrase, text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "told, I was told nothing",
        "completely, The screen is completely dead",
        "lost, My bag was lost",
        "seats are dirty, The seats are dirty",
        "told me nothing, They told me nothing",
        "arrived, It arrived late",
        "top, I cannot top up"
    })
    void refusesLoneVerbsAdverbsAndSentences(String phrase, String text) {
        assertThat(isName(phrase, text)).isFalse();
    }

    private boolean isName(String phrase, String text) {
        String stems = String.join(
                " ",
                LabelWords.words(phrase).stream().map(LabelWords.Word::stem).toList());
        return grammar.isName(stems, List.of(text));
    }
}
