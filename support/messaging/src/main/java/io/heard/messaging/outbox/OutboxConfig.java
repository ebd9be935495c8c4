package io.heard.messaging.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the outbox is emptied. */
@ConfigMapping(prefix = "heard.outbox")
public interface OutboxConfig {

    /** Whether the service writes events, so that somebody has to publish them. Decided when the service is built. */
    @WithDefault("false")
    boolean relay();

    /** How often the relay looks for new events. Shorter means fresher numbers and more idle queries. */
    @WithDefault("200ms")
    Duration pollInterval();

    /** Most events published in one go, 1 to 1000. They are held in memory and wait for Kafka together. */
    @WithDefault("500")
    int batchSize();
}
