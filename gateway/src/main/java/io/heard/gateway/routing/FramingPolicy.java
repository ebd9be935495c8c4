package io.heard.gateway.routing;

import io.heard.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Accepts only requests whose beginning and end nobody behind us can see differently. Two readings of where a request ends
 * are how a second request is smuggled in with the first.
 */
final class FramingPolicy {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");
    private static final int LONGEST_LENGTH = 18;

    private FramingPolicy() {}

    /** @return empty when the request may pass */
    static Optional<Refusal> check(HttpVersion version, String method, MultiMap headers) {
        if (version != HttpVersion.HTTP_1_1 || headers.getAll("Host").size() != 1 || headers.contains("Upgrade")) {
            return Optional.of(Refusal.ODD_REQUEST);
        }
        List<String> lengths = headers.getAll("Content-Length");
        List<String> codings = headers.getAll("Transfer-Encoding");
        if (lengths.size() + codings.size() > 1
                || !lengths.stream().allMatch(FramingPolicy::isLength)
                || !codings.stream().allMatch("chunked"::equalsIgnoreCase)) {
            return Optional.of(Refusal.ODD_REQUEST);
        }
        boolean body = !codings.isEmpty() || lengths.stream().anyMatch(length -> Long.parseLong(length) > 0);
        return body && WITHOUT_BODY.contains(method) ? Optional.of(Refusal.UNEXPECTED_BODY) : Optional.empty();
    }

    private static boolean isLength(String value) {
        return !value.isEmpty()
                && value.length() <= LONGEST_LENGTH
                && value.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
