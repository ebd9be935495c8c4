package io.heard.insights.mining.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.discovery.ThemeAssignment.Assigned;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeededThemesTest {

    private static final UUID WAITING = new UUID(0, 1);
    private static final UUID LATE = new UUID(0, 2);
    private static final UUID FOUND = new UUID(0, 9);
    private static final Embedding SHIPPED = Embedding.mean(embeddings(ComplaintSeeds.load().stream()
            .filter(seed -> seed.kind() == ComplaintSeeds.Kind.COMPLAINT)
            .map(ComplaintSeeds.Seed::sentence)
            .toList()));
    private static final List<Seed> SEEDS = List.of(
            new Seed(WAITING, embeddings(List.of("Customers are on hold and wait on the phone for too long."))),
            new Seed(LATE, embeddings(List.of("Parcels and deliveries arrive late."))));

    @Test
    void knowsItsComplaintsBeforeThereAreAny() {
        SeededThemes themes = SeededThemes.fit(SEEDS, List.of(), SHIPPED);

        assertThat(theme(themes, "I was on hold for forty minutes")).contains(WAITING);
        assertThat(theme(themes, "My parcel arrived three days late")).contains(LATE);
        assertThat(theme(themes, "The engineer was arrogant and rude")).isEmpty();
    }

    @Test
    void tellsApartWhatHasArrivedAndLeavesOverWhatNobodyNamed() {
        List<String> texts = Grievances.mixed();
        SeededThemes themes = SeededThemes.fit(SEEDS, examples(texts, List.of(), null), mean(texts));

        for (int i = 0; i < texts.size(); i++) {
            int matter = i % Grievances.MATTERS.size();
            UUID named = matter == 0 ? WAITING : matter == 1 ? LATE : null;
            assertThat(theme(themes, texts.get(i))).as(texts.get(i)).isEqualTo(Optional.ofNullable(named));
        }
    }

    @Test
    void learnsFromWhatPeoplePutRight() {
        List<String> texts = Grievances.mixed();
        List<String> rude = Grievances.MATTERS.get(3);
        SeededThemes before = SeededThemes.fit(SEEDS, examples(texts, List.of(), null), mean(texts));
        SeededThemes after = SeededThemes.fit(SEEDS, examples(texts, rude.subList(1, 7), LATE), mean(texts));

        assertThat(theme(before, rude.getFirst())).isEmpty();
        assertThat(theme(after, rude.getFirst())).contains(LATE);
        assertThat(theme(after, "Fifty minutes in the queue on the phone and nobody answered"))
                .contains(WAITING);
    }

    @Test
    void leavesElsewhereWhatIsLikeSomethingThatPeoplePutThere() {
        List<String> texts = Grievances.mixed();
        String moved = "The hotline keeps me on hold for ever";
        SeededThemes after = SeededThemes.fit(SEEDS, examples(texts, List.of(moved), FOUND), mean(texts));

        assertThat(theme(after, moved)).isEmpty();
    }

    @Test
    void isTheSameForTheSame() {
        List<String> texts = Grievances.mixed();
        SeededThemes one = SeededThemes.fit(SEEDS, examples(texts, List.of(), null), mean(texts));
        SeededThemes other = SeededThemes.fit(SEEDS, examples(texts, List.of(), null), mean(texts));

        assertThat(one.centres()).isEqualTo(other.centres());
    }

    @Test
    void oneSeedAloneCollectsItsOwn() {
        List<String> texts = Grievances.mixed();
        SeededThemes themes = SeededThemes.fit(SEEDS.subList(0, 1), examples(texts, List.of(), null), mean(texts));

        assertThat(texts.stream().filter(text -> theme(themes, text).isPresent()))
                .containsExactlyInAnyOrderElementsOf(Grievances.MATTERS.getFirst());
    }

    private static Optional<UUID> theme(SeededThemes themes, String text) {
        return themes.assign(text, embedding(text)).map(Assigned::themeId);
    }

    private static List<Example> examples(List<String> texts, List<String> corrected, @Nullable UUID theme) {
        List<Embedding> embeddings = embeddings(texts);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            boolean put = corrected.contains(texts.get(i));
            examples.add(new Example(texts.get(i), embeddings.get(i), put, put ? theme : null));
        }
        return examples;
    }

    private static Embedding mean(List<String> texts) {
        return Embedding.mean(embeddings(texts));
    }

    private static Embedding embedding(String text) {
        return embeddings(List.of(text)).getFirst();
    }

    private static List<Embedding> embeddings(List<String> texts) {
        return Model.encoder().encode(texts);
    }
}
