package io.heard.survey.campaign.variant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VariantsTest {

    private static final UUID CAMPAIGN = UUID.fromString("0195516f-0000-7000-8000-000000000001");
    private static final Variants TWO =
            new Variants(List.of(new Variant("short", 30, "Well?", null), new Variant("usual", 70, null, null)));

    @Test
    void dealsByShareWithinAPoint() {
        long shorts = IntStream.range(0, 100_000)
                .mapToObj(i -> TWO.pick(CAMPAIGN, new UUID(i, 7)).orElseThrow().id())
                .filter("short"::equals)
                .count();

        assertThat(shorts).isBetween(29_000L, 31_000L);
    }

    @Test
    void dealsTheSameInteractionTheSameWay() {
        for (int i = 0; i < 1_000; i++) {
            var interaction = new UUID(i, i);
            assertThat(TWO.pick(CAMPAIGN, interaction)).isEqualTo(TWO.pick(CAMPAIGN, interaction));
        }
    }

    @Test
    void differentCampaignsDealDifferently() {
        var other = new UUID(1, 2);
        long same = IntStream.range(0, 10_000)
                .mapToObj(i -> new UUID(i, 7))
                .filter(interaction -> TWO.pick(CAMPAIGN, interaction).equals(TWO.pick(other, interaction)))
                .count();

        // Two independent draws agree in 0.3 * 0.3 + 0.7 * 0.7 of the cases.
        assertThat(same).isBetween(5_600L, 6_000L);
    }

    @Test
    void withoutVariantsThereIsNothingToDeal() {
        assertThat(Variants.NONE.pick(CAMPAIGN, new UUID(1, 1))).isEmpty();
    }
}
