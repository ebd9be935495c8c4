package io.heard.insights.theme.growth;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How growth of themes is watched. Every key may be set from the environment, as {@code HEARD_GROWTH_INTERVAL}. */
@ConfigMapping(prefix = "heard.growth")
interface GrowthConfig {

    /** How often each product's themes are looked at. */
    @WithDefault("PT1H")
    Duration interval();

    /** How often is looked for products whose turn it is. */
    @WithDefault("PT1M")
    Duration pollInterval();
}
