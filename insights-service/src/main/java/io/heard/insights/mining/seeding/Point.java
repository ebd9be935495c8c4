package io.heard.insights.mining.seeding;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.seeding.TermWeights.Terms;

/** A complaint as it is compared: what it means, seen from what all have in common, and its words. */
final class Point {

    final float[] meaning;
    final Terms terms;

    Point(Embedding embedding, Embedding mean, Terms terms) {
        this.meaning = embedding.centred(mean).toArray();
        this.terms = terms;
    }
}
