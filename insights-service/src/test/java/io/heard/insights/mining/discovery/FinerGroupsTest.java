package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.FinerGroups.FinerGroup;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FinerGroupsTest {

    private static final Embedding MEAN = Embedding.of(new float[8]);
    private static final List<String> MATTERS =
            List.of("the parcel came late", "nobody answers the phone", "the bill is wrong");

    @Test
    void tellsTheMattersApartLargestFirst() {
        List<FinerGroup> groups = FinerGroups.split(complaints(12, 20, 8), MEAN, 1);

        assertThat(groups).extracting(group -> group.members().size()).containsExactly(20, 12, 8);
        assertThat(groups.getFirst().members())
                .containsExactlyElementsOf(IntStream.range(12, 32).boxed().toList());
    }

    @Test
    void splitsFinerWhenAskedTo() {
        List<Complaint> complaints = complaints(40, 40, 40);

        assertThat(FinerGroups.split(complaints, MEAN, 4).size())
                .isGreaterThan(FinerGroups.split(complaints, MEAN, 1).size());
    }

    @Test
    void isNothingWhereThereIsOneMatter() {
        assertThat(FinerGroups.split(complaints(9), MEAN, 1)).isEmpty();
    }

    @Test
    void showsNoMatterOfFewCustomers() {
        List<Complaint> complaints = new ArrayList<>(complaints(12, 12));
        UUID one = UUID.randomUUID();
        complaints(0, 0, 9)
                .forEach(complaint -> complaints.add(
                        new Complaint(complaint.segmentId(), one, complaint.words(), complaint.embedding(), null)));

        assertThat(FinerGroups.split(complaints, MEAN, 1)).hasSize(2);
    }

    @Test
    void isTheSameEachTime() {
        List<Complaint> complaints = complaints(30, 20, 10);

        assertThat(FinerGroups.split(complaints, MEAN, 2)).isEqualTo(FinerGroups.split(complaints, MEAN, 2));
    }

    /** So many about each matter, each in words of its own and near its axis. */
    private static List<Complaint> complaints(int... sizes) {
        Random random = new Random(3);
        List<Complaint> complaints = new ArrayList<>();
        for (int matter = 0; matter < sizes.length; matter++) {
            for (int i = 0; i < sizes[matter]; i++) {
                float[] values = new float[8];
                for (int d = 0; d < values.length; d++) {
                    values[d] = (float) random.nextGaussian() * .15f;
                }
                values[matter] += 1;
                complaints.add(new Complaint(
                        new UUID(matter, i),
                        new UUID(matter, i),
                        MATTERS.get(matter) + " " + (char) ('a' + i % 26) + i,
                        Embedding.of(values).normalised(),
                        null));
            }
        }
        return complaints;
    }
}
