package io.heard.insights.mining.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.change.ThemeChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductReplayTest {

    private static final List<String> TEXTS = Grievances.mixed();
    private static final List<Embedding> VECTORS = Model.encoder().encode(TEXTS);
    private static final int MATTERS = Grievances.MATTERS.size();

    @Test
    void findsTheMattersOnceNothingMoreIsWaiting() {
        ProductReplay replay = arrived(TEXTS.size());

        List<Optional<UUID>> themes = replay.themes();

        for (int i = 0; i < themes.size(); i++) {
            assertThat(themes.get(i)).isPresent().isEqualTo(themes.get(i % MATTERS));
        }
        assertThat(themes.subList(0, MATTERS)).doesNotHaveDuplicates();
    }

    @Test
    void givesTheSameAgain() {
        assertThat(arrived(TEXTS.size()).themes())
                .isEqualTo(arrived(TEXTS.size()).themes());
        assertThat(arrived(TEXTS.size()).changes())
                .isEqualTo(arrived(TEXTS.size()).changes());
    }

    @Test
    void recordsWhatPutEachComplaintIntoATheme() {
        // Too few to begin with before nothing more is waiting: none is in a theme when it arrives.
        int texts = 28;
        ProductReplay replay = arrived(texts);

        Map<UUID, UUID> themes = new HashMap<>();
        for (ThemeChange change : replay.changes()) {
            change.members().forEach(member -> themes.put(member, change.themeId()));
        }

        for (int i = 0; i < texts; i++) {
            assertThat(replay.themes().get(i)).contains(themes.get(segment(i)));
        }
    }

    /** Where matters are as clear as these, few customers are no reason to look closer. */
    @Test
    void aHandfulWhoSayTheSameInOtherWordsMakeNoThemeOfTheirOwn() {
        List<String> again = List.of(
                "Twenty minutes in the phone queue again",
                "Put on hold by phone for ages",
                "Half an hour on hold and no answer on the phone",
                "Nobody answered the phone, on hold for twenty minutes",
                "Always on hold when I phone you",
                "It took an hour on the phone until somebody answered",
                "Your phone line kept me waiting all morning",
                "On hold on the phone once more, forty minutes");
        List<Embedding> vectors = Model.encoder().encode(again);
        ProductReplay replay = arrived(TEXTS.size());

        for (int i = 0; i < again.size(); i++) {
            int next = TEXTS.size() + i;
            replay.arrive(segment(next), new UUID(2, next), again.get(i), vectors.get(i));
        }
        replay.rest();

        assertThat(replay.replayed().orElseThrow().groups()).hasSize(MATTERS);
    }

    @Test
    void waitsWhileThereAreTooFew() {
        ProductReplay replay = new ProductReplay(1000);
        arrive(replay, 4);
        replay.rest();

        assertThat(replay.themes()).containsOnly(Optional.empty());
        assertThat(replay.changes()).isEmpty();
    }

    @Test
    void hasOneDigestOfTheSameAndAnotherOfWhateverDiffers() {
        ReplayedThemes replayed = arrived(TEXTS.size()).replayed().orElseThrow();

        assertThat(replayed.groups()).hasSize(MATTERS);
        assertThat(replayed.digest())
                .matches("[0-9a-f]{64}")
                .isEqualTo(arrived(TEXTS.size()).replayed().orElseThrow().digest())
                .isNotEqualTo(arrived(TEXTS.size() - 1).replayed().orElseThrow().digest());
    }

    @Test
    void leavesComplaintsWherePeopleWantThem() {
        // Two matters that people want as one.
        UUID peoples = new UUID(3, 3);
        ProductReplay replay = new ProductReplay(1000);
        for (int i = 0; i < TEXTS.size(); i++) {
            Optional<UUID> kept = i % MATTERS < 2 ? Optional.of(peoples) : Optional.empty();
            replay.arrive(segment(i), new UUID(2, i), TEXTS.get(i), VECTORS.get(i), kept);
        }
        replay.rest();

        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(replay.themes().get(i).equals(Optional.of(peoples))).isEqualTo(i % MATTERS < 2);
        }
        assertThat(replay.replayed().orElseThrow().groups()).hasSize(MATTERS - 1);
    }

    @Test
    void continuesTheThemesThatHaveMostInCommon() {
        ReplayedThemes replayed = arrived(TEXTS.size()).replayed().orElseThrow();
        UUID joined = new UUID(4, 0);
        UUID same = new UUID(4, 1);
        UUID peoples = new UUID(4, 2);
        Map<UUID, UUID> present = new HashMap<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            int matter = i % MATTERS;
            if (matter < MATTERS - 1) {
                present.put(segment(i), matter < 2 ? joined : i < MATTERS ? peoples : same);
            }
        }

        Heritage heritage = Heritage.of(replayed, present, Set.of(peoples), new UUID(5, 0));

        assertThat(heritage.ids())
                .doesNotHaveDuplicates()
                .contains(joined, same)
                .hasSize(MATTERS);
        assertThat(heritage.successors()).isEmpty();
        assertThat(Heritage.of(replayed, present, Set.of(peoples), new UUID(5, 0)))
                .isEqualTo(heritage);
        assertThat(Heritage.of(replayed, present, Set.of(peoples), new UUID(5, 1))
                        .ids())
                .as("what is new is another theme each time")
                .isNotEqualTo(heritage.ids());
    }

    @Test
    void leavesWhatIsTooOldForTheSampleInThePool() {
        ProductReplay replay = new ProductReplay(30);
        replay.arrive(segment(0), new UUID(2, 0), "nobody else", Embedding.of(0, 0, 0, 1));
        List<String> others = List.of("late parcel", "wrong bill", "rude clerk");
        for (int i = 1; i <= 60; i++) {
            float[] vector = new float[4];
            vector[i % others.size()] = 1;
            replay.arrive(segment(i), new UUID(2, i), others.get(i % others.size()), Embedding.of(vector));
            replay.rest();
        }

        assertThat(replay.themes().getFirst()).isEmpty();
        assertThat(replay.themes().getLast()).isPresent();
    }

    private static ProductReplay arrived(int texts) {
        ProductReplay replay = new ProductReplay(1000);
        arrive(replay, texts);
        replay.rest();
        return replay;
    }

    private static void arrive(ProductReplay replay, int texts) {
        for (int i = 0; i < texts; i++) {
            replay.arrive(segment(i), new UUID(2, i), TEXTS.get(i), VECTORS.get(i));
        }
    }

    private static UUID segment(int position) {
        return new UUID(1, position);
    }
}
