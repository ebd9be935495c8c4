package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import io.heard.gateway.answer.Refusal;
import io.heard.gateway.answer.Refusals;
import io.heard.gateway.answer.SecurityHeaders;
import io.heard.gateway.session.SessionConfig;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks at every request before anything else does, login included, and lets in only what the route table knows. */
@ApplicationScoped
class FrontDoor {

    /** Before everything of the framework: cross-origin rules are at 300, authentication at 200. */
    private static final int FIRST = 1_000;

    private static final String REQUEST_ID = "X-Request-Id";

    private final Refusals refusals;
    private final boolean encrypted;

    FrontDoor(Refusals refusals, SessionConfig session) {
        this.refusals = refusals;
        this.encrypted = "https".equals(session.publicUrl().getScheme());
    }

    void open(@Observes Filters filters) {
        filters.register(this::enter, FIRST);
    }

    void catchFailures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
    }

    /** Some requests are so odd that the framework gives up on them before we see them. */
    private void fail(RoutingContext context) {
        if (Visit.find(context).isPresent()) {
            Log.errorf(context.failure(), "Unexpected failure, request %s", context.<String>get(REQUEST_ID));
            refusals.send(context, Refusal.FAILED);
        } else {
            protect(context, Audience.STAFF, UUID.randomUUID().toString());
            refusals.send(context, Refusal.ODD_TARGET);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String requestId = UUID.randomUUID().toString();
        protect(context, Audience.STAFF, requestId);
        Optional<Refusal> framing =
                FramingPolicy.check(request.version(), request.method().name(), request.headers());
        if (framing.isPresent()) {
            refusals.send(context, framing.get());
            return;
        }
        Optional<Target> target = TargetPolicy.check(request.uri());
        if (target.isEmpty()) {
            refusals.send(context, Refusal.ODD_TARGET);
            return;
        }
        Optional<Route> route =
                RouteTable.find(target.get().path()).filter(found -> isPlain(found, target.get(), request));
        if (route.isEmpty()) {
            refusals.send(context, Refusal.NOT_FOUND);
            return;
        }
        protect(context, route.get().audience(), requestId);
        Visit visit =
                new Visit(route.get(), target.get(), request.remoteAddress().hostAddress(), requestId);
        visit.attachTo(context);
        admit(context, visit);
    }

    private void admit(RoutingContext context, Visit visit) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        if (method.equals("OPTIONS")) {
            // Says what may be done here and nothing about other origins: they may do nothing.
            context.response().headers().set(HttpHeaders.ALLOW, allowed(visit.route()));
            context.response().setStatusCode(204).end();
        } else if (!visit.route().methods().contains(method)) {
            context.response().headers().set(HttpHeaders.ALLOW, allowed(visit.route()));
            refusals.send(context, Refusal.METHOD_NOT_ALLOWED);
        } else if (declaredLength(request) > visit.route().bodyLimit()) {
            refusals.send(context, Refusal.TOO_LARGE);
        } else {
            context.next();
        }
    }

    /** What we answer ourselves goes through the framework, which reads the raw path. */
    private static boolean isPlain(Route route, Target target, HttpServerRequest request) {
        return route.upstream() != Upstream.GATEWAY || request.uri().equals(target.uri());
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }

    private static String allowed(Route route) {
        return route.methods().stream().sorted().collect(Collectors.joining(", "));
    }

    /** Runs right before the head of whatever answer is written; the last call decides. */
    private void protect(RoutingContext context, Audience audience, String requestId) {
        if (context.put(Audience.class.getName(), audience).get(REQUEST_ID) == null) {
            context.put(REQUEST_ID, requestId);
            context.addHeadersEndHandler(head -> {
                var headers = context.response().headers();
                SecurityHeaders.complete(headers, context.get(Audience.class.getName()), encrypted);
                headers.set(REQUEST_ID, requestId);
            });
        }
    }
}
