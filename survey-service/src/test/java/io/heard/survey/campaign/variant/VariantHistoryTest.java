package io.heard.survey.campaign.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VariantHistoryTest {

    private static final UUID SURVEY = new UUID(0, 1);
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-03-03T09:00:00Z");

    private final VariantHistory first = running(VariantHistory.NONE, 3, MONDAY, variant("a", 50), variant("b", 50));

    @Test
    void keepsWhatAVariantMeantWhenItFirstRan() {
        VariantHistory later = running(first, 4, TUESDAY, variant("a", 50), variant("b", 50));

        assertThat(later).isEqualTo(first);
        assertThat(later.treatment("a")).contains(new Treatment("a", null, SURVEY, 3));
    }

    @Test
    void beginsARoundWhenSharesChange() {
        VariantHistory later = running(first, 4, TUESDAY, variant("a", 40), variant("b", 60));

        assertThat(first.since()).isEqualTo(MONDAY);
        assertThat(later.since()).isEqualTo(TUESDAY);
        assertThat(later.treatments()).isEqualTo(first.treatments());
    }

    @Test
    void beginsARoundWhenVariantsComeAndGoAndForgetsNoneOfThem() {
        VariantHistory later = running(first, 4, TUESDAY, variant("a", 50), variant("c", 50));

        assertThat(later.since()).isEqualTo(TUESDAY);
        assertThat(later.treatment("b")).contains(new Treatment("b", null, SURVEY, 3));
        assertThat(later.treatment("c")).contains(new Treatment("c", null, SURVEY, 4));
    }

    @Test
    void beginsNoRoundWhenVariantsAreOnlyListedInAnotherOrder() {
        assertThat(running(first, 4, TUESDAY, variant("b", 50), variant("a", 50))
                        .since())
                .isEqualTo(MONDAY);
    }

    private static VariantHistory running(VariantHistory before, int newest, Instant now, Variant... variants) {
        return before.runningWith(
                new Variants(List.of(variants)),
                variant -> new Treatment(variant.id(), variant.subject(), SURVEY, newest),
                now);
    }

    private static Variant variant(String id, int share) {
        return new Variant(id, share, null, null);
    }
}
