package io.heard.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With the limits as they are by default. Each test calls from an address of its own. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class GuessingTest {

    private static final int FEW = 1_000;

    @Test
    void guessingLinksIsSlowedDownAndGoodLinksAreNot() {
        String guesser = "127.0.0.2";
        int attempts = attemptsUntilRefused(guesser, "/s/guess?stub=404", i -> "");
        Wire.Answer waiting = from(guesser, "/s/guess?stub=410", "Accept: text/html\r\n");

        assertThat(attempts).isBetween(60, FEW);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).isPresent();
        assertThat(waiting.body()).contains("Please wait a moment");
        assertThat(from(guesser, "/s/good-link", "").status()).isEqualTo(200);
        assertThat(from("127.0.0.3", "/s/guess?stub=404", "").status()).isEqualTo(404);
    }

    @Test
    void strangersAtTheApiAreSlowedDownAndTheirNeighboursAreNot() {
        String office = "127.0.0.4";
        int attempts = attemptsUntilRefused(office, "/api/v1/campaigns", i -> "");
        String token = Tokens.trusted().sign(Tokens.access("campaign-manager"));

        assertThat(attempts).isBetween(120, FEW);
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
        int attempts = attemptsUntilRefused(
                guesser, "/s/guess?stub=404", i -> "X-Forwarded-For: 10.0." + i / 256 + "." + i % 256 + "\r\n");

        assertThat(attempts).isLessThan(FEW);
    }

    /** The limits refill while a slow machine tries, so how many attempts pass is not exact. */
    private static int attemptsUntilRefused(String address, String target, IntFunction<String> headers) {
        return IntStream.range(0, FEW)
                .filter(i -> from(address, target, headers.apply(i)).status() == 429)
                .findFirst()
                .orElse(FEW + 1);
    }

    private static Wire.Answer from(String address, String target, String headers) {
        return Wire.sendFrom(address, Wire.head("GET", target) + headers + "\r\n");
    }
}
