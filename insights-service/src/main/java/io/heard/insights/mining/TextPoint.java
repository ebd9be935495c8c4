package io.heard.insights.mining;

import org.jspecify.annotations.Nullable;

/**
 * A text as a regression sees it: what it means, the products of the values of that, two at a time, and how it is worded.
 *
 * <p>Products, because what a word says depends on what it is said of: "long" is bad of a queue and good of a battery. See
 * Y.-W. Chang et al., "Training and testing low-degree polynomial data mappings via linear SVM", JMLR 11 (2010).
 *
 * @param meaning seen from the centre of all texts
 * @param wording null where only the meaning counts
 */
record TextPoint(Embedding meaning, @Nullable Wording wording) {

    /** How much the products count beside the values, and the length beside the words. */
    static final double PRODUCTS = 2;

    static final double LENGTH = .1;

    /** The inner product of all that is known of the two; that of the products needs none of them. */
    double likeness(TextPoint other) {
        double cosine = meaning.dot(other.meaning);
        double meanings = cosine + PRODUCTS * cosine * cosine;
        return wording == null || other.wording == null
                ? meanings
                : meanings + wording.likeness(other.wording) + LENGTH * wording.length() * other.wording.length();
    }
}
