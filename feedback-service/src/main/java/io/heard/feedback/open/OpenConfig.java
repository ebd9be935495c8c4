package io.heard.feedback.open;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How surveys for everybody are taken care of. */
@ConfigMapping(prefix = "heard.open")
interface OpenConfig {

    /** What is sent sooner after its page was shown counts as a program's, until it is sent again. */
    @WithDefault("PT2S")
    Duration fastest();
}
