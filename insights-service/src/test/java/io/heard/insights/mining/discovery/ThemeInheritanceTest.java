package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThemeInheritanceTest {

    private static final Embedding ANYWHERE = Embedding.of(1);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Test
    void givesEachGroupTheIdOfTheThemeItSharesMostWith() {
        assertThat(ThemeInheritance.inherit(were(A, A, A, B, B, B, null), List.of(range(3, 7), range(0, 3))))
                .containsExactly(Optional.of(B), Optional.of(A));
    }

    @Test
    void keepsTheIdWithTheLargerPartWhenAThemeSplits() {
        assertThat(ThemeInheritance.inherit(were(A, A, A, A, A), List.of(range(0, 3), range(3, 5))))
                .containsExactly(Optional.of(A), Optional.empty());
    }

    @Test
    void keepsWhatPeoplePutTogetherOneTheme() {
        List<Complaint> together = were(A, A, A, A, A).stream()
                .map(complaint -> new Complaint(
                        complaint.segmentId(), complaint.customerId(), "", ANYWHERE, complaint.themeId(), true))
                .toList();

        assertThat(ThemeInheritance.inherit(together, List.of(range(0, 3), range(3, 5))))
                .containsExactly(Optional.of(A), Optional.of(A));
    }

    @Test
    void lendsNoIdToAGroupThatSharesNextToNothing() {
        assertThat(ThemeInheritance.inherit(were(A, A, A, A, null, null, null), List.of(range(3, 7))))
                .containsExactly(Optional.empty());
    }

    private static List<Complaint> were(@Nullable UUID... themes) {
        return Arrays.stream(themes)
                .map(theme -> new Complaint(UUID.randomUUID(), UUID.randomUUID(), "", ANYWHERE, theme))
                .toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
