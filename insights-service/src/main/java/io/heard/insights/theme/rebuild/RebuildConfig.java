package io.heard.insights.theme.rebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How themes are rebuilt. Every key may be set from the environment, as {@code HEARD_THEME_REBUILD_COMPLAINTS}. */
@ConfigMapping(prefix = "heard.theme-rebuild")
interface RebuildConfig {

    /** How often is looked for rebuilds that wait. */
    @WithDefault("PT2S")
    Duration pollInterval();

    /** The newest so many complaints of a product arrive once more; each takes about 2 KB of memory while its product is rebuilt. */
    @WithDefault("20000")
    int complaints();

    /** How long a rebuild stays its builder's without a sign of life. After a crash it starts over so much later. */
    @WithDefault("PT1M")
    Duration lease();
}
