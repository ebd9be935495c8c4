package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.ThemeDiscovery.Complaint;
import io.heard.insights.mining.ThemeDiscovery.Group;
import io.heard.insights.mining.label.ThemeLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThemeDiscoveryTest {

    private static final List<String> TEXTS = Grievances.mixed();
    private static final int MATTERS = Grievances.MATTERS.size();
    private static final List<Embedding> VECTORS = Model.encoder().encode(TEXTS);
    private static final Embedding MEAN = Embedding.mean(VECTORS);

    @Test
    void findsOneThemeForEachMatter() {
        List<Group> groups = ThemeDiscovery.discover(complaints(null), MEAN);

        assertThat(groups).hasSize(MATTERS);
        assertThat(groups).allSatisfy(group -> assertThat(matters(group)).hasSize(1));
        assertThat(groups).allSatisfy(group -> assertThat(group.members()).hasSize(8));
    }

    @Test
    void namesThemInTheCustomersWords() {
        List<Group> groups = ThemeDiscovery.discover(complaints(null), MEAN);

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
        assertThat(ThemeDiscovery.discover(complaints(null), MEAN))
                .isEqualTo(ThemeDiscovery.discover(complaints(null), MEAN));
    }

    @Test
    void asksForFiveDifferentCustomers() {
        UUID oneCustomer = UUID.randomUUID();
        List<Complaint> complaints = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            UUID customer = i % MATTERS == 0 ? oneCustomer : UUID.randomUUID();
            complaints.add(new Complaint(UUID.randomUUID(), customer, TEXTS.get(i), VECTORS.get(i), null));
        }

        List<Group> groups = ThemeDiscovery.discover(complaints, MEAN);

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

        List<Group> groups = ThemeDiscovery.discover(repeated, MEAN);

        assertThat(groups)
                .hasSize(MATTERS)
                .allSatisfy(group -> assertThat(group.members()).hasSize(40));
    }

    @Test
    void findsNothingInAFewComplaints() {
        assertThat(ThemeDiscovery.discover(complaints(null).subList(0, 4), MEAN))
                .isEmpty();
        assertThat(ThemeDiscovery.discover(List.of(), MEAN)).isEmpty();
    }

    @Test
    void takesComplaintsThatAreAllTheSame() {
        List<Complaint> same = complaints(null).stream()
                .map(complaint ->
                        new Complaint(complaint.segmentId(), complaint.customerId(), "same", VECTORS.getFirst(), null))
                .toList();

        assertThat(ThemeDiscovery.discover(same, MEAN))
                .singleElement()
                .satisfies(group -> assertThat(group.members()).hasSize(same.size()));
        assertThat(ThemeDiscovery.discover(same, VECTORS.getFirst())).hasSize(1);
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

        List<Group> groups = ThemeDiscovery.discover(known, MEAN);
        var inheritance = ThemeInheritance.inherit(known, groups);

        for (int matter = 0; matter < MATTERS; matter++) {
            assertThat(inheritance.ids().get(indexOf(matter, groups))).contains(ids.get(matter));
        }
        assertThat(inheritance.successors()).isEmpty();
    }

    @Test
    void assignsANewComplaintToItsThemeAndLeavesStrangersOut() {
        List<Group> groups = ThemeDiscovery.discover(complaints(null), MEAN);
        List<ThemeAssignment.Theme> themes = groups.stream()
                .map(group -> new ThemeAssignment.Theme(new UUID(0, indexOf(group)), group.centroid()))
                .toList();
        List<Embedding> arriving = Model.encoder()
                .encode(List.of("Waited on the phone line for ever, nobody answered", "The soup was cold and salty"));

        assertThat(ThemeAssignment.assign(arriving.getFirst(), MEAN, themes))
                .map(ThemeAssignment.Assigned::themeId)
                .contains(new UUID(0, 0));
        assertThat(ThemeAssignment.assign(arriving.getLast(), MEAN, themes)).isEmpty();
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
                        group.members().stream().map(TEXTS::get).toList(), group.centroid()))
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
