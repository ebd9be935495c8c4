package io.heard.insights.mining.label;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.GermanGrievances;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.label.LabelWords.Phrase;
import io.heard.insights.mining.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
        assertThat(LabelWords.phrases("I waited on hold and it was bad", Language.ENGLISH))
                .extracting(Phrase::surface)
                .containsExactlyInAnyOrder("waited", "waited on hold", "hold", "bad");
    }

    @Test
    void takesALostBagForTheSameWhoseverItIs() {
        assertThat(LabelWords.phrases("They lost my bag", Language.ENGLISH))
                .extracting(Phrase::surface)
                .contains("lost bag");
    }

    @Test
    void beginsWithALittleWordOnlyToSayThatThereIsNone() {
        assertThat(LabelWords.phrases("There was no answer", Language.ENGLISH))
                .extracting(Phrase::surface)
                .contains("no answer");
    }

    @Test
    void doesNotReachAcrossPunctuation() {
        assertThat(LabelWords.phrases("lost bags, rude staff", Language.ENGLISH))
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

    @Test
    void isCalledByAThingAndNotByALoneVerb() {
        List<String> texts = List.of(
                "I was told that the fee is free",
                "they told me there is a late fee",
                "nobody told me about this late fee",
                "we were told nothing of the late fee",
                "the agent told us to pay the late fee");

        assertThat(label(texts)).contains("late fee").doesNotContain("told");
    }

    @Test
    void saysTheSameOnceInALabel() {
        List<String> texts = List.of(
                "my bag is lost",
                "my bags were lost",
                "you lost my luggage",
                "the lost luggage",
                "lost bags and lost luggage");

        assertThat(label(texts))
                .satisfiesAnyOf(
                        label -> assertThat(label).doesNotContain("bag"),
                        label -> assertThat(label).doesNotContain("luggage"));
    }

    @Test
    void givesAPhraseToOneThemeOnly() {
        Embedding mean = Embedding.mean(Model.encoder().encode(Grievances.mixed()));
        List<String> texts =
                List.of("the late fee", "a late fee again", "late fee", "late fee charged", "late fee charged");
        ThemeLabels.Theme theme = new ThemeLabels.Theme(
                ofDifferentCustomers(texts),
                Model.encoder().encode(texts).getFirst().centred(mean));

        List<String> labels = ThemeLabels.label(
                List.of(theme, theme), ofDifferentCustomers(Grievances.mixed()), mean, Model.encoder()::encode);

        assertThat(labels).doesNotHaveDuplicates();
    }

    @Test
    void knowsPartsOfSpeechOfEnglishOnly() {
        assertThat(label(List.of(
                        "Der Techniker kam nicht",
                        "Techniker kam wieder zu spät",
                        "kein Techniker kam vorbei",
                        "der Techniker kam um vier")))
                .contains("techniker");
    }

    @Test
    void namesThemesInTheirLanguageWithoutItsEmptyWords() {
        List<String> labels = ThemeLabels.labelByWords(
                List.of(
                        new ThemeLabels.Theme(ofDifferentCustomers(GermanGrievances.HOLD), Embedding.of(1)),
                        new ThemeLabels.Theme(ofDifferentCustomers(GermanGrievances.LATE), Embedding.of(1))),
                List.of(),
                new Language("de"));

        assertThat(labels.getFirst()).contains("warteschleife").doesNotStartWith("der ");
        assertThat(labels.getLast()).contains("paket");
    }

    @Test
    void whatOneCustomerSaysTwiceIsInNoLabel() {
        UUID customer = UUID.randomUUID();
        List<ThemeLabels.Text> texts = new ArrayList<>(
                ofDifferentCustomers(List.of("a late fee", "the late fee again", "late fee charged", "your late fee")));
        texts.add(new ThemeLabels.Text(customer, "Harold Jenkins lost my suitcase"));
        texts.add(new ThemeLabels.Text(customer, "I asked Harold Jenkins about the suitcase"));

        assertThat(label(texts, List.of("Harold Jenkins", "late fee")))
                .contains("late fee")
                .doesNotContain("harold")
                .doesNotContain("suitcase");
    }

    @Test
    void whatTwoCustomersSayInTheSameWordsIsNobodysOwn() {
        UUID customer = UUID.randomUUID();
        List<ThemeLabels.Text> texts = List.of(
                new ThemeLabels.Text(customer, "the late fee"),
                new ThemeLabels.Text(customer, "a late fee again"),
                new ThemeLabels.Text(UUID.randomUUID(), "a late fee again"));

        assertThat(label(texts, List.of("late fee"))).contains("late fee");
    }

    private static List<ThemeLabels.Text> ofDifferentCustomers(List<String> texts) {
        return texts.stream()
                .map(text -> new ThemeLabels.Text(UUID.randomUUID(), text))
                .toList();
    }

    private static String label(List<String> texts) {
        return label(ofDifferentCustomers(texts), texts);
    }

    /** @param matter what the theme is about */
    private static String label(List<ThemeLabels.Text> texts, List<String> matter) {
        Embedding mean = Embedding.mean(Model.encoder().encode(Grievances.mixed()));
        Embedding centroid = Embedding.mean(Model.encoder().encode(matter).stream()
                        .map(vector -> vector.centred(mean))
                        .toList())
                .normalised();
        return ThemeLabels.label(
                        List.of(new ThemeLabels.Theme(texts, centroid)),
                        ofDifferentCustomers(Grievances.mixed()),
                        mean,
                        Model.encoder()::encode)
                .getFirst();
    }
}
