package io.heard.insights.mining.discovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import nl.cwts.networkanalysis.Network;
import org.junit.jupiter.api.Test;

class CommunitiesTest {

    private static final int CLIQUES = 6;
    private static final int SIZE = 6;

    /** Weight of the one link between two of them, where the others weigh 1. */
    private static final double BETWEEN = 2;

    @Test
    void groupsWhatHangsTogether() {
        int[] groups = Communities.at(1, cliques()).find();

        assertEquals(CLIQUES, Arrays.stream(groups).distinct().count());
        for (int node = 0; node < groups.length; node++) {
            assertEquals(groups[node - node % SIZE], groups[node]);
        }
    }

    @Test
    void findsTheSameEachTime() {
        assertArrayEquals(
                Communities.at(1, cliques()).find(),
                Communities.at(1, cliques()).find());
    }

    @Test
    void saysHowMuchStaysInside() {
        double cut = CLIQUES * BETWEEN;
        double all = cut + CLIQUES * SIZE * (SIZE - 1) / 2.0;

        assertEquals(1 - cut / all, Communities.at(1, cliques()).inside(), 1e-9);
    }

    @Test
    void splitsAsFineAsGroupsStayLargeEnough() {
        int[] groups = Communities.finest(.5, SIZE, cliques()).find();

        assertEquals(CLIQUES, Arrays.stream(groups).distinct().count());
    }

    @Test
    void splitsLessWhereMoreIsToStayInside() {
        int[] groups = Communities.finest(.95, SIZE, cliques()).find();

        assertTrue(Arrays.stream(groups).distinct().count() < CLIQUES);
    }

    @Test
    void gainsNothingByTheSameAndMuchOverOneForAll() {
        Communities communities = Communities.at(1, cliques());
        int[] groups = communities.find();

        assertEquals(0, communities.gain(groups, groups), 1e-9);
        assertTrue(communities.gain(groups, new int[groups.length]) > .9);
    }

    @Test
    void countsANodeInNoGroupToTheOneItIsTiedToMost() {
        Communities communities = Communities.at(1, cliques());
        int[] groups = communities.find();
        int[] withoutOne = groups.clone();
        withoutOne[3] = -1;

        assertEquals(0, communities.gain(groups, withoutOne), 1e-9);
    }

    @Test
    void findsGroupsInsideGroups() {
        Communities coarse = Communities.at(.2, cliques());
        int[] groups = coarse.find();
        int[] finer = coarse.findFiner(8);

        assertNotEquals(
                Arrays.stream(groups).distinct().count(),
                Arrays.stream(finer).distinct().count());
    }

    /** In a ring, each tied to the next by one link. */
    private static Network cliques() {
        Links links = new Links(CLIQUES * SIZE);
        for (int clique = 0; clique < CLIQUES; clique++) {
            int first = clique * SIZE;
            for (int i = 0; i < SIZE; i++) {
                for (int j = 0; j < i; j++) {
                    links.add(first + i, first + j, 1);
                }
            }
            links.add(first, (first + SIZE + 1) % (CLIQUES * SIZE), BETWEEN);
        }
        return links.network();
    }
}
