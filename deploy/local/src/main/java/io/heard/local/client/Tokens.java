package io.heard.local.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Access tokens of the machine clients, fetched when needed and again shortly before they run out. */
final class Tokens {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private record Token(String value, long usableUntil) {}

    private final PatientClient client;
    private final URI endpoint;
    private final Map<String, String> secrets;
    private final Map<Caller, Token> tokens = new EnumMap<>(Caller.class);

    Tokens(PatientClient client, URI endpoint, Map<String, String> secrets) {
        this.client = client;
        this.endpoint = endpoint;
        this.secrets = secrets;
    }

    synchronized String of(Caller caller) {
        Token token = tokens.get(caller);
        if (token == null || System.nanoTime() > token.usableUntil()) {
            token = fetch(caller);
            tokens.put(caller, token);
        }
        return token.value();
    }

    /** For a token that was refused before its time: Keycloak may have been set up anew. */
    synchronized void forget(Caller caller) {
        tokens.remove(caller);
    }

    private Token fetch(Caller caller) {
        String secret = secrets.getOrDefault(caller.clientId(), caller.clientId() + "-local-secret");
        String form = "grant_type=client_credentials&client_id=" + caller.clientId() + "&client_secret="
                + URLEncoder.encode(secret, UTF_8);
        Reply reply = client.send(() -> PatientClient.to(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        if (!reply.isOk()) {
            throw new PlatformProblem("No token for " + caller.clientId() + ": the login answers " + reply.status());
        }
        JsonNode answer = Json.read(reply.body());
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(60)).minus(MARGIN);
        return new Token(
                answer.path("access_token").asText(),
                System.nanoTime() + (life.isNegative() ? Duration.ZERO : life).toNanos());
    }
}
