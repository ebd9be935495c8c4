package io.heard.feedback.masking;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What numbers customers write. */
@ConfigMapping(prefix = "heard.masking")
interface MaskingConfig {

    /**
     * ISO 3166 codes of the company's own countries. Numbers without a country's code are looked for as they are written there,
     * whatever language a text is in.
     */
    Optional<List<String>> countries();
}
