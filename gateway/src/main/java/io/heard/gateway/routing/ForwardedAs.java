package io.heard.gateway.routing;

import io.heard.gateway.session.SessionConfig;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** Tells services how the outside sees us, and the outside nothing about where services are. */
@ApplicationScoped
class ForwardedAs {

    private final URI publicUrl;

    ForwardedAs(SessionConfig session) {
        this.publicUrl = session.publicUrl();
    }

    /** Written by us alone: what a client sent under these names never passed. */
    void describe(MultiMap headers, Visit visit) {
        headers.set("X-Forwarded-For", visit.address());
        headers.set("X-Forwarded-Proto", publicUrl.getScheme());
        headers.set("X-Forwarded-Host", publicUrl.getAuthority());
        headers.set("X-Forwarded-Port", Integer.toString(port()));
        headers.set("X-Request-Id", visit.requestId());
    }

    /** A service may build an absolute address from the one it is reached at; the client needs ours. */
    String publicLocation(String location, URI service) {
        String inside = service.getScheme() + "://" + service.getAuthority() + "/";
        return location.startsWith(inside) ? publicUrl.resolve("/") + location.substring(inside.length()) : location;
    }

    private int port() {
        if (publicUrl.getPort() > 0) {
            return publicUrl.getPort();
        }
        return "https".equals(publicUrl.getScheme()) ? 443 : 80;
    }
}
