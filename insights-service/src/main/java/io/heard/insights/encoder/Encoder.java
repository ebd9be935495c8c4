package io.heard.insights.encoder;

import io.heard.insights.mining.Embedding;
import io.heard.insights.mining.EmbeddingCache;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.mining.encoding.ModelRefusedException;
import io.heard.insights.mining.encoding.SentenceModel;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** The sentence model, loaded at the start: a service that cannot mine says so by not starting. */
@Startup
@ApplicationScoped
public class Encoder {

    private static final long MEGABYTE = 1 << 20;

    /** If this cannot be read either, the fault is not the texts'. */
    private static final List<String> HARMLESS = List.of("The parcel came late");

    private final SentenceEncoder encoder;
    private final EmbeddingCache cache;

    @Inject
    Encoder(ModelConfig config) {
        // Requests and events get their share of the cores from the system, as their threads wait for other things
        // mostly.
        this(load(config, Runtime.getRuntime().availableProcessors()), config.cacheMegabytes());
        if (config.directory().isPresent()) {
            Log.infof("Texts are read with %s, %d values each", model(), encoder.dimensions());
        }
    }

    /** @param cacheMegabytes for what was read lately */
    public Encoder(SentenceEncoder encoder, int cacheMegabytes) {
        this.encoder = encoder;
        this.cache = new EmbeddingCache(encoder::encode, cacheMegabytes * MEGABYTE);
    }

    /** See {@link SentenceEncoder#encode}. */
    public List<Embedding> encode(List<String> texts) {
        return cache.encode(texts);
    }

    /** Has the model read something, whatever is remembered: fails as {@link #encode} does when the model reads nothing any more. */
    public void requireWorking() {
        encoder.encode(HARMLESS);
    }

    /** Length of an embedding. */
    public int dimensions() {
        return encoder.dimensions();
    }

    /** What vectors are told apart by, see {@link SentenceModel#id}. */
    public String model() {
        return encoder.model().id();
    }

    /** Whether the model was trained on a language, given as {@code de} or {@code de-AT}. */
    public boolean reads(String language) {
        return encoder.model().reads(language);
    }

    private static SentenceEncoder load(ModelConfig config, int threads) {
        try {
            return SentenceEncoder.load(
                    config.directory()
                            .map(directory -> SentenceModel.in(
                                    directory,
                                    config.pooling(),
                                    config.longestText(),
                                    config.prefix().orElse(""),
                                    config.languages().orElse(Set.of())))
                            .orElseGet(SentenceModel::shipped),
                    threads);
        } catch (ModelRefusedException e) {
            throw new IllegalStateException("heard.mining.model." + e.setting() + ": " + e.getMessage(), e);
        }
    }

    @PreDestroy
    void close() {
        encoder.close();
    }
}
