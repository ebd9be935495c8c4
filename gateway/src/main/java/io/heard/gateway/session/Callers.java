package io.heard.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Finds out who sent a request, from its token or its session. Refreshes the session's token when it is about to end. */
@ApplicationScoped
public class Callers {

    private final IdentityProviderManager identities;

    Callers(IdentityProviderManager identities) {
        this.identities = identities;
    }

    /**
     * The caller; empty without credentials and with ones that are not (or no longer) good.
     *
     * @return fails when nobody can tell, as when the identity provider is not reachable
     */
    public Uni<Optional<Caller>> find(RoutingContext context) {
        return identity(context)
                .map(Callers::caller)
                .onFailure(Callers::meansNotLoggedIn)
                .recoverWithItem(Optional.empty());
    }

    /** The identity, or why there is none, without the framework answering the request in our place when there is none. */
    Uni<SecurityIdentity> identity(RoutingContext context) {
        BiConsumer<RoutingContext, Throwable> leaveItToUs = (ignored, failure) -> {};
        context.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, leaveItToUs);
        return QuarkusHttpUser.getSecurityIdentity(context, identities);
    }

    private static Optional<Caller> caller(SecurityIdentity identity) {
        if (identity == null
                || identity.isAnonymous()
                || !(identity.getPrincipal() instanceof JsonWebToken token)
                || token.getSubject() == null) {
            return Optional.empty();
        }
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        return Optional.ofNullable(access)
                .map(credential -> new Caller(
                        token.getSubject(), token.getName(), Set.copyOf(identity.getRoles()), credential.getToken()));
    }

    private static boolean meansNotLoggedIn(Throwable failure) {
        return failure instanceof AuthenticationException;
    }
}
