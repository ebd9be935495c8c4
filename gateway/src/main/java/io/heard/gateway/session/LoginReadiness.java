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

    private final TenantConfigBean tenants;

    LoginReadiness(TenantConfigBean tenants) {
        this.tenants = tenants;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.join()
                .all(List.of(connected(tenants.getDefaultTenant()), connected(tenants.getStaticTenant("programs"))))
                .andCollectFailures()
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(List.of(false))
                .onFailure()
                .recoverWithItem(List.of(false))
                .map(all -> HealthCheckResponse.named("login")
                        .status(!all.contains(false))
                        .build());
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
