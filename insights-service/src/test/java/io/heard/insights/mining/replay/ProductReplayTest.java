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

    @Test
    void waitsWhileThereAreTooFew() {
        ProductReplay replay = new ProductReplay(1000);
        arrive(replay, 4);
        replay.rest();

        assertThat(replay.themes()).containsOnly(Optional.empty());
        assertThat(replay.changes()).isEmpty();
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
