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

    /** How many invitations a sender takes at a time, 1 to 500. They are lost to the other senders for a lease if it dies. */
    @WithDefault("20")
    int batchSize();

    /**
     * How long a sender may hold an invitation. Must be longer than the slowest mail, which waits for several answers of the
     * mail server; after it, the next sender takes over.
     */
    @WithDefault("PT5M")
    Duration lease();
}
