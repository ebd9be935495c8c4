package io.heard.survey.sending;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How due invitations are worked off. */
@ConfigMapping(prefix = "heard.invitation")
public interface InvitationConfig {

    /** How often we look for due invitations. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Most invitations that are claimed at a time, 1 to 500. Nobody else gets them for a claim's lease if the process dies. */
    @WithDefault("200")
    int batchSize();

    /** How long an invitation may be claimed before a sender begins with it. */
    @WithDefault("PT1M")
    Duration claimLease();

    /**
     * How long a sender may take for a mail it has begun. Must be longer than the slowest mail, which waits for several answers of the
     * mail server; after it, the next sender takes over.
     */
    @WithDefault("PT5M")
    Duration lease();
}
