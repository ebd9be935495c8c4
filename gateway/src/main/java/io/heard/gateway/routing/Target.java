package io.heard.gateway.routing;

import org.jspecify.annotations.Nullable;

/**
 * Where a request wants to go, checked: the path has one reading only, and every part of it means what it says.
 *
 * @param path with a leading slash; percent-encoded only where it must be
 * @param query as the client wrote it, without the question mark
 */
record Target(String path, @Nullable String query) {

    String uri() {
        return query == null ? path : path + "?" + query;
    }
}
