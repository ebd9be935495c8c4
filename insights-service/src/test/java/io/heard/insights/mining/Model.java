package io.heard.insights.mining;

/** The real model, loaded once for all tests of a JVM. */
public final class Model {

    private static final SentenceEncoder ENCODER = SentenceEncoder.load(2);

    private Model() {}

    public static SentenceEncoder encoder() {
        return ENCODER;
    }
}
