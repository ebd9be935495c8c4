package io.heard.insights.encoder;

import io.heard.insights.mining.encoding.Pooling;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Which sentence model reads the texts. Every key may be set from the environment, as {@code HEARD_MINING_MODEL_DIRECTORY}. Another
 * model makes each product's measures anew at the next start, see docs/decisions/0018.
 */
@ConfigMapping(prefix = "heard.mining.model")
public interface ModelConfig {

    /**
     * Holds {@code model.onnx} (32-bit or int8; inputs {@code input_ids}, {@code attention_mask} and perhaps {@code
     * token_type_ids}) and {@code tokenizer.json}. Without it the shipped model reads, and the keys below but the last are not
     * looked at.
     */
    Optional<Path> directory();

    /** How the model's makers say that one vector comes of its tokens: {@code cls} or {@code mean}. */
    @WithDefault("mean")
    Pooling pooling();

    /** Tokens read of a text, 16 up to what the model was trained with. Longer costs time with long texts only. */
    @WithDefault("256")
    int longestText();

    /** Put before each text where the model was trained so, as {@code query:}. */
    Optional<String> prefix();

    /** The languages it reads, as {@code en,de,fr}, or {@code *} for all. Needed with a directory. */
    Optional<Set<String>> languages();

    /** Megabytes for the vectors of texts that were read lately; 0 to remember none. One takes 1.7 KB with the shipped model. */
    @WithDefault("16")
    int cacheMegabytes();
}
