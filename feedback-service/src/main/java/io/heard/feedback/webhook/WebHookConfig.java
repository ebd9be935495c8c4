package io.heard.feedback.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Set;

/** How web hooks are called. */
@ConfigMapping(prefix = "heard.web-hook")
public interface WebHookConfig {

    /**
     * Whether hooks may lead into the platform's own network, without encryption and to any port. Only for one machine on which
     * somebody tries things out.
     */
    @WithDefault("false")
    boolean allowPrivate();

    /** Ports that hooks may lead to. */
    @WithDefault("443,8443")
    Set<Integer> ports();

    /** For one request, from looking up the host to the end of the answer. */
    @WithDefault("10s")
    Duration timeout();

    /** How often we look for deliveries that are due. */
    @WithDefault("500ms")
    Duration pollInterval();

    /** After this long another instance takes over what one has begun and not ended. Several times the timeout. */
    @WithDefault("60s")
    Duration lease();

    /** Requests to one hook at a time, of each instance. A slow receiver takes up its own only. */
    @WithDefault("4")
    int concurrency();

    /** How long deliveries are kept, to be looked at and replayed. */
    @WithDefault("P30D")
    Duration retention();

    /** How long requests are signed with the old secret too, after a new one was made. */
    @WithDefault("P1D")
    Duration secretOverlap();
}
