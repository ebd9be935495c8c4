package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a service sees of a request, and the client of the answer. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class ForwardingTest {

    @Test
    void aServiceSeesTheRequestAndOnlyListedHeaders() {
        JsonObject seen = seen(Wire.post(
                "/s/token?lang=en",
                "a=b",
                "Content-Type: application/x-www-form-urlencoded",
                "Accept-Language: de",
                "Cookie: q_session=secret; other=1",
                "Authorization: Bearer forged",
                "X-Internal: 1",
                "Sec-Fetch-User: ?1",
                "Sec-Purpose: prefetch",
                "Proxy-Authorization: Basic x",
                "X-HTTP-Method-Override: DELETE"));

        assertThat(seen.getString("method")).isEqualTo("POST");
        assertThat(seen.getString("uri")).isEqualTo("/s/token?lang=en");
        assertThat(seen.getInteger("body")).isEqualTo(3);
        JsonObject headers = seen.getJsonObject("headers");
        assertThat(headers.getJsonArray("accept-language")).containsExactly("de");
        assertThat(headers.fieldNames())
                .doesNotContain(
                        "cookie",
                        "authorization",
                        "x-internal",
                        "sec-fetch-user",
                        "sec-purpose",
                        "proxy-authorization",
                        "x-http-method-override");
    }

    @Test
    void whereARequestComesFromIsWrittenByUsAlone() {
        JsonObject headers = seen(Wire.ask(
                        "GET",
                        "/s/token",
                        "X-Forwarded-For: 1.1.1.1",
                        "X-Forwarded-For: 2.2.2.2",
                        "X-Forwarded-Host: evil.test",
                        "X-Forwarded-Proto: ftp",
                        "X-Forwarded-Prefix: /evil",
                        "X-Real-IP: 1.1.1.1",
                        "Forwarded: for=1.1.1.1",
                        "X-Request-Id: chosen"))
                .getJsonObject("headers");

        assertThat(headers.getJsonArray("x-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(headers.getJsonArray("x-forwarded-host")).containsExactly("localhost:8080");
        assertThat(headers.getJsonArray("x-forwarded-proto")).containsExactly("http");
        assertThat(headers.getJsonArray("x-forwarded-port")).containsExactly("8080");
        assertThat(headers.getJsonArray("x-request-id")).hasSize(1).doesNotContain("chosen");
        assertThat(headers.fieldNames()).doesNotContain("x-real-ip", "forwarded", "x-forwarded-prefix");
    }

    @Test
    void aSignedHookNeedsNoLoginAndKeepsItsSignature() {
        JsonObject headers = seen(Wire.post(
                        "/hooks/mail/provider", "{}", "X-Heard-Signature: 5d41", "X-Heard-Timestamp: 1772359200"))
                .getJsonObject("headers");

        assertThat(headers.getJsonArray("x-heard-signature")).containsExactly("5d41");
        assertThat(headers.getJsonArray("x-heard-timestamp")).containsExactly("1772359200");
        assertThat(headers.fieldNames()).doesNotContain("authorization");
    }

    @Test
    void theConnectionHeaderCannotDropWhatWeAdd() {
        JsonObject headers = seen(Wire.ask("GET", "/s/token", "Connection: X-Forwarded-For, X-Request-Id"))
                .getJsonObject("headers");

        assertThat(headers.fieldNames()).contains("x-forwarded-for", "x-request-id");
    }

    @Test
    void theLoginGetsItsCookiesButNotOurSession() {
        JsonObject headers = seen(Wire.ask(
                        "GET",
                        "/auth/realms/heard/account",
                        "Cookie: AUTH_SESSION_ID=abc; q_session=secret; q_session_at=secret",
                        "Cookie: KC_RESTART=def",
                        "Authorization: Basic cmVwb3J0czpzZWNyZXQ="))
                .getJsonObject("headers");

        assertThat(headers.getJsonArray("cookie")).containsExactly("AUTH_SESSION_ID=abc; KC_RESTART=def");
        assertThat(headers.getJsonArray("authorization")).containsExactly("Basic cmVwb3J0czpzZWNyZXQ=");
    }

    @Test
    void aProgramsTokenIsRelayed() {
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));

        JsonObject headers = seen(Wire.ask(
                        "GET",
                        "/api/v1/campaigns?pageSize=5",
                        "Authorization: Bearer " + token,
                        "If-Match: \"3\"",
                        "Cookie: q_session=x"))
                .getJsonObject("headers");

        assertThat(headers.getJsonArray("authorization")).containsExactly("Bearer " + token);
        assertThat(headers.getJsonArray("if-match")).containsExactly("\"3\"");
        assertThat(headers.fieldNames()).doesNotContain("cookie");
    }

    @Test
    void answersLoseWhatTellsAboutOurInsides() {
        Wire.Answer answer = Wire.ask("GET", "/s/token?stub=dirty");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).endsWith("dirty");
        for (String name :
                new String[] {"Server", "X-Powered-By", "Keep-Alive", "Set-Cookie", "Access-Control-Allow-Origin"}) {
            assertThat(answer.all(name)).as(name).isEmpty();
        }
        assertThat(answer.all("Connection")).doesNotContain("keep-alive, X-Odd");
        assertThat(answer.all("X-Request-Id")).hasSize(1).doesNotContain("theirs");
        assertThat(answer.all("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.all("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(answer.all("Cache-Control")).containsExactly("public, max-age=60");
    }

    @Test
    void answersForProgramsAreNeverKeptByCaches() {
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));

        Wire.Answer answer = Wire.ask("GET", "/api/v1/campaigns?stub=dirty", "Authorization: Bearer " + token);

        assertThat(answer.all("Cache-Control")).containsExactly("no-store");
        assertThat(answer.all("Content-Security-Policy")).containsExactly("default-src 'none'; frame-ancestors 'none'");
    }

    @Test
    void theLoginMaySetItsCookies() {
        assertThat(Wire.ask("GET", "/auth/realms/heard/x?stub=dirty").all("Set-Cookie"))
                .containsExactly("tracking=1");
    }

    @Test
    void addressesOfServicesAreTranslated() {
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));

        Wire.Answer answer = Wire.post("/api/v1/campaigns?stub=located", "{}", "Authorization: Bearer " + token);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.all("Location")).containsExactly("http://localhost:8080/api/v1/campaigns/1");
    }

    @Test
    void noOtherOriginIsInvited() {
        Wire.Answer preflight = Wire.ask(
                "OPTIONS",
                "/api/v1/campaigns",
                "Origin: https://evil.test",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: x-heard-request");

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.head())
                .noneMatch(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-"));
    }

    @Test
    void headIsAnsweredWithoutABody() {
        Wire.Answer answer = Wire.ask("HEAD", "/s/token");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    private static JsonObject seen(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
