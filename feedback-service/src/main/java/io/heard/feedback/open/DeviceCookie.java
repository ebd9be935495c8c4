package io.heard.feedback.open;

import io.heard.feedback.page.Pages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * How a device knows which answer it gave: by the ticket, and only on the page of that survey. In a frame of another site it is kept
 * apart for each such site, as browsers demand by now.
 */
final class DeviceCookie {

    static final String NAME = "heard_answered";

    /** Browsers keep none for longer. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private DeviceCookie() {}

    static String set(Ticket ticket, String token, Instant now, Instant closesAt, boolean embedded, boolean encrypted) {
        Duration rest = Duration.between(now, closesAt);
        Duration life = rest.compareTo(LONGEST) > 0 ? LONGEST : rest;
        return NAME + "=" + ticket.written() + "; Path=" + Pages.openPath(token) + "; Max-Age=" + life.toSeconds()
                + "; HttpOnly"
                + (embedded
                        ? "; SameSite=None; Secure; Partitioned"
                        : "; SameSite=Lax" + (encrypted ? "; Secure" : ""));
    }

    /** What stands in the cookies that were sent; a frame may have one of its own beside the device's. */
    static List<String> sent(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(NAME + "="))
                .map(cookie -> cookie.substring(NAME.length() + 1))
                .toList();
    }
}
