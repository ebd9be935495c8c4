package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import java.util.Set;

/**
 * One line of the route table.
 *
 * @param path where it begins; a trailing slash means that something must follow
 * @param beneath whether it also covers what lies beneath the path
 * @param roles one of which the caller needs; empty where no login is needed
 * @param bodyLimit the largest body in bytes
 */
public record Route(
        String path,
        boolean beneath,
        Upstream upstream,
        Audience audience,
        Set<String> methods,
        Set<String> roles,
        long bodyLimit) {

    boolean covers(String requested) {
        if (path.endsWith("/")) {
            return beneath ? requested.length() > path.length() && requested.startsWith(path) : requested.equals(path);
        }
        return requested.equals(path) || (beneath && requested.startsWith(path + "/"));
    }
}
