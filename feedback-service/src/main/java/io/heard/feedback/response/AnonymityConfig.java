package io.heard.feedback.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How anonymous answers are taken care of. */
@ConfigMapping(prefix = "heard.anonymity")
public interface AnonymityConfig {

    /** They are told to the other services at a random moment within this time. Longer than answers are apart, or order tells. */
    @WithDefault("PT1H")
    Duration publishWithin();
}
