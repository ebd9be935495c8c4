package io.heard.feedback.recovery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which answers open a case, and how cases are run. A score of this or less is an unhappy one. */
@ConfigMapping(prefix = "heard.recovery")
interface RecoveryConfig {

    @WithDefault("6")
    int nps();

    @WithDefault("2")
    int csat();

    @WithDefault("3")
    int ces();

    @WithDefault("2")
    int rating();

    /** How long somebody has to see to a case. */
    @WithDefault("P2D")
    Duration timeToResolve();

    /** Answers older than this open none: nobody puts right what was said long ago, and was imported. */
    @WithDefault("P14D")
    Duration oldest();

    /** How often we look for events of cases to publish. */
    @WithDefault("500ms")
    Duration pollInterval();
}
