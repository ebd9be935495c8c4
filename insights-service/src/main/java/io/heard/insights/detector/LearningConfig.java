package io.heard.insights.detector;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the complaint detector learns. */
@ConfigMapping(prefix = "heard.learning")
public interface LearningConfig {

    /** The newest so many scored answers of a product are learnt from, so that the work does not grow with history: half a minute. */
    @WithDefault("3000")
    int sample();
}
