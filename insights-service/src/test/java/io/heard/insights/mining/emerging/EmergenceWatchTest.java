package io.heard.insights.mining.emerging;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.emerging.EmergenceWatch.Arrival;
import io.heard.insights.mining.emerging.EmergenceWatch.Emergence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EmergenceWatchTest {

    private static final int DIMENSIONS = 64;
    private static final int OLD_MATTERS = 20;
    private static final int EARLIER = 600;
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private final Random random = new Random(7);
    private final List<float[]> matters = new ArrayList<>();
    private final EmergenceWatch watch = new EmergenceWatch(Embedding.of(new float[DIMENSIONS]));
    private final List<Arrival> arrived = new ArrayList<>();

    EmergenceWatchTest() {
        for (int i = 0; i < OLD_MATTERS; i++) {
            matters.add(direction());
        }
    }

    @Test
    void seesWhatIsNew() {
        assertThat(oldMatters(EARLIER)).isEmpty();

        List<Emergence> found = amongOthers(direction(), 12, Duration.ofMinutes(5));

        assertThat(found).hasSize(1);
        List<Arrival> members = found.getFirst().members();
        assertThat(members).hasSizeBetween(5, 12);
        assertThat(members)
                .filteredOn(member -> member.segmentId().getMostSignificantBits() == 1)
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void saysItOnce() {
        oldMatters(EARLIER);

        assertThat(amongOthers(direction(), 60, Duration.ofMinutes(5))).hasSize(1);
    }

    @Test
    void findsNothingNewAmongTheSameMatters() {
        assertThat(oldMatters(4 * EARLIER)).isEmpty();
    }

    @Test
    void seesANewMatterCloseToAnOldOne() {
        oldMatters(EARLIER);
        float[] close = new float[DIMENSIONS];
        float[] aside = direction();
        for (int i = 0; i < DIMENSIONS; i++) {
            close[i] = .8f * matters.getFirst()[i] + .6f * aside[i];
        }

        assertThat(amongOthers(close, 30, Duration.ofMinutes(5))).hasSize(1);
    }

    @Test
    void asksForFiveDifferentCustomers() {
        oldMatters(EARLIER);
        float[] fresh = direction();
        UUID insistent = UUID.randomUUID();

        for (int i = 0; i < 30; i++) {
            UUID customer = i % 10 == 0 ? UUID.randomUUID() : insistent;
            assertThat(watch.arrive(arrival(1, customer, near(fresh), last().plusSeconds(60))))
                    .isEmpty();
        }
    }

    @Test
    void seesNothingInAFewOverManyMonths() {
        oldMatters(EARLIER);

        assertThat(amongOthers(direction(), 12, Duration.ofDays(10))).isEmpty();
    }

    @Test
    void isSureOfNothingWithLittleToCompareWith() {
        oldMatters(20);

        assertThat(amongOthers(direction(), 12, Duration.ofMinutes(5))).isEmpty();
    }

    @Test
    void findsTheSameWhenItRemembersInsteadOfHavingLooked() {
        oldMatters(EARLIER);
        float[] fresh = direction();
        Emergence found = amongOthers(fresh, 12, Duration.ofMinutes(5)).getFirst();
        EmergenceWatch started = new EmergenceWatch(Embedding.of(new float[DIMENSIONS]));
        arrived.forEach(started::remember);
        started.know(found.centre(), found.radius());

        for (int i = 0; i < 30; i++) {
            assertThat(started.arrive(arrival(1, UUID.randomUUID(), near(fresh), last())))
                    .isEmpty();
        }
    }

    /** Every third complaint is about the matter. */
    private List<Emergence> amongOthers(float[] matter, int many, Duration apart) {
        List<Emergence> found = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            found.addAll(oldMatters(2));
            watch.arrive(arrival(1, UUID.randomUUID(), near(matter), last().plus(apart)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private List<Emergence> oldMatters(int many) {
        List<Emergence> found = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            float[] matter = matters.get(random.nextInt(OLD_MATTERS));
            watch.arrive(arrival(0, UUID.randomUUID(), near(matter), last().plusSeconds(60)))
                    .ifPresent(found::add);
        }
        return found;
    }

    private Arrival arrival(long kind, UUID customer, Embedding embedding, Instant at) {
        Arrival arrival = new Arrival(new UUID(kind, arrived.size()), customer, embedding, at);
        arrived.add(arrival);
        return arrival;
    }

    private Instant last() {
        return arrived.isEmpty() ? MONDAY : arrived.getLast().answeredAt();
    }

    /** At a cosine of about .75. */
    private Embedding near(float[] matter) {
        float[] noise = direction();
        float[] text = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            text[i] = matter[i] + .9f * noise[i];
        }
        return Embedding.of(text).normalised();
    }

    private float[] direction() {
        float[] values = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Embedding.of(values).normalised().toArray();
    }
}
