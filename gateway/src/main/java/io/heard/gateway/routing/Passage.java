package io.heard.gateway.routing;

import io.heard.gateway.answer.Audience;
import io.heard.gateway.answer.Refusal;
import io.heard.gateway.answer.Refusals;
import io.heard.gateway.limits.Limits;
import io.heard.gateway.session.Caller;
import io.heard.gateway.session.Callers;
import io.heard.gateway.session.SameOriginPolicy;
import io.heard.gateway.session.SessionConfig;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;

/** Lets a request through to its service: respondents and the login as they are, programs and scripts only when we know them. */
@ApplicationScoped
class Passage {

    /** After authentication (200) is prepared, before everything that could read the body. */
    private static final int LATE = 50;

    private static final String ACCESS_TOKEN = Passage.class.getName() + ".token";

    private final Services services;
    private final ForwardedAs forwardedAs;
    private final ForwardingConfig config;
    private final Callers callers;
    private final Limits limits;
    private final Refusals refusals;
    private final SameOriginPolicy sameOrigin;

    Passage(
            Services services,
            ForwardedAs forwardedAs,
            ForwardingConfig config,
            Callers callers,
            Limits limits,
            Refusals refusals,
            SessionConfig session) {
        this.services = services;
        this.forwardedAs = forwardedAs;
        this.config = config;
        this.callers = callers;
        this.limits = limits;
        this.refusals = refusals;
        this.sameOrigin = new SameOriginPolicy(session.publicUrl());
    }

    void open(@Observes Filters filters) {
        filters.register(this::pass, LATE);
    }

    /** The token that goes with the request to the service; empty where nobody needs to be known. */
    static Optional<String> accessToken(RoutingContext context) {
        return Optional.ofNullable(context.get(ACCESS_TOKEN));
    }

    private void pass(RoutingContext context) {
        Route route = Visit.of(context).route();
        if (route.upstream() == Upstream.GATEWAY) {
            context.next();
        } else if (route.audience() == Audience.PASSER_BY
                && context.request().method().equals(HttpMethod.POST)) {
            forwardUnlessFlood(context);
        } else if (route.audience() != Audience.PROGRAM || route.roles().isEmpty()) {
            // Who has no login is known by something else, which the service checks: a link, a signature.
            forward(context);
        } else if (actsWithoutOurPage(context.request())) {
            refusals.send(context, Refusal.FOREIGN_ORIGIN);
        } else {
            callers.find(context)
                    .subscribe()
                    .with(
                            caller -> caller.ifPresentOrElse(
                                    known -> passAs(context, known), () -> refuseStranger(context)),
                            failure -> loginUnavailable(context, failure));
        }
    }

    /** Browsers send session cookies along with whatever a foreign page makes them send; tokens they do not. */
    private boolean actsWithoutOurPage(HttpServerRequest request) {
        return !request.headers().contains("Authorization")
                && SameOriginPolicy.changesSomething(request.method().name())
                && !sameOrigin.acceptsScript(request.headers());
    }

    private void passAs(RoutingContext context, Caller caller) {
        if (Collections.disjoint(caller.roles(), Visit.of(context).route().roles())) {
            refusals.send(context, Refusal.NOT_ALLOWED);
            return;
        }
        OptionalLong wait = limits.call(caller.subject());
        if (wait.isPresent()) {
            refusals.sendLater(context, Refusal.TOO_MANY, wait.getAsLong());
            return;
        }
        context.put(ACCESS_TOKEN, caller.accessToken());
        forward(context);
    }

    /** Nobody was invited, so anybody can send as often as they like: from one network, not without end. */
    private void forwardUnlessFlood(RoutingContext context) {
        OptionalLong wait = limits.openAnswer(Visit.of(context).address());
        if (wait.isPresent()) {
            refusals.sendLater(context, Refusal.TOO_MANY, wait.getAsLong());
        } else {
            forward(context);
        }
    }

    private void refuseStranger(RoutingContext context) {
        OptionalLong wait = limits.stranger(Visit.of(context).address());
        if (wait.isPresent()) {
            refusals.sendLater(context, Refusal.TOO_MANY, wait.getAsLong());
        } else {
            refusals.send(context, Refusal.NOT_LOGGED_IN);
        }
    }

    private void loginUnavailable(RoutingContext context, Throwable failure) {
        Log.warnf("Cannot tell who calls: %s", failure.toString());
        refusals.send(context, Refusal.LOGIN_UNAVAILABLE);
    }

    private void forward(RoutingContext context) {
        Upstream upstream = Visit.of(context).route().upstream();
        new Exchange(context, services.get(upstream), forwardedAs, refusals, limits, config).begin();
    }
}
