package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.discovery.ThemeDiscovery.Complaint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommonMeanTest {

    private static final Embedding KNOWN = Embedding.of(0, 1);
    private static final Embedding OTHER = Embedding.of(1, 0);

    @Test
    void isTakenAnewFromAsManyOrMore() {
        assertThat(of(10, 5)).isEqualTo(new CommonMean(OTHER, 10));
        assertThat(of(10, 10)).isEqualTo(new CommonMean(OTHER, 10));
    }

    @Test
    void isTakenAnewFromHalfAsMany() {
        assertThat(of(5, 10)).isEqualTo(new CommonMean(OTHER, 5));
    }

    /** Teams may name themes that take all but a few of a product's complaints. */
    @Test
    void isNotTakenFromTheFewThatAreLeft() {
        assertThat(of(5, 11)).isEqualTo(new CommonMean(KNOWN, 11));
        assertThat(of(1, 100)).isEqualTo(new CommonMean(KNOWN, 100));
    }

    @Test
    void staysWhereItIsKnownWell() {
        assertThat(of(900, 500)).isEqualTo(new CommonMean(KNOWN, 500));
        assertThat(of(900, 499)).isEqualTo(new CommonMean(OTHER, 900));
    }

    private static CommonMean of(int complaints, int before) {
        Complaint complaint = new Complaint(UUID.randomUUID(), UUID.randomUUID(), "other", OTHER, null);
        List<Complaint> all = Collections.nCopies(complaints, complaint);
        return CommonMean.of(all, Optional.of(new CommonMean(KNOWN, before)));
    }
}
