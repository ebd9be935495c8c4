package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What the mailbox answers to a request. */
final class Answer {

    /** For our own pages: our style sheet, a frame of ours, and nothing from anywhere else. */
    private static final String PAGE_POLICY =
            "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'";

    /**
     * For a mail's HTML: it is styled, its links open in a new tab, and that is all. No script, no request to anybody, also when
     * it is opened without our frame.
     */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'self';"
            + " sandbox allow-popups allow-popups-to-escape-sandbox";

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.body = body;
        this.headers = headers;
    }

    static Answer page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html).with("Content-Security-Policy", PAGE_POLICY);
    }

    static Answer mail(String html) {
        return of(200, "text/html; charset=utf-8", html).with("Content-Security-Policy", MAIL_POLICY);
    }

    static Answer of(int status, String type, String body) {
        return of(status, type, body.getBytes(UTF_8));
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(
                status,
                body,
                Map.of(
                        "Content-Type", type,
                        "X-Content-Type-Options", "nosniff",
                        "Referrer-Policy", "no-referrer",
                        "Cache-Control", "no-store"));
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }

    void sendTo(HttpExchange exchange) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        boolean bodiless = body.length == 0 || "HEAD".equals(exchange.getRequestMethod());
        exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
        if (!bodiless) {
            exchange.getResponseBody().write(body);
        }
    }
}
