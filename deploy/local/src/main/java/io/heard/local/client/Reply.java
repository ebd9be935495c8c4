package io.heard.local.client;

import java.net.URI;
import java.util.Optional;

/**
 * A final answer.
 *
 * @param location where a redirection leads
 * @param repeated whether an earlier attempt of the same request may have arrived too
 */
public record Reply(int status, String body, Optional<URI> location, boolean repeated) {

    public boolean isOk() {
        return status >= 200 && status < 300;
    }
}
