package io.heard.gateway.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often somebody may try before being told to wait. Per instance of the gateway. */
@ConfigMapping(prefix = "heard.limits")
public interface LimitsConfig {

    /** Links per minute from one address that turned out to lead nowhere. Good links are never counted. */
    @WithDefault("60")
    int badLinksPerMinute();

    /** Answers per minute from one address to open surveys, all together: enough for a hall full of people who share one. */
    @WithDefault("300")
    int openAnswersPerMinute();

    /** API calls per minute from one address without valid credentials. */
    @WithDefault("120")
    int strangersPerMinute();

    /** API calls per second of one person or program, as a lasting rate; four times as many may come at once. */
    @WithDefault("1000")
    int callsPerSecond();

    /** How many addresses, and how many callers, are remembered at most. The longest unseen are forgotten first. */
    @WithDefault("100000")
    int remembered();
}
