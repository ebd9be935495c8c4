package io.heard.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With the limits as they are by default. Each test calls from an address of its own. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class GuessingTest {

    @Test
    void guessingLinksIsSlowedDownAndGoodLinksAreNot() {
        String guesser = "127.0.0.2";
        long refused = IntStream.range(0, 80)
                .filter(i -> from(guesser, "/s/guess" + i + "?stub=404", "").status() == 429)
                .count();
        Wire.Answer waiting = from(guesser, "/s/guess?stub=410", "Accept: text/html\r\n");

        assertThat(refused).isBetween(10L, 20L);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).isPresent();
        assertThat(waiting.body()).contains("Please wait a moment");
        assertThat(from(guesser, "/s/good-link", "").status()).isEqualTo(200);
        assertThat(from("127.0.0.3", "/s/guess?stub=404", "").status()).isEqualTo(404);
    }

    @Test
    void strangersAtTheApiAreSlowedDownAndTheirNeighboursAreNot() {
        String office = "127.0.0.4";
        long refused = IntStream.range(0, 150)
                .filter(i -> from(office, "/api/v1/campaigns", "").status() == 429)
                .count();
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));

        assertThat(refused).isBetween(20L, 30L);
        assertThat(from(office, "/api/v1/campaigns", "Authorization: Bearer " + token + "\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aBusyProgramWithAGoodTokenIsNotInTheWay() {
        String token = Tokens.trusted().sign(Tokens.accessOf("busy-subject", "campaign-manager"));

        for (int i = 0; i < 500; i++) {
            assertThat(from("127.0.0.5", "/api/v1/campaigns", "Authorization: Bearer " + token + "\r\n")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aForgedAddressBuysNoNewAttempts() {
        String guesser = "127.0.0.6";
        long refused = IntStream.range(0, 80)
                .filter(i -> from(guesser, "/s/guess?stub=404", "X-Forwarded-For: 10.0.0." + i + "\r\n")
                                .status()
                        == 429)
                .count();

        assertThat(refused).isPositive();
    }

    private static Wire.Answer from(String address, String target, String headers) {
        return Wire.sendFrom(address, Wire.head("GET", target) + headers + "\r\n");
    }
}
