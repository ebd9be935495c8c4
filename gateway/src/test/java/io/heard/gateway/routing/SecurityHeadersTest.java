package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every answer is protected exactly once, whoever gave it. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class SecurityHeadersTest {

    private static final List<String> EVERYWHERE = List.of(
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cache-Control",
            "Cross-Origin-Resource-Policy",
            "X-Frame-Options",
            "X-Robots-Tag",
            "X-Request-Id");

    @Test
    void everyStatusCarriesEachHeaderOnce() {
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));
        String bearer = "Authorization: Bearer " + token;

        protectedAnswer(200, Wire.ask("GET", "/"));
        protectedAnswer(200, Wire.ask("GET", "/s/token"));
        protectedAnswer(200, Wire.ask("GET", "/assets-gateway/heard.css"));
        protectedAnswer(200, Wire.ask("GET", "/api/v1/openapi"));
        protectedAnswer(200, Wire.ask("GET", "/api/v1/campaigns", bearer));
        protectedAnswer(204, Wire.ask("OPTIONS", "/s/token"));
        protectedAnswer(303, Wire.ask("GET", "/login", "Accept: text/html"));
        protectedAnswer(400, Wire.ask("GET", "/s/a;b"));
        protectedAnswer(401, Wire.ask("GET", "/api/v1/campaigns"));
        protectedAnswer(
                403,
                Wire.ask(
                        "GET",
                        "/api/v1/themes",
                        bearer.replace(token, Tokens.trusted().sign(Tokens.access("agent")))));
        protectedAnswer(404, Wire.ask("GET", "/nowhere"));
        protectedAnswer(404, Wire.ask("GET", "/assets-gateway/nothing.css"));
        protectedAnswer(405, Wire.ask("PUT", "/s/token"));
        protectedAnswer(413, Wire.post("/u/token", "x".repeat(20_000)));
        protectedAnswer(502, Wire.ask("GET", "/s/token?stub=abort"));
        protectedAnswer(503, Wire.ask("GET", "/api/v1/metrics", bearer));
        protectedAnswer(504, Wire.ask("GET", "/s/token?stub=hang"));
    }

    @Test
    void insistsOnHttpsOnlyWhereItIsSpoken() {
        assertThat(Wire.ask("GET", "/").all("Strict-Transport-Security")).isEmpty();
    }

    private static void protectedAnswer(int status, Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(status);
        for (String name : EVERYWHERE) {
            assertThat(answer.all(name)).as(name + " at " + status).hasSize(1);
        }
        assertThat(answer.all("Server")).isEmpty();
        assertThat(answer.all("X-Powered-By")).isEmpty();
    }
}
