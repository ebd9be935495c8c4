package io.heard.gateway.answer;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts every protecting header on an answer exactly once, whoever wrote the answer.
 *
 * <p>A page may bring its own value, if it brings one: it knows best which scripts it needs. Answers for programs always get
 * ours, but for a page in a sandbox, such as the preview of a mail: it has no scripts and no origin, and our own pages may frame it.
 * Of the pages for customers, only those behind open links can allow others to frame them, by naming them. What we say there
 * ourselves may be framed by all: it holds no secret and nothing to press, and a frame that stays empty tells nobody to wait.
 */
public final class SecurityHeaders {

    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
    private static final String PROGRAM_POLICY = "default-src 'none'; frame-ancestors 'none'";
    private static final String ANYWHERE = "frame-ancestors https://*:* http://*:*";
    private static final Pattern FRAMED = Pattern.compile("(^|; )frame-ancestors https?://");
    private static final String SANDBOX = "sandbox; default-src 'none'; ";
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
    private static final String CACHE_CONTROL = "Cache-Control";
    private static final String POLICY = "Content-Security-Policy";
    private static final String TRANSPORT = "Strict-Transport-Security";

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "X-Frame-Options",
            "DENY",
            "X-Robots-Tag",
            "noindex, nofollow",
            CACHE_CONTROL,
            "no-store");
    private static final Map<String, String> ON_PAGES =
            Map.of("Cross-Origin-Opener-Policy", "same-origin", "Permissions-Policy", PERMISSIONS);

    private SecurityHeaders() {}

    /** @param encrypted whether the public address is https, so that browsers may be told to insist on it */
    public static void complete(MultiMap headers, Audience audience, boolean encrypted) {
        boolean ownValueCounts = audience != Audience.PROGRAM;
        EVERYWHERE.forEach((name, value) -> once(headers, name, value, ownValueCounts));
        if (isSandboxed(headers)) {
            headers.set("X-Frame-Options", "SAMEORIGIN");
        } else {
            once(headers, POLICY, audience == Audience.PROGRAM ? PROGRAM_POLICY : PAGE_POLICY, ownValueCounts);
        }
        if (audience == Audience.PASSER_BY && mayBeFramed(headers)) {
            // It knows no list of pages: whatever it said would forbid what the policy allows.
            headers.remove("X-Frame-Options");
        }
        once(headers, "Referrer-Policy", audience == Audience.STAFF ? "same-origin" : "no-referrer", ownValueCounts);
        if (ownValueCounts) {
            ON_PAGES.forEach((name, value) -> once(headers, name, value, true));
        }
        if (encrypted) {
            headers.set(TRANSPORT, "max-age=63072000; includeSubDomains");
        } else {
            headers.remove(TRANSPORT);
        }
    }

    /** For a page of ours on which nobody can press anything, where a survey for everybody would be. */
    static void allowFraming(MultiMap headers) {
        headers.set(POLICY, PAGE_POLICY.replace("frame-ancestors 'none'", ANYWHERE));
    }

    /** A sandbox that allows nothing: its first word stands alone. */
    private static boolean isSandboxed(MultiMap headers) {
        List<String> policies = headers.getAll(POLICY);
        return policies.size() == 1
                && policies.getFirst().startsWith(SANDBOX)
                && !policies.getFirst().contains(",");
    }

    /** Only when it says by whom, or is ours. */
    private static boolean mayBeFramed(MultiMap headers) {
        return FRAMED.matcher(headers.get(POLICY)).find();
    }

    private static void once(MultiMap headers, String name, String value, boolean ownValueCounts) {
        List<String> present = headers.getAll(name);
        if (!ownValueCounts || present.size() != 1) {
            headers.set(name, value);
        }
    }
}
