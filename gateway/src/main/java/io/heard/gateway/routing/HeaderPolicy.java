package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Which headers pass the gateway. In: only what is listed. Out: everything but what tells about our insides. */
final class HeaderPolicy {

    private static final Set<String> FOR_ALL = Set.of(
            "accept",
            "accept-encoding",
            "accept-language",
            "content-type",
            "content-length",
            "if-modified-since",
            "if-none-match",
            "user-agent");
    private static final Set<String> FOR_API = Set.of(
            "idempotency-key", "if-match", "if-range", "prefer", "range", "x-heard-signature", "x-heard-timestamp");
    private static final Set<String> FOR_LOGIN =
            Set.of("authorization", "origin", "referer", "sec-fetch-dest", "sec-fetch-mode", "sec-fetch-site");

    /** The one cookie of open surveys, with its {@code =}. */
    private static final String ANSWERED = "heard_answered=";

    /** A browser has one for the device and one for each page that frames the survey, and sends two. */
    private static final int MOST_ANSWERED = 4;

    private static final Set<String> NEVER_OUT = Set.of(
            "alt-svc",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "server",
            "te",
            "trailer",
            "upgrade",
            "via",
            "x-powered-by",
            "x-request-id");

    private HeaderPolicy() {}

    /** A copy of what may reach the service; what we add ourselves is not in it. */
    static MultiMap inward(MultiMap sent, Audience audience) {
        MultiMap passed = MultiMap.caseInsensitiveMultiMap();
        for (var header : sent) {
            if (passesInward(header.getKey().toLowerCase(Locale.ROOT), audience)) {
                passed.add(header.getKey(), header.getValue());
            }
        }
        if (audience == Audience.LOGIN) {
            String cookies = foreignCookies(sent.getAll("Cookie"));
            if (!cookies.isEmpty()) {
                passed.set("Cookie", cookies);
            }
        }
        if (audience == Audience.PASSER_BY) {
            String cookies = devicesAnswers(sent);
            if (!cookies.isEmpty()) {
                passed.set("Cookie", cookies);
            }
        }
        return passed;
    }

    /**
     * Removes what must not reach the client. Cookies come from the login pages, and one of its own from the page behind an open
     * link; nobody else has any to set.
     */
    static void outward(MultiMap answered, Audience audience) {
        for (String name : Set.copyOf(answered.names())) {
            String lower = name.toLowerCase(Locale.ROOT);
            boolean cookie = lower.equals("set-cookie") && !maySetCookie(answered.getAll(name), audience);
            if (cookie || NEVER_OUT.contains(lower) || lower.startsWith("access-control-")) {
                answered.remove(name);
            }
        }
    }

    private static boolean maySetCookie(List<String> cookies, Audience audience) {
        return audience == Audience.LOGIN
                || (audience == Audience.PASSER_BY
                        && cookies.size() == 1
                        && cookies.getFirst().startsWith(ANSWERED)
                        && cookies.getFirst().contains("; Path=/o/"));
    }

    /**
     * Which answers a device gave; nothing else that it keeps for us is of any use to a survey. A frame may have one of its own beside
     * the device's, and which comes first is the browser's choice.
     */
    private static String devicesAnswers(MultiMap sent) {
        return sent.getAll("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(ANSWERED))
                .limit(MOST_ANSWERED)
                .collect(Collectors.joining("; "));
    }

    private static boolean passesInward(String name, Audience audience) {
        return FOR_ALL.contains(name)
                || switch (audience) {
                    case PROGRAM -> FOR_API.contains(name);
                    case LOGIN -> FOR_LOGIN.contains(name);
                    case RESPONDENT, PASSER_BY, ASSET, STAFF -> false;
                };
    }

    /** The cookies that are not our session: the identity provider has no use for it. */
    private static String foreignCookies(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(cookie -> !cookie.isEmpty() && !cookie.startsWith("q_"))
                .collect(Collectors.joining("; "));
    }
}
