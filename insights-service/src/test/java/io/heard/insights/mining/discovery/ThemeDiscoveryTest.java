package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.Grievances;
import io.heard.insights.mining.Model;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import io.heard.insights.mining.discovery.ThemeDiscovery.Discovery;
import io.heard.insights.mining.discovery.ThemeDiscovery.Group;
import io.heard.insights.mining.label.ThemeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThemeDiscoveryTest {

    private static final List<String> TEXTS = Grievances.mixed();
    private static final int MATTERS = Grievances.MATTERS.size();
    private static final List<Embedding> VECTORS = Model.encoder().encode(TEXTS);
    private static final Embedding MEAN = Embedding.mean(VECTORS);

    @Test
    void findsOneThemeForEachMatter() {
        List<Group> groups = themes(complaints(null));

        assertThat(groups).hasSize(MATTERS);
        assertThat(groups).allSatisfy(group -> assertThat(matters(group)).hasSize(1));
        assertThat(groups).allSatisfy(group -> assertThat(group.members()).hasSize(8));
    }

    @Test
    void namesThemInTheCustomersWords() {
        List<Group> groups = themes(complaints(null));

        List<String> labels = ThemeLabels.label(named(groups), List.of(), MEAN, Model.encoder()::encode);

        assertThat(labels.get(indexOf(0, groups))).containsAnyOf("hold", "phone");
        assertThat(labels.get(indexOf(1, groups))).containsAnyOf("late", "parcel", "delivery");
        assertThat(labels.get(indexOf(2, groups))).containsAnyOf("bill", "charge");
        assertThat(labels.get(indexOf(3, groups))).contains("rude");
        assertThat(labels)
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label.split(" ", -1)).hasSizeLessThanOrEqualTo(5));
    }

    @Test
    void findsTheSameAgain() {
        assertThat(themes(complaints(null))).isEqualTo(themes(complaints(null)));
    }

    @Test
    void asksForFiveDifferentCustomers() {
        UUID oneCustomer = UUID.randomUUID();
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            UUID customer = i % MATTERS == 0 ? oneCustomer : UUID.randomUUID();
            complaints.add(new Complaint(UUID.randomUUID(), customer, TEXTS.get(i), VECTORS.get(i), null));
        }

        List<Group> groups = themes(complaints);

        assertThat(groups)
                .hasSize(MATTERS - 1)
                .noneSatisfy(group -> assertThat(matters(group)).contains(0));
    }

    @Test
    void findsNoFinerThemesWhenManyWriteTheSame() {
        List<Complaint> repeated = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < TEXTS.size(); i++) {
                repeated.add(new Complaint(UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), null));
            }
        }

        List<Group> groups = themes(repeated);

        assertThat(groups)
                .hasSize(MATTERS)
                .allSatisfy(group -> assertThat(group.members()).hasSize(40));
    }

    @Test
    void makesNoThemeOfEachWayToSayIt() {
        int matters = 10;
        int waysToSayIt = 4;
        int customers = 8;
        Random random = new Random(1);
        List<Embedding> said =
                Stream.generate(() -> vector(random)).limit(matters).toList();
        List<Embedding> ways = Stream.generate(said::stream)
                .limit(waysToSayIt)
                .flatMap(each -> each)
                .map(matter -> matter.mixedWith(vector(random), 1, .36))
                .toList();
        List<Embedding> vectors = Stream.generate(ways::stream)
                .limit(customers)
                .flatMap(each -> each)
                .map(way -> way.mixedWith(vector(random), 1, .8))
                .toList();
        List<Complaint> complaints = IntStream.range(0, vectors.size())
                .mapToObj(i -> new Complaint(new UUID(1, i), new UUID(2, i), "word" + i, vectors.get(i), null))
                .toList();

        List<Group> groups =
                ThemeDiscovery.discover(complaints, Embedding.mean(vectors)).groups();

        assertThat(groups)
                .hasSizeGreaterThanOrEqualTo(matters)
                .hasSizeLessThan(matters * waysToSayIt)
                .allSatisfy(group -> assertThat(group.members().stream().map(member -> member % matters))
                        .as("one matter each")
                        .containsOnly(group.members().getFirst() % matters));
        assertThat(groups.getFirst().members()).hasSizeGreaterThan(customers);
    }

    /** Of about length 1, in any direction. */
    private static Embedding vector(Random random) {
        float[] values = new float[384];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() / Math.sqrt(values.length));
        }
        return Embedding.of(values);
    }

    @Test
    void findsNothingInAFewComplaints() {
        assertThat(themes(complaints(null).subList(0, 4))).isEmpty();
        assertThat(themes(List.of())).isEmpty();
    }

    @Test
    void endsNoThemeForSeeingFewComplaints() {
        UUID theme = UUID.randomUUID();

        Discovery discovery = ThemeDiscovery.discover(complaints(theme).subList(0, 4), MEAN);

        assertThat(discovery.groups()).singleElement().satisfies(group -> {
            assertThat(group.themeId()).isEqualTo(theme);
            assertThat(group.isNew()).isFalse();
            assertThat(group.members()).containsExactly(0, 1, 2, 3);
        });
        assertThat(discovery.successors()).isEmpty();
        assertThat(discovery.renewed()).isFalse();
    }

    @Test
    void takesComplaintsThatAreAllTheSame() {
        List<Complaint> same = complaints(null).stream()
                .map(complaint ->
                        new Complaint(complaint.segmentId(), complaint.customerId(), "same", VECTORS.getFirst(), null))
                .toList();

        assertThat(themes(same))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).hasSize(same.size()));
        assertThat(ThemeDiscovery.discover(same, VECTORS.getFirst()).groups()).hasSize(1);
    }

    @Test
    void startsFromTheThemesPeopleKnow() {
        List<Complaint> known = new ArrayList<>();
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < TEXTS.size(); i++) {
            // The last two of each matter are new.
            UUID theme = i < TEXTS.size() - 2 * MATTERS ? ids.get(i % MATTERS) : null;
            known.add(new Complaint(UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), theme));
        }

        Discovery discovery = ThemeDiscovery.discover(known, MEAN);

        assertThat(discovery.renewed()).isFalse();
        assertThat(discovery.successors()).isEmpty();
        for (int matter = 0; matter < MATTERS; matter++) {
            Group group = discovery.groups().get(indexOf(matter, discovery.groups()));
            assertThat(group.themeId()).isEqualTo(ids.get(matter));
            assertThat(group.isNew()).isFalse();
            assertThat(group.members()).hasSize(8);
        }
    }

    @Test
    void findsThePoolsOwnThemeWithoutTouchingTheOthers() {
        List<Complaint> complaints = new ArrayList<>();
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < TEXTS.size(); i++) {
            UUID theme = i % MATTERS < 3 ? ids.get(i % MATTERS) : null;
            complaints.add(new Complaint(UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), theme));
        }

        List<Group> groups = themes(complaints);

        assertThat(groups).hasSize(MATTERS);
        assertThat(groups.get(indexOf(3, groups)).isNew()).isTrue();
        assertThat(groups.stream().filter(group -> !group.isNew()).map(Group::themeId))
                .containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void sortsAnewWhatWasSortedWrongly() {
        List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            UUID theme = ids.get(i % MATTERS / 2);
            complaints.add(new Complaint(UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), theme));
        }

        Discovery discovery = ThemeDiscovery.discover(complaints, MEAN);

        assertThat(discovery.renewed()).isTrue();
        assertThat(discovery.groups())
                .hasSize(MATTERS)
                .allSatisfy(group -> assertThat(matters(group)).hasSize(1));
        assertThat(discovery.groups().stream().map(Group::themeId)).containsAll(ids);
    }

    @Test
    void leavesWhatPeopleWantWhereItIs() {
        UUID wanted = UUID.randomUUID();
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            boolean kept = i % MATTERS < 2;
            complaints.add(new Complaint(
                    UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), kept ? wanted : null, kept));
        }

        List<Group> groups = themes(complaints);

        assertThat(groups).hasSize(MATTERS - 1);
        assertThat(groups.getFirst().themeId()).isEqualTo(wanted);
        assertThat(matters(groups.getFirst())).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void endsNoThemeForHavingFewCustomersInTheSample() {
        UUID fading = UUID.randomUUID();
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            boolean isFading = i % MATTERS == 0;
            UUID customer = isFading ? new UUID(2, i % (4 * MATTERS)) : UUID.randomUUID();
            complaints.add(
                    new Complaint(UUID.randomUUID(), customer, TEXTS.get(i), VECTORS.get(i), isFading ? fading : null));
        }

        Discovery discovery = ThemeDiscovery.discover(complaints, MEAN);

        assertThat(discovery.successors()).isEmpty();
        assertThat(discovery.groups().stream().map(Group::themeId)).contains(fading);
    }

    @Test
    void saysWhatBecameOfAThemeThatIsNoMore() {
        UUID large = UUID.randomUUID();
        UUID small = UUID.randomUUID();
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            // One matter was parted at random; the other three were in no theme.
            UUID theme = i % MATTERS > 0 ? null : i < TEXTS.size() / 4 ? small : large;
            complaints.add(new Complaint(UUID.randomUUID(), UUID.randomUUID(), TEXTS.get(i), VECTORS.get(i), theme));
        }

        Discovery discovery = ThemeDiscovery.discover(complaints, MEAN);

        assertThat(discovery.groups().stream().map(Group::themeId))
                .contains(large)
                .doesNotContain(small);
        assertThat(discovery.successors().get(small)).contains(large);
    }

    @Test
    void assignsANewComplaintToItsThemeAndLeavesStrangersOut() {
        List<Group> groups = themes(complaints(null));
        List<ThemeAssignment.Theme> themes = groups.stream()
                .map(group -> new ThemeAssignment.Theme(
                        new UUID(0, indexOf(group)), group.centroid(), group.centres(), group.leastSimilarity()))
                .toList();
        List<Embedding> arriving = Model.encoder()
                .encode(List.of("Waited on the phone line for ever, nobody answered", "The soup was cold and salty"));

        assertThat(ThemeAssignment.assign(arriving.getFirst(), MEAN, themes))
                .map(ThemeAssignment.Assigned::themeId)
                .contains(new UUID(0, 0));
        assertThat(ThemeAssignment.assign(arriving.getLast(), MEAN, themes)).isEmpty();
    }

    private static List<Group> themes(List<Complaint> complaints) {
        return ThemeDiscovery.discover(complaints, MEAN).groups();
    }

    private static List<Complaint> complaints(@Nullable UUID theme) {
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            complaints.add(new Complaint(new UUID(1, i), new UUID(2, i), TEXTS.get(i), VECTORS.get(i), theme));
        }
        return complaints;
    }

    private static List<ThemeLabels.Theme> named(List<Group> groups) {
        return groups.stream()
                .map(group -> new ThemeLabels.Theme(
                        group.members().stream()
                                .map(member -> new ThemeLabels.Text(new UUID(2, member), TEXTS.get(member)))
                                .toList(),
                        group.centroid()))
                .toList();
    }

    private static Set<Integer> matters(Group group) {
        return group.members().stream().map(member -> member % MATTERS).collect(Collectors.toSet());
    }

    private static int indexOf(Group group) {
        return group.members().getFirst() % MATTERS;
    }

    private static int indexOf(int matter, List<Group> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (indexOf(groups.get(i)) == matter) {
                return i;
            }
        }
        throw new AssertionError("No theme for matter " + matter);
    }
}
