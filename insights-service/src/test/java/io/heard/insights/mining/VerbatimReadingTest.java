package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.VerbatimReading.Reading;
import io.heard.insights.mining.VerbatimReading.Verbatim;
import io.heard.insights.mining.language.LanguageDetector;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import java.util.List;
import java.util.Optional;
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

    @Test
    void neverJudgesWhatTheModelDoesNotRead() {
        LanguageDetector detector = LanguageDetector.load();
        VerbatimReading reading = new VerbatimReading(
                texts -> {
                    assertThat(texts).noneMatch(text -> text.contains("Warteschleife"));
                    return Model.encoder().encode(texts);
                },
                READING.detector(),
                new VerbatimReading.Languages() {
                    @Override
                    public Language of(String text, Optional<Language> page) {
                        return detector.detect(text, page);
                    }

                    @Override
                    public boolean areRead(Language language) {
                        return language.equals(Language.ENGLISH);
                    }
                });
        String text = "Ich hing eine Stunde in der Warteschleife";

        List<Reading> readings = reading
                .read(List.of(
                        verbatim(text, OptionalDouble.of(.2)),
                        verbatim(text, OptionalDouble.of(.9)),
                        verbatim(text, OptionalDouble.empty()),
                        verbatim("I was on hold for an hour", OptionalDouble.empty())))
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(readings).extracting(Reading::isComplaint).containsExactly(true, false, false, true);
        assertThat(readings)
                .extracting(part -> part.language().map(Language::code).orElse("read"))
                .containsExactly("de", "de", "de", "read");
        assertThat(reading.readWhole(List.of(verbatim(text, OptionalDouble.of(.2))))
                        .getFirst())
                .isEmpty();
    }

    private static Verbatim verbatim(String text, OptionalDouble satisfaction) {
        return new Verbatim(text, KnownNames.NONE, satisfaction);
    }

    private static Verbatim verbatim(String text) {
        return new Verbatim(text, KnownNames.of(List.of("broadband")), OptionalDouble.empty());
    }
}
