package io.heard.insights.theme.upkeep.state;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How verbatims are mined. Every key may be set from the environment, as {@code HEARD_MINING_BATCH_SIZE}. */
@ConfigMapping(prefix = "heard.mining")
public interface MiningConfig {

    /** How often the worker looks for waiting verbatims when it has nothing to do. */
    @WithDefault("PT1S")
    Duration pollInterval();

    /** Verbatims read and stored together. Larger is a little faster and loses more when the process is killed. */
    @WithDefault("256")
    int batchSize();

    /**
     * How long a product stays ours without a sign of life. After a crash its themes stand still for this long; shorter than
     * the longest computation (seconds), work is done twice.
     */
    @WithDefault("PT30S")
    Duration lease();

    /** The newest so many complaints of a product are what its themes are found in. */
    @WithDefault("5000")
    int sample();

    /**
     * How many different customers a theme must have mentions from to be listed, unless people named, shaped or muted it: mentions that
     * people move, and answers taken back, may leave fewer than it was found with.
     */
    @WithDefault("5")
    int fewestCustomers();
}
