package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.VerbatimReading;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The steps that need the model. Loaded at the start, a few seconds and about 200 MB: a service that cannot mine says so
 * by not starting.
 */
@Startup
@ApplicationScoped
class MiningSteps {

    private final SentenceEncoder encoder;
    private final VerbatimReading reading;

    MiningSteps() {
        // One core stays free, so that facts and requests need not wait for mining.
        this.encoder = SentenceEncoder.load(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        this.reading =
                new VerbatimReading(encoder::encode, ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode));
    }

    VerbatimReading reading() {
        return reading;
    }

    List<Embedding> encode(List<String> texts) {
        return encoder.encode(texts);
    }

    @PreDestroy
    void close() {
        encoder.close();
    }
}
