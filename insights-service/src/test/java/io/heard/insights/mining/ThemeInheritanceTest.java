package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.ThemeDiscovery.Complaint;
import io.heard.insights.mining.ThemeDiscovery.Group;
import io.heard.insights.mining.ThemeInheritance.Inheritance;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
        Inheritance result =
                ThemeInheritance.inherit(were(A, A, A, B, B, B, null), groups(List.of(range(3, 7), range(0, 3))));

        assertThat(result.ids()).containsExactly(Optional.of(B), Optional.of(A));
        assertThat(result.successors()).isEmpty();
    }

    @Test
    void keepsTheIdWithTheLargerPartWhenAThemeSplits() {
        Inheritance result = ThemeInheritance.inherit(were(A, A, A, A, A), groups(List.of(range(0, 3), range(3, 5))));

        assertThat(result.ids()).containsExactly(Optional.of(A), Optional.empty());
    }

    @Test
    void saysIntoWhichAThemeMerged() {
        Inheritance result = ThemeInheritance.inherit(were(A, A, A, B, B), groups(List.of(range(0, 5))));

        assertThat(result.ids()).containsExactly(Optional.of(A));
        assertThat(result.successors()).isEqualTo(Map.of(B, Optional.of(0)));
    }

    @Test
    void lendsNoIdToAGroupThatSharesNextToNothing() {
        Inheritance result = ThemeInheritance.inherit(were(A, A, A, A, null, null, null), groups(List.of(range(3, 7))));

        assertThat(result.ids()).containsExactly(Optional.empty());
        assertThat(result.successors()).containsEntry(A, Optional.of(0));
    }

    @Test
    void retiresAThemeWhoseComplaintsWentNowhere() {
        Inheritance result = ThemeInheritance.inherit(were(A, B, B, B), groups(List.of(range(1, 4))));

        assertThat(result.ids()).containsExactly(Optional.of(B));
        assertThat(result.successors()).isEqualTo(Map.of(A, Optional.empty()));
    }

    private static List<Complaint> were(@Nullable UUID... themes) {
        return Arrays.stream(themes)
                .map(theme -> new Complaint(UUID.randomUUID(), UUID.randomUUID(), "", ANYWHERE, theme))
                .toList();
    }

    private static List<Group> groups(List<List<Integer>> members) {
        return members.stream().map(group -> new Group(ANYWHERE, group)).toList();
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
