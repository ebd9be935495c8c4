package io.heard.insights.mining;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How something is said, which an embedding passes over: exclamation marks, emoji, a product's own vocabulary, length.
 */
final class Wording {

    static final int BUCKETS = 1 << 13;

    private static final int SHIFT = 32 - 13;
    private static final double USUAL_LENGTH = 3;

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}'’]+|[!?]+|\\d+|[^\\s\\p{L}\\d]");

    /** Of its words and pairs of words, each once, in order. By hash, so that no customer's word is ever kept. */
    private final int[] buckets;

    private final float length;

    private Wording(int[] buckets, float length) {
        this.buckets = buckets;
        this.length = length;
    }

    static Wording of(ReadText text) {
        String[] tokens = TOKEN.matcher(text.words().toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
        int[] buckets = new int[Math.max(0, 2 * tokens.length - 1)];
        for (int i = 0; i < tokens.length; i++) {
            buckets[i] = bucket(tokens[i]);
            if (i > 0) {
                buckets[tokens.length + i - 1] = bucket(tokens[i - 1] + " " + tokens[i]);
            }
        }
        return new Wording(Arrays.stream(buckets).sorted().distinct().toArray(), (float)
                (Math.log1p((double) tokens.length / text.parts()) - USUAL_LENGTH));
    }

    /** Not a copy. */
    int[] buckets() {
        return buckets;
    }

    /** Of a piece: about 0 at twenty words, 1 at fifty and -1 at seven. */
    float length() {
        return length;
    }

    /** The cosine of the two as sets of words. */
    double likeness(Wording other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < buckets.length && j < other.buckets.length) {
            int difference = buckets[i] - other.buckets[j];
            shared += difference == 0 ? 1 : 0;
            i += difference <= 0 ? 1 : 0;
            j += difference >= 0 ? 1 : 0;
        }
        return shared == 0 ? 0 : shared * share() * other.share();
    }

    /** What each word counts, so that long texts do not count more than short ones. */
    double share() {
        return buckets.length == 0 ? 0 : 1 / Math.sqrt(buckets.length);
    }

    /** The well-known multiplicative hash: neighbours in one spread over all buckets. */
    private static int bucket(String token) {
        return (token.hashCode() * 0x9E3779B1) >>> SHIFT;
    }
}
