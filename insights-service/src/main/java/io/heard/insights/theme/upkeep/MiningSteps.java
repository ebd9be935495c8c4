package io.heard.insights.theme.upkeep;

import io.heard.insights.encoder.Encoder;
import io.heard.insights.encoder.Languages;
import io.heard.insights.mining.ComplaintDetector;
import io.heard.insights.mining.ComplaintSeeds;
import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.seeding.Pillars;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The steps that need the model. The detector learns our own sentences at the start, a few seconds. */
@Startup
@ApplicationScoped
class MiningSteps {

    private final Encoder encoder;
    private final VerbatimReading reading;
    private final Pillars pillars;

    MiningSteps(Encoder encoder, Languages languages) {
        this.encoder = encoder;
        this.reading = new VerbatimReading(
                encoder::encode, ComplaintDetector.fit(ComplaintSeeds.load(), encoder::encode), languages);
        this.pillars = Pillars.load(encoder::encode);
    }

    VerbatimReading reading() {
        return reading;
    }

    Pillars pillars() {
        return pillars;
    }

    List<Embedding> encode(List<String> texts) {
        return encoder.encode(texts);
    }

    /** @throws EncoderFailedException when nothing can be read, whatever the text */
    void requireEncoder() {
        try {
            encoder.requireWorking();
        } catch (RuntimeException e) {
            throw new EncoderFailedException(e);
        }
    }

    /** Length of an embedding. */
    int dimensions() {
        return encoder.dimensions();
    }

    /** What vectors are told apart by. */
    String model() {
        return encoder.model();
    }
}
