package io.heard.survey.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How customers' links are signed and where they lead. There is no default for keys and address: production must not run on
 * ours.
 */
@ConfigMapping(prefix = "heard.link")
public interface LinkConfig {

    /**
     * Signing keys by id (0 to 255), each the Base64 of at least 32 random bytes; from the environment {@code
     * HEARD_LINK_KEYS_1}. feedback-service must have the same. Keep an old key until its last link has expired.
     */
    Map<Integer, String> keys();

    /** Id of the key that signs new links. */
    int currentKey();

    /** Public address of the platform, for example {@code https://feedback.example.org}; {@code http} for localhost only. */
    URI publicUrl();

    /** How long the opt-out link of a mail works: much longer than the survey's, people keep mails. */
    @WithDefault("P365D")
    Duration optOutLifetime();
}
