package io.heard.survey.link;

import io.heard.contracts.link.LinkTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Refuses to start with keys or an address that would make every link unsafe; the message names the key. */
class LinkTokensProducer {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Produces
    @Singleton
    @Startup
    LinkTokens linkTokens(LinkConfig config, Clock clock) {
        requireSafe(config.publicUrl());
        Map<Integer, byte[]> keys = new HashMap<>();
        config.keys().forEach((id, key) -> keys.put(id, decode(id, key)));
        try {
            return new LinkTokens(keys, config.currentKey(), clock);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("heard.link.keys or heard.link.current-key: " + e.getMessage(), e);
        }
    }

    private static byte[] decode(int id, String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException notBase64) {
            // Without the cause: its message quotes the key.
            throw new IllegalStateException("heard.link.keys." + id + " is not Base64");
        }
    }

    private static void requireSafe(URI url) {
        boolean https = "https".equals(url.getScheme());
        boolean local = "http".equals(url.getScheme()) && THIS_MACHINE.contains(String.valueOf(url.getHost()));
        if ((!https && !local) || url.getHost() == null || url.getQuery() != null || url.getFragment() != null) {
            throw new IllegalStateException(
                    "heard.link.public-url must be an https address (http for localhost only), without query");
        }
    }
}
