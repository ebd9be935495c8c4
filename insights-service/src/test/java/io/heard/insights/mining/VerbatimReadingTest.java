package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.text.KnownNames;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class VerbatimReadingTest {

    private static final VerbatimReading READING = new VerbatimReading(
            Model.encoder()::encode, ComplaintDetector.fit(ComplaintSeeds.load(), Model.encoder()::encode));

    private static final String PRAISE =
            "The young man in the shop was wonderful and took a lot of time to show me how it works.";
    private static final String COMPLAINT =
            "But then I was on hold for fifty minutes, was cut off twice, and nobody ever called me back 😡.";

    @Test
    void findsTheComplaintBesideThePraise() {
        String text = PRAISE + "\n" + COMPLAINT;

        List<Reading> readings = READING.read(List.of(verbatim(text))).getFirst();

        assertThat(readings).extracting(reading -> reading.span().in(text)).containsExactly(PRAISE, COMPLAINT);
        assertThat(readings).extracting(Reading::isComplaint).containsExactly(false, true);
    }

    @Test
    void findsTheComplaintBesideThePraiseInAShortAnswer() {
        String text = "😀 The staff were lovely but I waited two hours";

        List<Reading> readings = READING.read(List.of(verbatim(text))).getFirst();

        assertThat(readings)
                .extracting(reading -> reading.span().in(text))
                .containsExactly("😀 The staff were lovely", "but I waited two hours");
        assertThat(readings).extracting(Reading::isComplaint).containsExactly(false, true);
    }

    @Test
    void keepsAShortAnswerWholeWhereBothSidesComplain() {
        List<List<Reading>> readings = READING.read(
                List.of(verbatim("I called twice but nobody answered"), verbatim("I asked for help but they refused")));

        assertThat(readings).allSatisfy(parts -> assertThat(parts).hasSize(1));
    }

    @Test
    void answersForEveryVerbatimAlsoForOnesWithoutWords() {
        List<List<Reading>> readings =
                READING.read(List.of(verbatim("😡😡 !!! 123456"), verbatim("Too slow"), verbatim("  ")));

        assertThat(readings).hasSize(3);
        assertThat(readings.getFirst()).isEmpty();
        assertThat(readings.get(1)).hasSize(1);
        assertThat(readings.getLast()).isEmpty();
    }

    private static Verbatim verbatim(String text) {
        return new Verbatim(text, KnownNames.of(List.of("broadband")), OptionalDouble.empty());
    }
}
