package io.heard.insights.mining.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void isPerfectUnderOtherNames() {
        assertThat(Agreement.of(List.of("a", "a", "b", "c"), List.of("3", "3", "1", "2")))
                .isEqualTo(new Agreement(1, 1, 1));
    }

    /** Worked by hand: labels 3 + 3, groups 2 + 4, of which 2, 1 and 3 meet. */
    @Test
    void isWhatTheFormulasSay() {
        Agreement agreement =
                Agreement.of(List.of("a", "a", "a", "b", "b", "b"), List.of("1", "1", "2", "2", "2", "2"));

        assertThat(agreement.ari()).isCloseTo((4 - 6 * 7 / 15.0) / ((6 + 7) / 2.0 - 6 * 7 / 15.0), within(1e-12));
        assertThat(agreement.accuracy()).isEqualTo(5 / 6.0);
        double together = 2 / 6.0 * Math.log(2) + 1 / 6.0 * Math.log(.5) + 3 / 6.0 * Math.log(1.5);
        double entropies = Math.log(2) - 1 / 3.0 * Math.log(1 / 3.0) - 2 / 3.0 * Math.log(2 / 3.0);
        assertThat(agreement.nmi()).isCloseTo(2 * together / entropies, within(1e-12));
    }

    @Test
    void matchesInTheBestWayAndNotGreedily() {
        // The largest meeting is a with 1; but a with 2 and b with 1 together cover more.
        List<String> labels = List.of("a", "a", "a", "a", "a", "b", "b", "b", "b");
        List<String> groups = List.of("1", "1", "1", "2", "2", "1", "1", "1", "1");

        assertThat(Agreement.of(labels, groups).accuracy()).isEqualTo(6 / 9.0);
    }

    @Test
    void isWorthNothingWhereEverythingIsOneGroup() {
        Agreement agreement = Agreement.of(List.of("a", "a", "b", "b"), List.of("1", "1", "1", "1"));

        assertThat(agreement.ari()).isZero();
        assertThat(agreement.nmi()).isZero();
        assertThat(agreement.accuracy()).isEqualTo(.5);
    }
}
