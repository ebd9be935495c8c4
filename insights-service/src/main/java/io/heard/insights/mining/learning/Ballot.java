package io.heard.insights.mining.learning;

import io.heard.insights.mining.ComplaintDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How texts were judged. */
final class Ballot {

    private final List<Judgement> judgements = new ArrayList<>();

    private record Judgement(double probability, boolean isComplaint, boolean isUnhappy) {}

    /** Without the scores: they would tell themselves. */
    void add(ScoredText text, ComplaintDetector detector) {
        double probability = detector.probability(text.text(), OptionalDouble.empty());
        judgements.add(new Judgement(probability, detector.isComplaint(probability), text.isUnhappy()));
    }

    int size() {
        return judgements.size();
    }

    double[] probabilities() {
        return judgements.stream().mapToDouble(Judgement::probability).toArray();
    }

    boolean[] unhappy() {
        boolean[] unhappy = new boolean[judgements.size()];
        for (int i = 0; i < unhappy.length; i++) {
            unhappy[i] = judgements.get(i).isUnhappy();
        }
        return unhappy;
    }

    /** Of both kinds the share on the right side of the threshold, and of these the mean: ranking well is not all. */
    double balancedAccuracy() {
        return (share(true) + share(false)) / 2;
    }

    private double share(boolean unhappy) {
        return judgements.stream()
                .filter(judgement -> judgement.isUnhappy() == unhappy)
                .mapToInt(judgement -> judgement.isComplaint() == unhappy ? 1 : 0)
                .average()
                .orElse(0);
    }
}
