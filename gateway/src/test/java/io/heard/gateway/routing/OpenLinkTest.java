package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What pages behind open links may do that no other page may. Each test floods from an address of its own. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class OpenLinkTest {

    private static final int FEW = 1_000;

    @Test
    void onlyTheyMayBeFramedAndOnlyByThoseTheyName() {
        Wire.Answer framed = Wire.ask("GET", "/o/token?stub=framed");
        assertThat(framed.all("X-Frame-Options")).isEmpty();
        assertThat(framed.all("Content-Security-Policy"))
                .containsExactly("default-src 'none'; frame-ancestors https://www.example.com http://localhost:8080");

        assertThat(Wire.ask("GET", "/o/token?stub=unframed").all("X-Frame-Options"))
                .containsExactly("DENY");
        assertThat(Wire.ask("GET", "/o/token").all("X-Frame-Options")).containsExactly("DENY");
        assertThat(Wire.ask("GET", "/o/token?stub=abort").all("X-Frame-Options"))
                .containsExactly("DENY");
        assertThat(Wire.ask("GET", "/s/token?stub=framed").all("X-Frame-Options"))
                .containsExactly("DENY");
        assertThat(Wire.ask("GET", "/u/token?stub=framed").all("X-Frame-Options"))
                .containsExactly("DENY");
    }

    @Test
    void whatWeSayThereMayBeFramedByAllSinceAnEmptyFrameSaysNothing() {
        Wire.Answer away = Wire.ask("GET", "/o/token?stub=abort", "Accept: text/html");
        assertThat(away.status()).isEqualTo(502);
        assertThat(away.all("X-Frame-Options")).isEmpty();
        assertThat(away.all("Content-Security-Policy"))
                .singleElement()
                .asString()
                .endsWith("frame-ancestors https://*:* http://*:*");
        assertThat(away.body()).doesNotContain("<a ").doesNotContain("<form").doesNotContain("<button");

        for (String secret : List.of("/s/token?stub=abort", "/u/token?stub=abort")) {
            Wire.Answer other = Wire.ask("GET", secret, "Accept: text/html");
            assertThat(other.all("X-Frame-Options")).containsExactly("DENY");
            assertThat(other.all("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .endsWith("frame-ancestors 'none'");
        }
    }

    @Test
    void aFrameHasACookieOfItsOwnBesideTheDevicesAndBothPass() {
        assertThat(Wire.ask("GET", "/o/token", "Cookie: heard_answered=one; q_session=secret; heard_answered=two")
                        .body())
                .contains("\"cookie\":[\"heard_answered=one; heard_answered=two\"]");
    }

    @Test
    void onlyTheirOneCookiePasses() {
        assertThat(Wire.ask("GET", "/o/token?stub=answered").all("Set-Cookie"))
                .containsExactly("heard_answered=ticket; Path=/o/token; HttpOnly");
        assertThat(Wire.ask("GET", "/o/token?stub=dirty").all("Set-Cookie")).isEmpty();
        assertThat(Wire.ask("GET", "/s/token?stub=answered").all("Set-Cookie")).isEmpty();

        String sent = "Cookie: q_session=secret; heard_answered=ticket; other=1";
        assertThat(Wire.ask("GET", "/o/token", sent).body()).contains("\"cookie\":[\"heard_answered=ticket\"]");
        assertThat(Wire.ask("GET", "/s/token", sent).body()).doesNotContain("cookie");
        assertThat(Wire.ask("GET", "/o/token", "Cookie: q_session=secret").body())
                .doesNotContain("cookie");
    }

    @Test
    void aFloodOfAnswersWaitsAndLookingDoesNot() {
        String hall = "127.0.0.7";
        int answers = 0;
        Wire.Answer waiting = post(hall);
        while (waiting.status() != 429 && answers < FEW) {
            answers++;
            waiting = post(hall);
        }

        assertThat(answers).isBetween(300, FEW - 1);
        assertThat(waiting.header("Retry-After")).isPresent();
        assertThat(waiting.body()).contains("Please wait a moment").contains("Sent twice, they count once");
        assertThat(Wire.sendFrom(hall, Wire.head("GET", "/o/token") + "\r\n").status())
                .isEqualTo(200);
        assertThat(post("127.0.0.8").status()).isEqualTo(200);
    }

    @Test
    void guessingOpenLinksIsSlowedDownAndClosedOnesAreNot() {
        assertThat(untilRefused("127.0.0.9", "/o/guess?stub=404")).isBetween(60, FEW);
        assertThat(untilRefused("127.0.0.10", "/o/closed?stub=410")).isGreaterThan(200);
    }

    private static int untilRefused(String address, String target) {
        return IntStream.range(0, 201)
                .filter(i -> Wire.sendFrom(address, Wire.head("GET", target) + "\r\n")
                                .status()
                        == 429)
                .findFirst()
                .orElse(FEW);
    }

    private static Wire.Answer post(String address) {
        return Wire.sendFrom(address, Wire.head("POST", "/o/token", "Accept: text/html", "Content-Length: 0") + "\r\n");
    }
}
