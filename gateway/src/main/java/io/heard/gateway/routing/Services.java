package io.heard.gateway.routing;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The services behind the door, each with a pool of its own: one that hangs must not use up the others' connections. */
@ApplicationScoped
class Services {

    private final Map<Upstream, Service> services = new EnumMap<>(Upstream.class);

    /** One service: how it is reached, and its pool. */
    record Service(URI address, HttpClient client) {

        int port() {
            if (address.getPort() > 0) {
                return address.getPort();
            }
            return encrypted() ? 443 : 80;
        }

        boolean encrypted() {
            return "https".equals(address.getScheme());
        }
    }

    Services(Vertx vertx, RouteConfig routes, ForwardingConfig config) {
        services.put(Upstream.SURVEY, open(vertx, routes.survey(), config));
        services.put(Upstream.FEEDBACK, open(vertx, routes.feedback(), config));
        services.put(Upstream.INSIGHTS, open(vertx, routes.insights(), config));
        services.put(Upstream.KEYCLOAK, open(vertx, routes.keycloak(), config));
    }

    Service get(Upstream upstream) {
        return Objects.requireNonNull(services.get(upstream), () -> upstream + " is not behind the door");
    }

    @PreDestroy
    void close() {
        services.values().forEach(service -> service.client().close());
    }

    private static Service open(Vertx vertx, URI address, ForwardingConfig config) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException("heard.route.*: not an address with scheme and host: " + address);
        }
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAliveTimeout((int) config.keepAlive().toSeconds())
                .setMaxHeaderSize(32 * 1024)
                .setName(address.getHost() + ":" + address.getPort());
        PoolOptions pool =
                new PoolOptions().setHttp1MaxSize(config.connections()).setMaxWaitQueueSize(config.waiting());
        return new Service(address, vertx.createHttpClient(options, pool));
    }
}
