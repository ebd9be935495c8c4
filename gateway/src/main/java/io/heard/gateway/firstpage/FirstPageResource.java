package io.heard.gateway.firstpage;

import io.heard.gateway.session.Caller;
import io.heard.gateway.session.Callers;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Open to all, and never fails because of a session: a broken or ended one counts as none. */
@Path("/")
class FirstPageResource {

    private static final Map<String, String> ROLE_NAMES = Map.of(
            "administrator", "Administrator",
            "campaign-manager", "Campaign manager",
            "analyst", "Analyst",
            "agent", "Agent",
            "intake", "Intake");

    private final Callers callers;

    FirstPageResource(Callers callers) {
        this.callers = callers;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public Uni<TemplateInstance> page(RoutingContext context) {
        return callers.find(context)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(FirstPageResource::pageFor);
    }

    private static TemplateInstance pageFor(Optional<Caller> visitor) {
        Set<String> roles = visitor.map(Caller::roles).orElse(Set.of());
        return new FirstPage(visitor.map(Caller::name).orElse(""), named(roles), Destination.openTo(roles));
    }

    /** Roles of ours in words; those the identity provider has for itself say nothing to anybody here. */
    private static List<String> named(Set<String> roles) {
        return roles.stream()
                .map(role -> role.toLowerCase(Locale.ROOT))
                .filter(ROLE_NAMES::containsKey)
                .map(ROLE_NAMES::get)
                .sorted()
                .toList();
    }
}
