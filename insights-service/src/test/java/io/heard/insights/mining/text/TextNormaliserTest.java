package io.heard.insights.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextNormaliserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bags &amp; coats &lt;3 it&#39;s &#x2019;fine&#x2019; | bags & coats <3 it's ’fine’",
                "see http://example.org/a?b=c now            | see now",
                "write to jo.doe+x@mail.example.org please   | write to please",
                "@helpdesk you lost it, @Some_One            | you lost it,",
                "#LostLuggage and #never_again               | Lost Luggage and never again",
                "order 4471829 and XK20394 took 3 weeks, 24/7 | order and took 3 weeks, 24/7",
                "two\\tlines                                  | two\\tlines",
            })
    void takesOutWhatSaysNothingAboutTheComplaint(String text, String expected) {
        assertThat(TextNormaliser.normalise(text, KnownNames.NONE)).isEqualTo(expected);
    }

    @Test
    void masksKnownNamesInAnySpelling() {
        KnownNames names = KnownNames.of(List.of("Blue Sky", "mobile-plus", "X"));

        assertThat(TextNormaliser.normalise("BlueSky, blue-sky's line and the Mobile Plus box; mobile X", names))
                .isEqualTo("the company, the company line and the company box; mobile X");
    }

    @Test
    void masksAgentsByPartsOfTheirNames() {
        KnownNames names = KnownNames.ofContext("broadband", null, "Will van Dorn");

        assertThat(TextNormaliser.normalise("Will van Dorn was rude. I will not forget Dorn, or Will!", names))
                .isEqualTo("the company was rude. I will not forget the company, or the company!");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sarah.jones   | Sarah was rude       | the company was rude",
                "SARAH JONES   | Sarah was rude       | the company was rude",
                "Müller, Anna  | Frau Müller war nett | Frau the company war nett",
                "Jones (Sarah) | I spoke to Sarah     | I spoke to the company",
                "Sarah         | I spoke to Sarah     | I spoke to the company",
            })
    void masksAgentsHoweverTheirNamesAreKept(String agent, String text, String expected) {
        assertThat(TextNormaliser.normalise(text, KnownNames.ofContext("broadband", null, agent)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Will Smith | Will anybody ever call me back? Will they?",
                "Will       | I will not come back",
                "agent-17   | Agent was rude",
            })
    void leavesWordsThatAreNamesElsewhere(String agent, String text) {
        assertThat(TextNormaliser.normalise(text, KnownNames.ofContext("broadband", null, agent)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "___", "...", "?!?", " - - ", "- a", "a.t."})
    void leavesTextsAloneWhereAPlaceholderStandsForAName(String placeholder) {
        assertThat(TextNormaliser.normalise(
                        "They lied. Nothing works --- at all!",
                        KnownNames.ofContext("broadband", placeholder, placeholder)))
                .isEqualTo("They lied. Nothing works --- at all!");
    }

    @Test
    void leavesWordsThatOnlyContainAName() {
        assertThat(TextNormaliser.normalise("immobile automobiles", KnownNames.of(List.of("mobile"))))
                .isEqualTo("immobile automobiles");
    }

    @Test
    void joinsLinesAndDropsControlCharacters() {
        assertThat(TextNormaliser.normalise("  two\n\nlines\u0000 here\u00a0", KnownNames.NONE))
                .isEqualTo("two lines here");
    }

    @Test
    void staysCalmBeforeHostileTexts() {
        String hostile = "a@b" + ".c".repeat(10_000) + "&#99999999;&#x110000;" + "#".repeat(1000) + "9".repeat(10_000);

        assertThat(TextNormaliser.normalise(hostile, KnownNames.of(List.of("(", ".*", "[[["))))
                .isNotNull();
    }
}
