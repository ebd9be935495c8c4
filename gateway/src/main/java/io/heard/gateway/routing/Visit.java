package io.heard.gateway.routing;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A request that passed the front door.
 *
 * @param address the peer's address; never what a header claims
 * @param requestId made by us, so that it can be trusted in logs
 */
record Visit(Route route, Target target, String address, String requestId) {

    void attachTo(RoutingContext context) {
        context.put(Visit.class.getName(), this);
    }

    static Visit of(RoutingContext context) {
        return find(context).orElseThrow(() -> new IllegalStateException("The front door was passed by"));
    }

    static Optional<Visit> find(RoutingContext context) {
        return Optional.ofNullable(context.get(Visit.class.getName()));
    }
}
