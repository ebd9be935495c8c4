package io.heard.gateway.session;

import io.heard.gateway.answer.Refusal;
import io.heard.gateway.answer.Refusals;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /login}, {@code /callback} and {@code /logout}. They are the only addresses that send a browser to the identity
 * provider: everything else says 401 and leaves it to the page to ask.
 */
@ApplicationScoped
class SessionPages {

    /** After authentication (200) is prepared, before requests are handed on (50). */
    private static final int BETWEEN = 60;

    private static final String LOGIN = "/login";
    private static final String CALLBACK = "/callback";
    private static final String LOGOUT = "/logout";

    private final Callers callers;
    private final HttpAuthenticator authenticator;
    private final Refusals refusals;
    private final URI publicUrl;
    private final SameOriginPolicy sameOrigin;

    SessionPages(Callers callers, HttpAuthenticator authenticator, Refusals refusals, SessionConfig config) {
        this.callers = callers;
        this.authenticator = authenticator;
        this.refusals = refusals;
        this.publicUrl = config.publicUrl();
        this.sameOrigin = new SameOriginPolicy(publicUrl);
    }

    void open(@Observes Filters filters) {
        filters.register(this::handle, BETWEEN);
    }

    private void handle(RoutingContext context) {
        switch (context.request().path()) {
            case LOGIN -> visitAsPerson(context);
            case CALLBACK -> resume(context);
            case LOGOUT -> logOut(context);
            default -> context.next();
        }
    }

    private void visitAsPerson(RoutingContext context) {
        HttpServerRequest request = context.request();
        String mode = request.getHeader("Sec-Fetch-Mode");
        boolean navigation = mode == null ? Refusals.wantsPage(request) : mode.equals("navigate");
        if (!navigation || request.headers().contains(HttpHeaders.AUTHORIZATION)) {
            refusals.send(context, Refusal.NOT_LOGGED_IN);
        } else if (!publicUrl.getAuthority().equals(request.getHeader(HttpHeaders.HOST))) {
            // Under another name of this machine the cookies of the login would be lost half-way.
            redirect(context, publicUrl.resolve(LOGIN).toString());
        } else {
            resume(context);
        }
    }

    private void logOut(RoutingContext context) {
        if (sameOrigin.acceptsForm(context.request().headers())) {
            resume(context);
        } else {
            refusals.send(context, Refusal.FOREIGN_ORIGIN);
        }
    }

    private void resume(RoutingContext context) {
        callers.identity(context)
                .subscribe()
                .with(identity -> welcome(context, identity), failure -> explain(context, failure));
    }

    private void welcome(RoutingContext context, SecurityIdentity identity) {
        boolean known = identity != null && !identity.isAnonymous();
        if (known || context.request().path().equals(LOGOUT)) {
            redirect(context, publicUrl.resolve("/").toString());
        } else {
            sendToLogin(context);
        }
    }

    private void explain(RoutingContext context, Throwable failure) {
        String path = context.request().path();
        if (failure instanceof AuthenticationRedirectException away) {
            redirect(context, away.getRedirectUri());
        } else if (path.equals(LOGOUT) && failure instanceof AuthenticationException) {
            redirect(context, publicUrl.resolve("/").toString());
        } else if (path.equals(LOGIN) && failure instanceof AuthenticationFailedException) {
            sendToLogin(context);
        } else if (failure instanceof AuthenticationException) {
            refusals.send(context, Refusal.LOGIN_FAILED);
        } else {
            Log.warnf("Cannot log anybody in: %s", failure.toString());
            refusals.send(context, Refusal.LOGIN_UNAVAILABLE);
        }
    }

    private void sendToLogin(RoutingContext context) {
        if (context.request().path().equals(CALLBACK)) {
            // Nobody waits for this answer: sending it round again would loop.
            refusals.send(context, Refusal.LOGIN_FAILED);
            return;
        }
        authenticator
                .getChallenge(context)
                .subscribe()
                .with(
                        challenge -> location(challenge)
                                .ifPresentOrElse(
                                        location -> redirect(context, location),
                                        () -> refusals.send(context, Refusal.LOGIN_FAILED)),
                        failure -> explain(context, failure));
    }

    private static Optional<String> location(ChallengeData challenge) {
        return challenge.getHeaders().entrySet().stream()
                .filter(header -> header.getKey().toString().equalsIgnoreCase("Location"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void redirect(RoutingContext context, String location) {
        context.response().headers().set(HttpHeaders.LOCATION, location);
        context.response().setStatusCode(303).end();
    }
}
