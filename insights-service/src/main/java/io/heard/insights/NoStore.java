package io.heard.insights;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Answers depend on who asks and hold what customers wrote: no cache may keep them, not even the caller's own. */
class NoStore {

    @ServerResponseFilter
    void forbidCaching(ContainerResponseContext response) {
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }
}
