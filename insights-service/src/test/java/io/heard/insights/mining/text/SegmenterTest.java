package io.heard.insights.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmenterTest {

    private static final String LONG =
            "  The engineer came two hours late 😡 and did not apologise at all. Then he told me that the router was \uD83D\uDCE1 fine."
                    + " Really? I waited on the phone for another fifty minutes until somebody answered! The woman there was"
                    + " very kind though, and she sent me a new one &amp; a voucher.  ";

    @Test
    void keepsShortAnswersWhole() {
        String text = "\n Too slow. Too dear. \n";

        assertThat(Segmenter.segment(text, Language.ENGLISH)).containsExactly(new TextSpan(2, 21));
        assertThat(Segmenter.segment(text, Language.ENGLISH).getFirst().in(text))
                .isEqualTo("Too slow. Too dear.");
    }

    @Test
    void cutsLongAnswersIntoSentencesWithExactOffsets() {
        List<String> parts = Segmenter.segment(LONG, Language.ENGLISH).stream()
                .map(span -> span.in(LONG))
                .toList();

        assertThat(parts)
                .containsExactly(
                        "The engineer came two hours late 😡 and did not apologise at all.",
                        "Then he told me that the router was \uD83D\uDCE1 fine. Really?",
                        "I waited on the phone for another fifty minutes until somebody answered!",
                        "The woman there was very kind though, and she sent me a new one &amp; a voucher.");
    }

    @Test
    void cutsLongSentencesWhereTheyTurn() {
        assertThat(partsOf(
                        "I ordered a new router on the first of May and was told that it would arrive within three days but it took"
                                + " more than four weeks 😡 until somebody from the depot rang and then the technician did not have"
                                + " the cable that he needed; I had taken the day off for nothing at all.",
                        Language.ENGLISH))
                .containsExactly(
                        "I ordered a new router on the first of May and was told that it would arrive within three days",
                        "but it took more than four weeks 😡 until somebody from the depot rang",
                        "and then the technician did not have the cable that he needed;",
                        "I had taken the day off for nothing at all.");
    }

    @Test
    void turnsByTheWordsOfEachLanguage() {
        assertThat(partsOf(
                        "Ich habe am ersten Mai einen neuen Router bestellt und man sagte mir dass er in drei Tagen da ist aber es"
                                + " hat mehr als vier Wochen gedauert bis sich endlich jemand bei mir gemeldet hat und dann fehlte"
                                + " dem Techniker auch noch das Kabel",
                        new Language("de")))
                .hasSize(3)
                .anySatisfy(part -> assertThat(part).startsWith("aber es hat"))
                .anySatisfy(part -> assertThat(part).startsWith("und dann fehlte"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The staff were lovely but I waited two hours | The staff were lovely | but I waited two hours",
                "Although the food was great, the service took forever | Although the food was great, | the service took forever",
                "Nice room, yet nobody cleaned it | Nice room, | yet nobody cleaned it",
            })
    void seesTheTwoSidesOfAShortAnswer(String text, String one, String other) {
        assertThat(Segmenter.sides(text, whole(text), Language.ENGLISH))
                .hasValueSatisfying(sides -> assertThat(
                                List.of(sides.one().in(text), sides.other().in(text)))
                        .containsExactly(one, other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nothing but praise for your team",
                "I waited for a while on the phone",
                "It has not arrived yet again",
                "Slow but ok",
                "The staff were lovely and I waited two hours",
            })
    void seesOneSideWhereNothingTurns(String text) {
        assertThat(Segmenter.sides(text, whole(text), Language.ENGLISH)).isEmpty();
    }

    @Test
    void cutsTextsWithoutAFullStopSomewhere() {
        String endless = "and so ".repeat(500).strip();

        assertThat(Segmenter.segment(endless, Language.ENGLISH)).hasSizeBetween(10, 20);
    }

    @Test
    void losesNothingOfAnswersWithVeryManySentences() {
        assertThat(partsOf("It was too late. ".repeat(180), Language.ENGLISH)).hasSize(180);

        String endless = "It was too late. ".repeat(1000).strip();
        List<TextSpan> parts = Segmenter.segment(endless, Language.ENGLISH);
        assertThat(parts).hasSize(Segmenter.MOST_SEGMENTS);
        assertThat(parts.getLast().end()).isEqualTo(endless.length());
    }

    @Test
    void findsNothingInBlankTexts() {
        assertThat(Segmenter.segment(" \n\t\u00a0 ", Language.ENGLISH)).isEmpty();
    }

    @Property
    void cutsNoCharacterInTwo(
            @ForAll @Size(min = 33, max = 120) List<@From("words") String> words,
            @ForAll @From("languages") Language language) {
        String text = String.join(" ", words);

        for (TextSpan part : Segmenter.segment(text, language)) {
            assertThat(part.in(text)).isEqualTo(part.in(text).strip()).doesNotContain("\uFFFD");
            assertThat(Character.isLowSurrogate(text.charAt(part.start()))).isFalse();
            assertThat(Character.isHighSurrogate(text.charAt(part.end() - 1))).isFalse();
        }
        assertThat(String.join(" ", partsOf(text, language))).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.of(
                "but", "😡", "aber", "and", "then", "mais", "phone", "slow.", "-", "late;", "📡📡", "queue", "yet,");
    }

    @Provide
    Arbitrary<Language> languages() {
        return Arbitraries.of("en", "de", "fr", "xx").map(Language::new);
    }

    @Property
    void segmentsAreInOrderAndLoseNoWord(@ForAll @StringLength(max = 2000) String text) {
        List<TextSpan> spans = Segmenter.segment(text, Language.ENGLISH);

        int end = 0;
        for (TextSpan span : spans) {
            assertThat(text.substring(end, span.start()))
                    .matches(gap -> gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)));
            end = span.end();
        }
        assertThat(text.substring(end))
                .matches(gap -> gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    private static List<String> partsOf(String text, Language language) {
        return Segmenter.segment(text, language).stream()
                .map(span -> span.in(text))
                .toList();
    }

    private static TextSpan whole(String text) {
        return new TextSpan(0, text.length());
    }
}
