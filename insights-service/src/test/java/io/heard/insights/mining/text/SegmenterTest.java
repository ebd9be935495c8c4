package io.heard.insights.mining.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class SegmenterTest {

    private static final String LONG =
            "  The engineer came two hours late 😡 and did not apologise at all. Then he told me that the router was \uD83D\uDCE1 fine."
                    + " Really? I waited on the phone for another fifty minutes until somebody answered! The woman there was"
                    + " very kind though, and she sent me a new one &amp; a voucher.  ";

    @Test
    void keepsShortAnswersWhole() {
        String text = "\n Too slow. Too dear. \n";

        assertThat(Segmenter.segment(text)).containsExactly(new TextSpan(2, 21));
        assertThat(Segmenter.segment(text).getFirst().in(text)).isEqualTo("Too slow. Too dear.");
    }

    @Test
    void cutsLongAnswersIntoSentencesWithExactOffsets() {
        List<String> parts =
                Segmenter.segment(LONG).stream().map(span -> span.in(LONG)).toList();

        assertThat(parts)
                .containsExactly(
                        "The engineer came two hours late 😡 and did not apologise at all.",
                        "Then he told me that the router was \uD83D\uDCE1 fine. Really?",
                        "I waited on the phone for another fifty minutes until somebody answered!",
                        "The woman there was very kind though, and she sent me a new one &amp; a voucher.");
    }

    @Test
    void cutsTextsWithoutAFullStopSomewhere() {
        String endless = "and then ".repeat(500).strip();

        assertThat(Segmenter.segment(endless)).hasSizeBetween(10, 20);
    }

    @Test
    void findsNothingInBlankTexts() {
        assertThat(Segmenter.segment(" \n\t\u00a0 ")).isEmpty();
    }

    @Property
    void segmentsAreInOrderAndLoseNoWord(@ForAll @StringLength(max = 2000) String text) {
        List<TextSpan> spans = Segmenter.segment(text);

        int end = 0;
        for (TextSpan span : spans) {
            assertThat(text.substring(end, span.start()))
                    .matches(gap -> gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)));
            end = span.end();
        }
        if (spans.size() < 100) {
            assertThat(text.substring(end))
                    .matches(gap -> gap.chars().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c)));
        }
    }
}
