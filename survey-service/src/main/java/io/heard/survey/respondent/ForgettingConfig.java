package io.heard.survey.respondent;

import io.smallrye.config.ConfigMapping;

/** How we recognise those we have forgotten. There is no default: production must not run on ours. */
@ConfigMapping(prefix = "heard.respondent")
interface ForgettingConfig {

    /**
     * Base64 of at least 32 random bytes; from the environment {@code HEARD_RESPONDENT_FORGETTING_KEY}. Customer ids and
     * addresses of the forgotten are hashed with it. It never changes: under another key nobody is recognised any more, and
     * whoever reports them anew has them asked again.
     */
    String forgettingKey();
}
