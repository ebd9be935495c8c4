package io.heard.insights.mining.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import nl.cwts.networkanalysis.Network;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.junit.jupiter.api.Test;

class WordNeighboursTest {

    private static final List<String> TEXTS = List.of(
            "The refund never came",
            "My parcel was crushed",
            "the refunds never CAME",
            "Nobody answers the phone",
            "A crushed parcel again",
            "The shop was closed",
            "They were rude",
            "Too many forms",
            "Everything is slow",
            "It rained inside");

    @Test
    void tiesTextsThatShareStems() {
        Network network = network(3);

        assertThat(network.getNeighbors(0)).containsExactly(2);
        assertThat(network.getNeighbors(1)).containsExactly(4);
        assertThat(network.getNeighbors(3)).isEmpty();
    }

    @Test
    void weighsTheSameWordsFully() {
        assertThat(network(3).getEdgeWeights(0)).hasSize(1);
        assertThat(network(3).getEdgeWeights(0)[0]).isCloseTo(2, within(1e-5));
        assertThat(network(3).getEdgeWeights(1)[0]).isPositive().isLessThanOrEqualTo(2);
    }

    @Test
    void tiesNobodyByWhatAFifthOfAllSay() {
        List<String> texts = new ArrayList<>(TEXTS);
        texts.replaceAll(text -> text + " unacceptable");

        Links links = new Links(texts.size());
        tie(texts, 3, links);

        assertThat(links.network().getNeighbors(3)).isEmpty();
    }

    private static Network network(int neighbours) {
        Links links = new Links(TEXTS.size());
        tie(TEXTS, neighbours, links);
        return links.network();
    }

    private static void tie(List<String> texts, int neighbours, Links links) {
        try (var analyzer = new EnglishAnalyzer()) {
            WordNeighbours.tie(texts, analyzer, neighbours, 2, links);
        }
    }
}
