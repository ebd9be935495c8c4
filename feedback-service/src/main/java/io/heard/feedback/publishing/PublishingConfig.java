package io.heard.feedback.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How responses are published. */
@ConfigMapping(prefix = "heard.publishing")
interface PublishingConfig {

    /** How often we look for new responses. Shorter means fresher numbers and more idle queries. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** Most responses published in one go, 1 to 1000. They are held in memory and wait for Kafka together. */
    @WithDefault("200")
    int batchSize();

    /** For how long an instance that has vanished keeps the others from publishing. Longer than Kafka may take for a batch. */
    @WithDefault("30s")
    Duration lease();
}
