package io.heard.feedback.link;

import io.heard.contracts.link.LinkTokens;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

class LinkTokensProducer {

    /** Made at start, so that a missing or short key stops the service then and not at the first customer. */
    @Produces
    @Singleton
    @Startup
    LinkTokens linkTokens(LinkConfig config, Clock clock) {
        Map<Integer, byte[]> keys = new HashMap<>();
        config.keys().forEach((id, key) -> keys.put(id, decode(id, key)));
        return new LinkTokens(keys, config.currentKey(), clock);
    }

    private static byte[] decode(int id, String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            // The decoder's own message quotes the key.
            throw new IllegalArgumentException("heard.link.keys." + id + " is not Base64");
        }
    }
}
