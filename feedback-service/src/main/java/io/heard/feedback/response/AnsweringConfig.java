package io.heard.feedback.response;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

@ConfigMapping(prefix = "heard.answering")
public interface AnsweringConfig {

    /** How long after their first answer customers may change it or take it back; never longer than their link is good for. */
    @WithDefault("P30D")
    Duration changeWindow();
}
