package io.heard.insights.mining;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.QuoteChoice.Candidate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QuoteChoiceTest {

    private static final UUID ANN = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);
    private static final UUID CLEO = new UUID(0, 3);

    @Test
    void quotesEachCustomerOnceTheNearestFirst() {
        List<Candidate> chosen = QuoteChoice.choose(
                List.of(
                        said(BOB, "They sent the wrong colour twice", .7),
                        said(ANN, "They sent me the wrong size again", .9),
                        said(ANN, "It is the wrong size for the third time", .8),
                        said(CLEO, "Wrong size, wrong colour, wrong address", .6)),
                2);

        assertThat(chosen).extracting(Candidate::customerId).containsExactly(ANN, BOB);
        assertThat(chosen.getFirst().text()).isEqualTo("They sent me the wrong size again");
    }

    @Test
    void prefersWhatReadsWell() {
        List<Candidate> chosen = QuoteChoice.choose(
                List.of(
                        said(ANN, "Late.", .9),
                        said(BOB, "The parcel came two days late", .8),
                        said(CLEO, "late ".repeat(100), .9)),
                3);

        assertThat(chosen).extracting(Candidate::customerId).first().isEqualTo(BOB);
        assertThat(chosen).hasSize(3);
    }

    @Test
    void prefersComplaintsBeyondDoubtHoweverNear() {
        List<Candidate> chosen = QuoteChoice.choose(
                List.of(
                        inDoubt(ANN, "I have only been a customer for a week", .9),
                        said(BOB, "Waited an hour on the phone for nothing", .5),
                        said(CLEO, "Nobody ever called me back about it", .6)),
                3);

        assertThat(chosen).extracting(Candidate::customerId).containsExactly(CLEO, BOB, ANN);
    }

    @Test
    void doesNotRepeatTheSameWords() {
        List<Candidate> chosen = QuoteChoice.choose(
                List.of(said(ANN, "Still no answer to my mail!", .9), said(BOB, "still no answer, to my mail", .8)), 3);

        assertThat(chosen).hasSize(1);
    }

    private static Candidate said(UUID customer, String text, double similarity) {
        return new Candidate(UUID.randomUUID(), customer, text, true, similarity);
    }

    private static Candidate inDoubt(UUID customer, String text, double similarity) {
        return new Candidate(UUID.randomUUID(), customer, text, false, similarity);
    }
}
