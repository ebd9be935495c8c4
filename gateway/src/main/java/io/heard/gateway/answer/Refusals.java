package io.heard.gateway.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Tells a client why it is turned away, in the form it asked for, and counts it. */
@ApplicationScoped
public class Refusals {

    /** How long we still listen to a client that is sending what we already refused, so that it reads our answer. */
    private static final long LINGER_MILLIS = 2_000;

    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Vertx vertx;

    Refusals(ObjectMapper json, MeterRegistry meters, Vertx vertx) {
        this.json = json;
        this.meters = meters;
        this.vertx = vertx;
    }

    /** Answers with the refusal, or cuts the connection when an answer has already begun. */
    public void send(RoutingContext context, Refusal refusal) {
        HttpServerResponse response = context.response();
        if (response.ended()) {
            return;
        }
        meters.counter("heard.gateway.refused", "reason", refusal.name().toLowerCase(Locale.ROOT))
                .increment();
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.setStatusCode(refusal.status());
        refusal.retryAfterSeconds()
                .ifPresent(seconds -> response.headers().set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        if (refusal.status() == 401) {
            response.headers().set("WWW-Authenticate", "Bearer");
        }
        boolean page = wantsPage(context.request());
        if (page && context.get(Audience.class.getName()) == Audience.PROGRAM) {
            // A person looks at an address for programs: our page may load its style.
            context.put(Audience.class.getName(), Audience.STAFF);
        }
        if (page && context.get(Audience.class.getName()) == Audience.PASSER_BY) {
            SecurityHeaders.allowFraming(response.headers());
        }
        response.headers().set(HttpHeaders.CONTENT_TYPE, page ? "text/html;charset=UTF-8" : Problem.MEDIA_TYPE);
        finish(context, page ? page(context, refusal) : problem(refusal));
    }

    /** As {@link #send}, for a client that may try again after some seconds. */
    public void sendLater(RoutingContext context, Refusal refusal, long retryAfterSeconds) {
        context.response().headers().set(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds));
        send(context, refusal);
    }

    /** Whether the client would rather read a page than a problem document. */
    public static boolean wantsPage(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.toLowerCase(Locale.ROOT).contains("text/html");
    }

    private void finish(RoutingContext context, String body) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        // After a request that we did not understand, what follows on the connection cannot be trusted either.
        boolean last = response.getStatusCode() == 400 || (!request.isEnded() && hasBody(request));
        if (last) {
            response.headers().set(HttpHeaders.CONNECTION, "close");
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
        if (last) {
            discardRest(request);
        } else {
            request.resume();
        }
    }

    /**
     * Closing at once would reset the connection, and a client in the middle of sending would lose our answer. Reading on
     * without end would let it keep us busy.
     */
    private void discardRest(HttpServerRequest request) {
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.handler(ignored -> {});
        request.endHandler(done -> {
            vertx.cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }

    /** Whether a body was announced, however long. */
    public static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private static String page(RoutingContext context, Refusal refusal) {
        HttpServerRequest request = context.request();
        Audience audience = context.get(Audience.class.getName(), Audience.STAFF);
        boolean survey = audience == Audience.PASSER_BY
                || (audience == Audience.RESPONDENT && request.path().startsWith("/s/"));
        boolean form = survey && request.method().equals(HttpMethod.POST);
        RefusalWords words = RefusalWords.of(refusal, audience, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE), form);
        return new RefusalPage(words, refusal.loginHelps()).render();
    }

    private String problem(Refusal refusal) {
        Problem problem = new Problem(refusal.uri(), refusal.title(), refusal.status(), refusal.detail(), List.of());
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem of ours is always JSON", e);
        }
    }
}
