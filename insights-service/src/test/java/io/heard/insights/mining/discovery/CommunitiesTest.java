package io.heard.insights.mining.discovery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
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
    void keepsGroupsThatAreAsGood() {
        assertArrayEquals(eachClique(), adopt(eachClique(), eachClique()));
    }

    @Test
    void partsWhatDoesNotHangTogether() {
        assertArrayEquals(eachClique(), adopt(new int[CLIQUES * SIZE], eachClique()));
    }

    @Test
    void putsOneTextWhereItBelongs() {
        int[] strayed = eachClique();
        strayed[0] = 3;

        assertArrayEquals(eachClique(), adopt(strayed, eachClique()));
        assertArrayEquals(eachClique(), adopt(eachClique(), strayed));
    }

    @Test
    void endsNoGroupForALittleGain() {
        int[] joined = eachClique();
        Arrays.setAll(joined, node -> joined[node] - joined[node] % 2);

        assertArrayEquals(eachClique(), adopt(eachClique(), joined));
    }

    @Test
    void takesWhatIsInNoGroupIntoOneThatOthersAreIn() {
        int[] withoutOne = eachClique();
        withoutOne[3] = -1;

        assertArrayEquals(eachClique(), adopt(withoutOne, eachClique()));
    }

    @Test
    void makesNoGroupOfWhatIsInNoneAlone() {
        int[] withoutTwo = eachClique();
        withoutTwo[3] = -1;
        withoutTwo[4] = -1;
        int[] ofTheirOwn = eachClique();
        ofTheirOwn[3] = CLIQUES;
        ofTheirOwn[4] = CLIQUES;

        assertArrayEquals(withoutTwo, adopt(withoutTwo, ofTheirOwn));
    }

    private static int[] adopt(int[] before, int[] fresh) {
        return Communities.at(1, cliques()).adopt(before, fresh);
    }

    private static int[] eachClique() {
        return IntStream.range(0, CLIQUES * SIZE).map(node -> node / SIZE).toArray();
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
