package io.heard.gateway.platform;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.util.Map;

/** Starts the stub services and the stand-in login before the gateway. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    public static final String PUBLIC_URL = "http://localhost:8080";
    public static final String ISSUER = PUBLIC_URL + "/auth/realms/heard";

    private final Vertx vertx = Vertx.vertx();

    @Override
    public Map<String, String> start() {
        Keys keys = Keys.generate();
        int stub = StubService.start(vertx);
        int login = StubLogin.start(vertx, keys);
        return Map.ofEntries(
                Map.entry("heard.route.survey", at(stub)),
                Map.entry("heard.route.feedback", at(stub)),
                // Nobody listens on port 1.
                Map.entry("heard.route.insights", at(1)),
                Map.entry("heard.route.keycloak", at(stub)),
                Map.entry("heard.test.stub-port", Integer.toString(stub)),
                Map.entry("heard.test.signing-key", keys.encoded()),
                Map.entry("HEARD_PUBLIC_URL", PUBLIC_URL),
                Map.entry("HEARD_OIDC_ISSUER", ISSUER),
                Map.entry("HEARD_OIDC_SERVER_URL", at(login) + "/auth/realms/heard"),
                Map.entry("HEARD_OIDC_CLIENT_SECRET", StubLogin.CLIENT_SECRET),
                Map.entry("HEARD_SESSION_SECRET", "a-session-secret-of-at-least-32-characters"),
                Map.entry("HEARD_STATE_SECRET", "another-secret-of-at-least-32-characters"),
                Map.entry("heard.forwarding.connect-timeout", "PT1S"),
                Map.entry("heard.forwarding.total-timeout", "PT1S"),
                Map.entry("heard.forwarding.long-timeout", "PT2S"));
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String at(int port) {
        return "http://127.0.0.1:" + port;
    }
}
