package io.heard.insights.mining.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What became of the alarms of several streams. */
final class EmergingScore {

    private final List<Integer> textsToAlarm = new ArrayList<>();
    private int newLabels;
    private int repeated;
    private int wrong;
    private long arrivals;
    private long nanoseconds;

    void expect(int more) {
        newLabels += more;
    }

    /** @param texts of its label that had arrived by then */
    void right(int texts) {
        textsToAlarm.add(texts);
    }

    void repeat() {
        repeated++;
    }

    void wrong() {
        wrong++;
    }

    void arrived(long took) {
        arrivals++;
        nanoseconds += took;
    }

    int alarms() {
        return textsToAlarm.size() + repeated + wrong;
    }

    long arrivals() {
        return arrivals;
    }

    long microsecondsPerArrival() {
        return arrivals == 0 ? 0 : Math.round(nanoseconds / 1e3 / arrivals);
    }

    /** Without alarms there is no precision, without right ones no median. */
    void print(ObjectNode figures) {
        int right = textsToAlarm.size();
        if (right + wrong > 0) {
            figures.put("precision", share(right, right + wrong));
        } else {
            figures.putNull("precision");
        }
        figures.put("recall", share(right, newLabels));
        if (right > 0) {
            figures.put("medianTextsToAlarm", median());
        } else {
            figures.putNull("medianTextsToAlarm");
        }
        figures.put("rightAlarms", right).put("falseAlarms", wrong).put("repeatedAlarms", repeated);
    }

    /** Of an even number of values, the mean of the middle two. */
    private double median() {
        List<Integer> sorted = new ArrayList<>(textsToAlarm);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
    }

    private static double share(int part, int all) {
        return all == 0 ? 0 : Math.round(1000.0 * part / all) / 1000.0;
    }
}
