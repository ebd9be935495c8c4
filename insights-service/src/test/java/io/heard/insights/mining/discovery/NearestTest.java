package io.heard.insights.mining.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void keepsTheNearestOfEachAndOfEqualsTheFirst() {
        Nearest nearest = new Nearest(5, 2);
        nearest.offer(0, 1, .3f);
        nearest.offer(0, 2, .5f);
        nearest.offer(0, 3, .5f);
        nearest.offer(0, 4, .4f);

        assertEquals(List.of("0-2 0.5", "0-3 0.5"), pairs(nearest, 2));
    }

    @Test
    void tiesTwoThatAreNearestToEachOtherOnce() {
        Nearest nearest = new Nearest(3, 2);
        nearest.offer(0, 1, .5f);
        nearest.offer(1, 0, .5f);
        nearest.offer(2, 0, .2f);

        assertEquals(List.of("0-1 0.5", "2-0 0.2"), pairs(nearest, 2));
    }

    @Test
    void tiesByTheFirstOnlyWhenAskedForFewer() {
        Nearest nearest = new Nearest(4, 3);
        nearest.offer(0, 1, .5f);
        nearest.offer(0, 2, .4f);
        nearest.offer(2, 3, .6f);
        nearest.offer(2, 0, .4f);

        assertEquals(List.of("0-1 0.5", "2-3 0.6"), pairs(nearest, 1));
    }

    @Test
    void takesNeitherOppositesNorTheTextItselfForNeighbours() {
        Nearest nearest = new Nearest(3, 2);
        nearest.offer(0, 0, 1);
        nearest.offer(0, 1, -.5f);
        nearest.offer(0, 2, 0);
        nearest.offer(1, 2, Float.NaN);

        assertEquals(List.of(), pairs(nearest, 2));
        assertEquals(0, nearest.meanOfFirst(2, 0));
    }

    @Test
    void saysHowNearTheFirstFewAre() {
        Nearest nearest = new Nearest(5, 4);
        nearest.offer(0, 1, .25f);
        nearest.offer(0, 2, .75f);
        nearest.offer(0, 3, .5f);

        assertEquals(.625, nearest.meanOfFirst(2, 0));
        assertEquals(.375, nearest.meanOfFirst(10, 0));
    }

    @Test
    void hasNothingToSayOfATextAlone() {
        Nearest nearest = new Nearest(1, 5);
        nearest.offer(0, 0, 1);

        assertEquals(List.of(), pairs(nearest, 5));
    }

    private static List<String> pairs(Nearest nearest, int first) {
        List<String> pairs = new ArrayList<>();
        nearest.forEachPair(first, (one, other, similarity) -> pairs.add(one + "-" + other + " " + similarity));
        return pairs;
    }
}
