package io.heard.gateway.session;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** How the outside reaches us. */
@ConfigMapping(prefix = "heard.session")
public interface SessionConfig {

    /**
     * The one public address: scheme, host and, if unusual, port. Logins start and end here, and changes within a session
     * are accepted from here only. With https, browsers are told to insist on it.
     */
    URI publicUrl();
}
