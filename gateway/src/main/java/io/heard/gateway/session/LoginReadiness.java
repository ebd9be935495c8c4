package io.heard.gateway.session;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the identity provider has been reached, and from then on: its outage must not take the survey pages away from
 * respondents, who need no login. Asking also makes the connection, if the provider was not up when we started.
 */
@Readiness
@ApplicationScoped
class LoginReadiness implements AsyncHealthCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** However often we are asked: each attempt that fails leaves lines in the log. */
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);

    private final Uni<Boolean> connected;

    LoginReadiness(TenantConfigBean tenants) {
        this.connected = Uni.createFrom()
                .deferred(() -> Uni.join()
                        .all(List.of(
                                connected(tenants.getDefaultTenant()), connected(tenants.getStaticTenant("programs"))))
                        .andCollectFailures())
                .map(all -> !all.contains(false))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .onFailure()
                .recoverWithItem(false)
                .memoize()
                .forFixedDuration(BETWEEN_ATTEMPTS);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return connected.map(
                status -> HealthCheckResponse.named("login").status(status).build());
    }

    private static Uni<Boolean> connected(TenantConfigContext tenant) {
        return tenant.ready()
                ? Uni.createFrom().item(true)
                : tenant.initialize()
                        .map(TenantConfigContext::ready)
                        .onFailure()
                        .recoverWithItem(false);
    }
}
