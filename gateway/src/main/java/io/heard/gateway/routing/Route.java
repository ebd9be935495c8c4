package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One line of the route table.
 *
 * @param path where it begins; a trailing slash means that something must follow. With parts in braces it is the whole path, and such
 *     a part stands for any one
 * @param beneath whether it also covers what lies beneath the path
 * @param roles one of which the caller needs; empty where no login is needed
 * @param bodyLimit the largest body in bytes
 * @param time how long its work may take
 */
public record Route(
        String path,
        boolean beneath,
        Upstream upstream,
        Audience audience,
        Set<String> methods,
        Set<String> roles,
        long bodyLimit,
        Time time) {

    /** {@link ForwardingConfig} says how long each is. */
    enum Time {
        USUAL,

        /** Much is read, written or reckoned in one request. */
        LONG,

        /** A large file goes out at the pace of whoever fetches it. */
        DOWNLOAD
    }

    boolean covers(String requested) {
        if (path.contains("{")) {
            return coversParts(List.of(requested.split("/", -1)));
        }
        if (path.endsWith("/")) {
            return beneath ? requested.length() > path.length() && requested.startsWith(path) : requested.equals(path);
        }
        return requested.equals(path) || (beneath && requested.startsWith(path + "/"));
    }

    private boolean coversParts(List<String> requested) {
        List<String> parts = Arrays.asList(path.split("/", -1));
        for (int i = 0; i < parts.size() && i < requested.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{") ? requested.get(i).isEmpty() : !part.equals(requested.get(i))) {
                return false;
            }
        }
        return parts.size() == requested.size();
    }
}
