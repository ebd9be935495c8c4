package io.heard.insights.mining.discovery;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.language.WordAnalysis;
import io.heard.insights.mining.text.Language;
import java.util.List;
import nl.cwts.networkanalysis.Network;

/**
 * Ties complaints to those that mean the same and to those that say it in the same words, and says how fine that network can be
 * split.
 *
 * <p>Complaints of one product mostly run into each other: then many ties are needed to see groups at all, and few groups are
 * right. Where matters lie apart, many ties would join what is different, and as many groups are right as keep most links inside
 * and are large enough for a theme.
 */
final class ComplaintNetwork {

    private static final int FEWEST_NEIGHBOURS = 5;
    private static final int MOST_NEIGHBOURS = 20;
    private static final int WORD_NEIGHBOURS = 10;

    /** Of a link between two texts of the same words, where one between two that mean the same weighs about 1. */
    private static final double WORD_WEIGHT = 1;

    /** At 1 "late" and "cancelled" are parted into several groups each, at .4 they are one. */
    private static final double COARSE = .6;

    private static final Kind MEANING = new Kind(Neighbours::tie, .85, .78);

    /** Complaints have fewer words in common than meaning, so less holds the same matters together. */
    private static final Kind WORDS = new Kind(Neighbours::tieByCosine, .77, .7);

    /** A finer split may part so many times what one at resolution 1 does, times the share of the links' weight that this one parts. */
    private static final double MORE_PARTED = 12;

    private static final double MOST_MORE_PARTED = 1.5;

    /**
     * What vectors say.
     *
     * @param apart complaints lie apart when, at Leiden's resolution 1, so much of the links' weight is inside the groups
     * @param inside the share of the links' weight that stays inside groups where complaints lie apart, at least
     */
    private record Kind(Ties ties, double apart, double inside) {}

    private ComplaintNetwork() {}

    /**
     * @param centred of length 1
     * @param words the texts as normalised
     * @param fineness so many times as fine as is read off the network
     */
    static Communities of(List<Embedding> centred, List<String> words, double fineness) {
        return of(centred, words, Language.ENGLISH, MEANING).finer(fineness);
    }

    /** The same for vectors that say which words there are, and not what is meant. */
    static Communities byWords(List<Embedding> centred, List<String> words, Language language, double fineness) {
        return of(centred, words, language, WORDS).finer(fineness);
    }

    private interface Ties {

        void tie(Neighbours nearest, int neighbours, Links links);
    }

    private static Communities of(List<Embedding> centred, List<String> words, Language language, Kind kind) {
        int n = centred.size();
        Neighbours neighbours = Neighbours.find(centred, MOST_NEIGHBOURS);
        Links meaning = new Links(n);
        kind.ties().tie(neighbours, neighbours(n, 2), meaning);
        if (Communities.at(1, meaning.network()).inside() < kind.apart()) {
            tieByWords(words, language, WORD_NEIGHBOURS, WORD_WEIGHT, meaning);
            return Communities.at(COARSE, meaning.network());
        }
        int few = neighbours(n, 4);
        Links links = new Links(n);
        kind.ties().tie(neighbours, few, links);
        tieByWords(words, language, Math.min(WORD_NEIGHBOURS, few), WORD_WEIGHT, links);
        return finest(kind.inside(), links.network());
    }

    /**
     * Resolution 1 joins small groups of large networks (Fortunato and Barthélemy 2007), so the more it parts, the more matters it
     * has joined. Where it parts little, a split much finer would make several groups of each matter.
     */
    private static Communities finest(double inside, Network network) {
        double parted = 1 - Communities.at(1, network).inside();
        double more = Math.clamp(MORE_PARTED * parted, 1, MOST_MORE_PARTED);
        return Communities.finest(Math.max(inside, 1 - more * parted), ThemeDiscovery.FEWEST_CUSTOMERS, network);
    }

    /**
     * As complaints that run into each other, whatever they do.
     *
     * @param fineness 1 as those of a whole product are split; more for more and smaller groups
     */
    static Communities asFineAs(double fineness, List<Embedding> centred, List<String> words) {
        int neighbours = neighbours(centred.size(), 2);
        Links links = new Links(centred.size());
        Neighbours.find(centred, neighbours).tie(neighbours, links);
        tieByWords(words, Language.ENGLISH, Math.min(WORD_NEIGHBOURS, neighbours), WORD_WEIGHT, links);
        return Communities.at(COARSE * fineness, links.network());
    }

    /** Few texts need fewer ties, or everything is tied to everything. */
    private static int neighbours(int texts, int divisor) {
        return Math.clamp(Math.round(Math.sqrt(texts) / divisor), FEWEST_NEIGHBOURS, MOST_NEIGHBOURS);
    }

    private static void tieByWords(List<String> words, Language language, int neighbours, double weight, Links links) {
        try (var analyzer = WordAnalysis.of(language)) {
            WordNeighbours.tie(words, analyzer, neighbours, weight, links);
        }
    }
}
