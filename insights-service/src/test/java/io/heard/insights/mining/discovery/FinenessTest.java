package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.TextNormaliser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FinenessTest {

    private static final List<String> TEXTS = ComplaintSeeds.load().stream()
            .filter(seed -> seed.kind() == ComplaintSeeds.Kind.COMPLAINT)
            .map(seed -> TextNormaliser.normalise(seed.sentence(), KnownNames.NONE))
            .limit(100)
            .toList();
    private static final List<Embedding> VECTORS = Model.encoder().encode(TEXTS);
    private static final Embedding MEAN = Embedding.mean(VECTORS);

    @Test
    void findsMoreAndSmallerThemesWhenFiner() {
        List<Group> finer = discover(unsorted(), new Fineness(2, false)).groups();
        List<Group> asRead = discover(unsorted(), Fineness.AS_READ).groups();

        assertThat(finer.size()).isGreaterThan(asRead.size());
        assertThat(finer.getFirst().members().size())
                .isLessThan(asRead.getFirst().members().size());
    }

    @Test
    void findsFewerThemesWhenCoarser() {
        List<Group> coarser = discover(unsorted(), new Fineness(.5, false)).groups();

        assertThat(coarser.size())
                .isLessThan(discover(unsorted(), Fineness.AS_READ).groups().size());
        assertThat(coarser).isNotEmpty();
    }

    @Test
    void isAsReadAtOne() {
        Discovery before = ThemeDiscovery.discover(unsorted(), MEAN);
        Discovery asRead = discover(unsorted(), new Fineness(1, false));

        // Equal embeddings have equal bytes.
        assertThat(asRead).isEqualTo(before);
        assertThat(asRead.groups()).hasSizeGreaterThan(1);
    }

    @Test
    void findsMoreThemesByWordsWhenFiner() {
        Language german = new Language("de");

        List<Group> finer = ThemeDiscovery.discoverByWords(unsorted(), MEAN, german, new Fineness(4, false))
                .groups();
        List<Group> coarser = ThemeDiscovery.discoverByWords(unsorted(), MEAN, german, new Fineness(.25, false))
                .groups();

        assertThat(finer.size()).isGreaterThan(coarser.size());
    }

    @Test
    void isAdoptedAsItIsFoundWhenItIsNew() {
        List<Complaint> known = sorted(discover(unsorted(), Fineness.AS_READ), Optional.empty());

        Discovery finer = discover(known, new Fineness(2, true));

        assertThat(finer.renewed()).isTrue();
        assertThat(placesOf(finer).values().stream().distinct())
                .hasSameSizeAs(discover(unsorted(), new Fineness(2, false)).groups());
        assertThat(finer.groups().stream().map(Group::themeId))
                .containsAll(known.stream().map(Complaint::themeId).distinct().toList());
    }

    @Test
    void joinsThemesWhenACoarserOneIsNew() {
        List<Complaint> known = sorted(discover(unsorted(), Fineness.AS_READ), Optional.empty());

        Discovery coarser = discover(known, new Fineness(.5, true));

        assertThat(coarser.groups())
                .hasSameSizeAs(discover(unsorted(), new Fineness(.5, false)).groups());
        List<UUID> living = coarser.groups().stream().map(Group::themeId).toList();
        assertThat(coarser.successors()).isNotEmpty();
        assertThat(coarser.successors().values())
                .allSatisfy(heir -> assertThat(living).contains(heir.orElseThrow()));
    }

    @Test
    void leavesWhatPeopleWantWhereItIs() {
        Discovery asRead = discover(unsorted(), Fineness.AS_READ);
        UUID shaped = asRead.groups().getFirst().themeId();
        List<Complaint> known = sorted(asRead, Optional.of(shaped));

        Map<UUID, UUID> finer = placesOf(discover(known, new Fineness(8, true)));

        assertThat(known)
                .filteredOn(Complaint::kept)
                .isNotEmpty()
                .allSatisfy(complaint ->
                        assertThat(finer.get(complaint.segmentId())).isEqualTo(shaped));
    }

    @Test
    void leavesInTheirThemesWhatIsTooLittleForOneOfItsOwn() {
        List<Complaint> known = sorted(discover(unsorted(), Fineness.AS_READ), Optional.empty());

        Discovery finest = discover(known, new Fineness(Fineness.FINEST, true));

        assertThat(placesOf(finest)).hasSize(TEXTS.size());
        assertThat(discover(unsorted(), new Fineness(Fineness.FINEST, false)).groups().stream()
                        .mapToInt(group -> group.members().size())
                        .sum())
                .isLessThan(TEXTS.size());
    }

    @Test
    void hasItsLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fineness(.2, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fineness(8.5, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fineness(Double.NaN, false));
    }

    private static Discovery discover(List<Complaint> complaints, Fineness fineness) {
        return ThemeDiscovery.discover(complaints, MEAN, fineness);
    }

    private static Map<UUID, UUID> placesOf(Discovery discovery) {
        Map<UUID, UUID> places = new HashMap<>();
        discovery
                .groups()
                .forEach(group -> group.members().forEach(member -> places.put(new UUID(1, member), group.themeId())));
        return places;
    }

    private static List<Complaint> unsorted() {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            complaints.add(complaint(i, null, false));
        }
        return complaints;
    }

    /** @param shaped the theme that people want as it is */
    private static List<Complaint> sorted(Discovery discovery, Optional<UUID> shaped) {
        Map<UUID, UUID> places = placesOf(discovery);
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            UUID theme = places.get(new UUID(1, i));
            complaints.add(
                    complaint(i, theme, shaped.filter(id -> id.equals(theme)).isPresent()));
        }
        return complaints;
    }

    private static Complaint complaint(int i, @Nullable UUID theme, boolean kept) {
        return new Complaint(new UUID(1, i), new UUID(2, i), TEXTS.get(i), VECTORS.get(i), theme, kept);
    }
}
