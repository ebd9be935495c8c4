package io.heard.insights.theme.telling;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes of themes are told. Every key may be set from the environment, as {@code HEARD_TELLING_BATCH_SIZE}. */
@ConfigMapping(prefix = "heard.telling")
interface TellingConfig {

    /** How often the teller looks for changes when it has nothing to do. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Responses looked at in one transaction. */
    @WithDefault("500")
    int batchSize();
}
