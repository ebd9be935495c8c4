package io.heard.insights.mining.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Model;
import io.heard.insights.mining.seeding.Pillars.Said;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PillarsTest {

    @Test
    void eachPillarHasTenSentencesOfItsOwn() {
        assertThat(Pillars.sentences().stream().map(Said::sentence)).doesNotHaveDuplicates();
        for (Pillar pillar : Pillar.values()) {
            assertThat(Pillars.sentences())
                    .filteredOn(said -> said.pillar() == pillar)
                    .hasSize(10);
        }
    }

    /** Each tenth of the sentences by the other nine. */
    @Test
    void tellsSentencesItHasNotSeen() {
        List<Said> all = Pillars.sentences();
        int right = 0;
        int wrong = 0;
        for (int part = 0; part < 10; part++) {
            int left = part;
            Pillars others = Pillars.of(
                    all.stream().filter(said -> all.indexOf(said) % 10 != left).toList(), Model.encoder()::encode);
            for (int i = part; i < all.size(); i += 10) {
                Optional<Pillar> told = others.of(
                        Model.encoder().encode(List.of(all.get(i).sentence())).getFirst());
                right += told.equals(Optional.of(all.get(i).pillar())) ? 1 : 0;
                wrong += told.isPresent() && !told.equals(Optional.of(all.get(i).pillar())) ? 1 : 0;
            }
        }
        // By chance it would be one in twelve.
        assertThat(right).as("of 120, with %d wrong", wrong).isGreaterThan(45);
    }

    @Test
    void tellsPlainCases() {
        Pillars pillars = Pillars.load(Model.encoder()::encode);

        assertThat(pillars.of(Model.encoder()
                        .encode(List.of("My order was delivered a week late"))
                        .getFirst()))
                .contains(Pillar.SPEED);
        assertThat(pillars.of(Model.encoder()
                        .encode(List.of("The engineer was arrogant and rude"))
                        .getFirst()))
                .contains(Pillar.RESPECT);
    }
}
