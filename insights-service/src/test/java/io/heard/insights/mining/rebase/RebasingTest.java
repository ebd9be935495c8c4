package io.heard.insights.mining.rebase;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.discovery.CommonMean;
import io.heard.insights.mining.discovery.ThemeDiscovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RebasingTest {

    private static final List<String> TEXTS = Grievances.mixed();
    private static final List<Embedding> VECTORS = Model.encoder().encode(TEXTS);

    /** As if it had been known well for long. */
    private static final CommonMean MEAN = new CommonMean(Embedding.mean(VECTORS), 500);

    @Test
    void saysThatTheFirstMeasuresAreTheFirst() {
        Rebasing.Outcome outcome = Rebasing.discover(complaints(Map.of()), Optional.empty());

        Rebase rebase = outcome.rebase().orElseThrow();
        assertThat(rebase.reason()).isEqualTo(RebaseReason.FIRST_MEAN);
        assertThat(rebase.complaints()).isEqualTo(TEXTS.size());
        assertThat(rebase.mean()).isEqualTo(outcome.mean());
        assertThat(rebase.thresholds())
                .hasSize(Grievances.MATTERS.size())
                .allSatisfy(threshold -> assertThat(threshold.before()).isNull());
    }

    @Test
    void leavesEverythingAsItIsWithoutAReason() {
        Rebasing.Outcome outcome = discover(10, thresholds(.5f));

        assertThat(outcome.rebase()).isEmpty();
        assertThat(outcome.mean()).isEqualTo(MEAN);
        assertThat(outcome.discovery().groups())
                .extracting(Group::leastSimilarity)
                .containsOnly(.5f);
    }

    @Test
    void measuresAnewWhenHalfAsMuchHasComeAsItWasDerivedFrom() {
        Rebase rebase = discover(50, thresholds(.5f)).rebase().orElseThrow();

        assertThat(rebase.reason()).isEqualTo(RebaseReason.MORE_COMPLAINTS);
        assertThat(rebase.mean()).as("known well already").isEqualTo(MEAN);
        assertThat(rebase.thresholds())
                .allSatisfy(threshold -> assertThat(threshold.before()).isEqualTo(.5f))
                .allSatisfy(threshold -> assertThat(threshold.complaints()).isEqualTo(8));
    }

    @Test
    void measuresAnewWhileTheMeanIsNotKnownWell() {
        var few = new Measures(new CommonMean(VECTORS.getFirst(), 1), 100, 1, thresholds(.5f));

        Rebase rebase = Rebasing.discover(complaints(themes()), Optional.of(few))
                .rebase()
                .orElseThrow();

        assertThat(rebase.reason()).isEqualTo(RebaseReason.MORE_COMPLAINTS);
        assertThat(rebase.mean().of()).isEqualTo(TEXTS.size());
    }

    @Test
    void measuresOnlyThoseAnewThatPeopleShaped() {
        Map<UUID, Float> thresholds = new HashMap<>(thresholds(.5f));
        UUID shaped = themes().get(0);
        thresholds.remove(shaped);

        Rebasing.Outcome outcome = discover(10, thresholds);

        Rebase rebase = outcome.rebase().orElseThrow();
        assertThat(rebase.reason()).isEqualTo(RebaseReason.THEMES_SHAPED);
        assertThat(rebase.thresholds()).extracting(Rebase.Threshold::themeId).containsExactly(shaped);
        assertThat(outcome.discovery().groups().stream()
                        .filter(group -> group.leastSimilarity() == .5f)
                        .map(Group::themeId))
                .hasSize(Grievances.MATTERS.size() - 1)
                .doesNotContain(shaped);
    }

    @Test
    void measuresThemesWithoutMovingAnything() {
        List<Complaint> complaints = complaints(themes());

        List<Group> groups = ThemeDiscovery.measure(complaints, MEAN.embedding(), 1);

        assertThat(groups).hasSize(Grievances.MATTERS.size());
        groups.forEach(group -> {
            assertThat(group.isNew()).isFalse();
            assertThat(group.centres()).isNotEmpty();
            assertThat(group.members())
                    .hasSize(8)
                    .allSatisfy(member ->
                            assertThat(complaints.get(member).themeId()).isEqualTo(group.themeId()));
        });
    }

    private static Rebasing.Outcome discover(int since, Map<UUID, Float> thresholds) {
        return Rebasing.discover(complaints(themes()), Optional.of(new Measures(MEAN, 100, since, thresholds)));
    }

    private static Map<UUID, Float> thresholds(float threshold) {
        return themes().values().stream().distinct().collect(Collectors.toMap(theme -> theme, theme -> threshold));
    }

    /** Each matter is a theme. */
    private static Map<Integer, UUID> themes() {
        Map<Integer, UUID> themes = new HashMap<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            themes.put(i, new UUID(7, i % Grievances.MATTERS.size()));
        }
        return themes;
    }

    private static List<Complaint> complaints(Map<Integer, UUID> themes) {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            complaints.add(new Complaint(new UUID(1, i), new UUID(2, i), TEXTS.get(i), VECTORS.get(i), themes.get(i)));
        }
        return complaints;
    }
}
