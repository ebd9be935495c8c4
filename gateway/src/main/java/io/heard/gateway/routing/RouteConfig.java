package io.heard.gateway.routing;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/**
 * Where the services are, as the gateway reaches them. Every key may be set from the environment, as {@code
 * HEARD_ROUTE_SURVEY}. An address is scheme, host and port; a path is ignored.
 */
@ConfigMapping(prefix = "heard.route")
public interface RouteConfig {

    URI survey();

    URI feedback();

    URI insights();

    URI keycloak();
}
