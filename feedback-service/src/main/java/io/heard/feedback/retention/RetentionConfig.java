package io.heard.feedback.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When answers are removed whose time is over. */
@ConfigMapping(prefix = "heard.retention")
interface RetentionConfig {

    /** How often we look for them. */
    @WithDefault("10m")
    Duration pollInterval();

    /** How many are removed in one write. */
    @WithDefault("200")
    int batchSize();
}
