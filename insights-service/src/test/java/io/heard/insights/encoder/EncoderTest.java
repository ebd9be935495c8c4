package io.heard.insights.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.insights.mining.OtherModel;
import io.heard.insights.mining.SentenceEncoder;
import io.heard.insights.theme.upkeep.state.MiningConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EncoderTest {

    private final Path directory = OtherModel.directory();

    @Test
    void readsWithTheModelOfTheDirectory() {
        var encoder = new Encoder(config(
                Map.of("heard.mining.model.directory", directory.toString(), "heard.mining.model.languages", "en,de")));
        try {
            assertThat(encoder.model()).startsWith("all-minilm-l6-v2-q@");
            assertThat(encoder.reads("de-AT")).isTrue();
            assertThat(encoder.reads("fr")).isFalse();
            assertThat(encoder.encode(List.of("Late", "Late")).getFirst().toArray())
                    .hasSize(encoder.dimensions());
        } finally {
            encoder.close();
        }
    }

    @Test
    void knowsThatItReadsNothingAnyMoreWhateverItRemembers() {
        SentenceEncoder sentences = OtherModel.load();
        var encoder = new Encoder(sentences, 16);
        encoder.requireWorking();
        encoder.encode(List.of("The parcel came late"));

        sentences.close();

        assertThat(encoder.encode(List.of("The parcel came late"))).hasSize(1);
        assertThatThrownBy(encoder::requireWorking).isInstanceOf(RuntimeException.class);
    }

    @Test
    void readsEnglishWithTheShippedModelWithoutADirectory() {
        ModelConfig config = config(Map.of());

        assertThat(config.directory()).isEmpty();
        assertThat(config.cacheMegabytes()).isEqualTo(16);
    }

    @Test
    void refusesWhatItCannotRunByTheNameOfTheKey() {
        assertThatThrownBy(() -> new Encoder(config(Map.of("heard.mining.model.directory", "/nowhere"))))
                .hasMessageStartingWith("heard.mining.model.directory: there is no readable file /nowhere/model.onnx");
        assertThatThrownBy(() -> new Encoder(config(Map.of("heard.mining.model.directory", directory.toString()))))
                .hasMessageStartingWith("heard.mining.model.languages: must say which languages");
        assertThatThrownBy(() -> new Encoder(config(Map.of(
                        "heard.mining.model.directory", directory.toString(),
                        "heard.mining.model.languages", "en",
                        "heard.mining.model.longest-text", "600"))))
                .hasMessageStartingWith("heard.mining.model.longest-text: the model reads no text of 600 tokens");
    }

    /** With the keys of mining, which begin alike. */
    private static ModelConfig config(Map<String, String> keys) {
        return new SmallRyeConfigBuilder()
                .withMapping(ModelConfig.class)
                .withMapping(MiningConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(keys), "test", 100))
                .build()
                .getConfigMapping(ModelConfig.class);
    }
}
