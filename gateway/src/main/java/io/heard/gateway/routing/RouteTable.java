package io.heard.gateway.routing;

import static io.heard.gateway.routing.Route.Time.DOWNLOAD;
import static io.heard.gateway.routing.Route.Time.LONG;
import static io.heard.gateway.routing.Route.Time.USUAL;
import static io.heard.gateway.routing.Upstream.FEEDBACK;
import static io.heard.gateway.routing.Upstream.GATEWAY;
import static io.heard.gateway.routing.Upstream.INSIGHTS;
import static io.heard.gateway.routing.Upstream.KEYCLOAK;
import static io.heard.gateway.routing.Upstream.SURVEY;

import io.heard.gateway.answer.Audience;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything the public can reach. What is not listed is not found, whatever the services would say.
 *
 * <p>The roles are a second lock: the services check again, and more finely.
 */
public final class RouteTable {

    private static final int KB = 1024;
    private static final Set<String> READ = Set.of("GET", "HEAD");
    private static final Set<String> POST = Set.of("POST");
    private static final Set<String> READ_AND_POST = Set.of("GET", "HEAD", "POST");
    private static final Set<String> EDIT = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> READ_AND_PUT = Set.of("GET", "HEAD", "PUT");
    private static final Set<String> ADMINISTRATORS = Set.of("administrator");
    private static final Set<String> AGENTS = Set.of("administrator", "agent");
    private static final Set<String> ORDER = Set.of("GET", "HEAD", "POST", "DELETE");
    private static final Set<String> PLANNERS = Set.of("administrator", "campaign-manager");
    private static final Set<String> INTAKE = Set.of("administrator", "campaign-manager", "intake");
    private static final Set<String> MAIL_TELLERS = Set.of("administrator", "intake");
    private static final Set<String> LISTENERS = Set.of("administrator", "analyst", "agent");
    private static final Set<String> JUDGES = Set.of("administrator", "analyst");
    private static final Set<String> ANALYSTS = Set.of("administrator", "campaign-manager", "analyst");

    /** Parts of a listed path that stay closed: strangers must not register clients of their own. */
    private static final List<String> CLOSED =
            List.of("/auth/realms/heard/clients-registrations", "/auth/realms/heard/clients-managements");

    /** The first that covers a path counts. */
    private static final List<Route> ROUTES = List.of(
            page("/s/", FEEDBACK, 256 * KB),
            new Route("/o/", true, FEEDBACK, Audience.PASSER_BY, READ_AND_POST, Set.of(), 256 * KB, USUAL),
            page("/u/", SURVEY, 16 * KB),
            new Route("/assets/", true, FEEDBACK, Audience.ASSET, READ, Set.of(), 0, USUAL),
            new Route("/logos/", true, SURVEY, Audience.ASSET, READ, Set.of(), 0, USUAL),
            // A whole survey, and a logo, has 200 KB at most: the service says so in its own words up to a little more.
            api("/api/v1/surveys", SURVEY, EDIT, PLANNERS, 256 * KB),
            api("/api/v1/survey-templates", SURVEY, READ, PLANNERS, 256 * KB),
            large("/api/v1/campaigns/{id}/history", SURVEY, POST, PLANNERS, KB * KB),
            large("/api/v1/campaigns/{id}/dry-run", SURVEY, POST, PLANNERS, 256 * KB),
            api("/api/v1/campaigns", SURVEY, EDIT, PLANNERS, 256 * KB),
            api("/api/v1/respondents", SURVEY, EDIT, PLANNERS, 256 * KB),
            // Many interactions at once, a CSV file of them too, are at most 1 MB; whatever lies beneath is small.
            new Route("/api/v1/interactions", true, SURVEY, Audience.PROGRAM, EDIT, INTAKE, KB * KB, LONG),
            api("/api/v1/contact-policy", SURVEY, EDIT, PLANNERS, 256 * KB),
            api("/api/v1/sending", SURVEY, READ, PLANNERS, 0),
            api("/api/v1/mail-events", SURVEY, POST, MAIL_TELLERS, KB * KB),
            new Route("/hooks/mail/", true, SURVEY, Audience.PROGRAM, POST, Set.of(), KB * KB, USUAL),
            api("/api/v1/responses", FEEDBACK, READ, LISTENERS, 256 * KB),
            new Route("/api/v1/exports/{id}/file", false, FEEDBACK, Audience.PROGRAM, READ, LISTENERS, 0, DOWNLOAD),
            api("/api/v1/exports", FEEDBACK, ORDER, LISTENERS, 16 * KB),
            api("/api/v1/web-hooks", FEEDBACK, EDIT, ADMINISTRATORS, 256 * KB),
            api("/api/v1/web-hook-deliveries", FEEDBACK, READ_AND_POST, ADMINISTRATORS, 16 * KB),
            api("/api/v1/drafts", FEEDBACK, READ, ADMINISTRATORS, 0),
            api("/api/v1/cases", FEEDBACK, READ_AND_PUT, AGENTS, 64 * KB),
            api("/api/v1/improvements", FEEDBACK, EDIT, PLANNERS, 256 * KB),
            // Splitting a theme names up to a thousand mentions.
            api("/api/v1/themes", INSIGHTS, EDIT, ANALYSTS, 64 * KB),
            api("/api/v1/theme-events", INSIGHTS, READ_AND_PUT, ANALYSTS, 16 * KB),
            api("/api/v1/theme-rebuilds", INSIGHTS, EDIT, JUDGES, 16 * KB),
            api("/api/v1/mining-rebases", INSIGHTS, READ, ANALYSTS, 0),
            api("/api/v1/pillars", INSIGHTS, READ, ANALYSTS, 0),
            api("/api/v1/theme-fineness", INSIGHTS, READ_AND_PUT, ANALYSTS, 16 * KB),
            api("/api/v1/metrics", INSIGHTS, READ, ANALYSTS, 256 * KB),
            api("/api/v1/complaint-detectors", INSIGHTS, READ, JUDGES, 0),
            new Route("/auth/realms/heard", true, KEYCLOAK, Audience.LOGIN, READ_AND_POST, Set.of(), 128 * KB, USUAL),
            new Route("/auth/resources/", true, KEYCLOAK, Audience.LOGIN, READ, Set.of(), 0, USUAL),
            own("/", Audience.STAFF, READ),
            own("/login", Audience.STAFF, Set.of("GET")),
            own("/callback", Audience.STAFF, Set.of("GET")),
            own("/logout", Audience.STAFF, Set.of("POST")),
            own("/back-channel-logout", Audience.PROGRAM, Set.of("POST")),
            own("/api/v1/openapi", Audience.PROGRAM, READ),
            own("/api-document", Audience.STAFF, READ),
            new Route("/assets-gateway/", true, GATEWAY, Audience.ASSET, READ, Set.of(), 0, USUAL));

    private RouteTable() {}

    /** @param path without any encoding that could hide where it leads */
    public static Optional<Route> find(String path) {
        if (CLOSED.stream().anyMatch(closed -> path.equals(closed) || path.startsWith(closed + "/"))) {
            return Optional.empty();
        }
        return ROUTES.stream().filter(route -> route.covers(path)).findFirst();
    }

    private static Route page(String path, Upstream upstream, long bodyLimit) {
        return new Route(path, true, upstream, Audience.RESPONDENT, READ_AND_POST, Set.of(), bodyLimit, USUAL);
    }

    private static Route api(String path, Upstream upstream, Set<String> methods, Set<String> roles, long bodyLimit) {
        return new Route(path, true, upstream, Audience.PROGRAM, methods, roles, bodyLimit, USUAL);
    }

    /** One address whose work is large: it takes more, or longer, than its neighbours. */
    private static Route large(String path, Upstream upstream, Set<String> methods, Set<String> roles, long bodyLimit) {
        return new Route(path, false, upstream, Audience.PROGRAM, methods, roles, bodyLimit, LONG);
    }

    private static Route own(String path, Audience audience, Set<String> methods) {
        return new Route(path, false, GATEWAY, audience, methods, Set.of(), 16 * KB, USUAL);
    }
}
