package io.heard.insights.encoder;

import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.language.LanguageDetector;
import io.heard.insights.mining.text.Language;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Tells what texts are written in, and which of it the sentence model reads. */
@Startup
@ApplicationScoped
public class Languages implements VerbatimReading.Languages {

    private final Encoder encoder;
    private final LanguageDetector detector = LanguageDetector.load();

    Languages(Encoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Language of(String text, Optional<Language> page) {
        return detector.detect(text, page);
    }

    @Override
    public boolean areRead(Language language) {
        return encoder.reads(language.code());
    }
}
