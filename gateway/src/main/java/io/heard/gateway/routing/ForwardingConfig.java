package io.heard.gateway.routing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long and how much the gateway waits for the services, so that one slow service cannot hold the door shut. */
@ConfigMapping(prefix = "heard.forwarding")
public interface ForwardingConfig {

    /** How long to wait for a connection, a free place in the pool included. Then 503. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** From the first byte of a request to the last of its answer. Then 504, or 408 if the client was the slow one. */
    @WithDefault("PT10S")
    Duration totalTimeout();

    /** As {@link #totalTimeout}, for what does much at once: {@link Route.Time#LONG}. */
    @WithDefault("PT30S")
    Duration longTimeout();

    /** As {@link #totalTimeout}, for large files: {@link Route.Time#DOWNLOAD}. */
    @WithDefault("PT1H")
    Duration downloadTimeout();

    /** How long an unused connection is kept. Must be shorter than the services keep theirs (60 s). */
    @WithDefault("PT20S")
    Duration keepAlive();

    /** Connections to each service. */
    @WithDefault("100")
    int connections();

    /** Requests that may wait for a connection to one service. More get 503 at once. */
    @WithDefault("400")
    int waiting();
}
