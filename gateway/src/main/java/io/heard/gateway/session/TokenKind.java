package io.heard.gateway.session;

import io.quarkus.oidc.TenantResolver;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Chooses which rules a request's credentials are checked by. Programs' tokens must be access tokens made for Heard's API;
 * sessions hold an ID token made for the gateway. One set of rules for both would have to accept either in either place.
 */
@ApplicationScoped
class TokenKind implements TenantResolver {

    private static final String PROGRAMS = "programs";
    private static final String SESSIONS = "Default";

    @Override
    public String resolve(RoutingContext context) {
        return context.request().headers().contains("Authorization") ? PROGRAMS : SESSIONS;
    }
}
