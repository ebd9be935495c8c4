package io.heard.gateway.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.JwtClaims;

/**
 * Stands in for the identity provider: discovery with public and internal addresses mixed as Keycloak does it, keys, and the
 * exchange of codes. A code is {@code lifetime~nonce~challenge}; what stands in it decides what the session will be.
 */
public final class StubLogin {

    public static final String CLIENT_SECRET = "the-secret-of-the-gateway-client";
    public static final String SESSION_ID = "login-session-1";

    private static final String REALM = "/auth/realms/heard";

    private final Tokens tokens;
    private final Keys keys;
    private final AtomicInteger port = new AtomicInteger();

    private StubLogin(Keys keys) {
        this.tokens = new Tokens(keys);
        this.keys = keys;
    }

    static int start(Vertx vertx, Keys keys) {
        StubLogin login = new StubLogin(keys);
        int port = vertx.createHttpServer()
                .requestHandler(login::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        login.port.set(port);
        return port;
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case REALM + "/.well-known/openid-configuration" -> json(request, discovery());
            case REALM + "/certs" ->
                json(request, new JsonObject().put("keys", new JsonArray().add(JsonObject.mapFrom(keys.toJwk()))));
            case REALM + "/token" -> exchange(request);
            default -> request.response().setStatusCode(404).end();
        }
    }

    private JsonObject discovery() {
        String internal = "http://127.0.0.1:" + port.get() + REALM;
        return new JsonObject()
                .put("issuer", Surroundings.ISSUER)
                .put("authorization_endpoint", Surroundings.ISSUER + "/auth")
                .put("end_session_endpoint", Surroundings.ISSUER + "/logout")
                .put("token_endpoint", internal + "/token")
                .put("jwks_uri", internal + "/certs");
    }

    private void exchange(HttpServerRequest request) {
        request.setExpectMultipart(true).endHandler(read -> {
            String secret = "gateway:" + CLIENT_SECRET;
            String basic = "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(US_ASCII));
            if (!basic.equals(request.getHeader("Authorization"))) {
                request.response().setStatusCode(401).end();
                return;
            }
            if ("refresh_token".equals(request.getFormAttribute("grant_type"))) {
                json(request, session("300", ""));
                return;
            }
            String[] code = request.getFormAttribute("code").split("~", -1);
            if (!code[2].equals(challenge(request.getFormAttribute("code_verifier")))) {
                request.response().setStatusCode(400).end();
                return;
            }
            json(request, session(code[0], code[1]));
        });
    }

    private JsonObject session(String lifetime, String nonce) {
        JwtClaims id = Tokens.claims("ana-subject", "gateway");
        id.setClaim("typ", "ID");
        id.setClaim("nonce", nonce);
        id.setClaim("sid", SESSION_ID);
        float minutes = Float.parseFloat(lifetime) / 60;
        id.setExpirationTimeMinutesInTheFuture(minutes);
        JwtClaims access = Tokens.accessOf("ana-subject", "analyst", "offline_access");
        access.setExpirationTimeMinutesInTheFuture(minutes);
        return new JsonObject()
                .put("access_token", tokens.sign(access))
                .put("id_token", tokens.sign(id))
                .put("refresh_token", "an-opaque-refresh-token")
                .put("token_type", "Bearer")
                .put("expires_in", Integer.parseInt(lifetime));
    }

    /** The S256 challenge of RFC 7636. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.encode());
    }
}
