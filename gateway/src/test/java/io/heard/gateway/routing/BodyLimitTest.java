package io.heard.gateway.routing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Tokens;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Surroundings.class)
class BodyLimitTest {

    private static final int KB = 1024;

    @ParameterizedTest
    @CsvSource({
        "/s/token, 256",
        "/u/token, 16",
        "/api/v1/campaigns, 256",
        "/api/v1/campaigns/1/history, 1024",
        "/api/v1/campaigns/1/dry-run, 256",
        "/api/v1/interactions, 1024"
    })
    void aBodyMayBeAsLargeAsItsAddressTakesAndNoLarger(String path, int kilobytes) {
        Wire.Answer atLimit = post(path, kilobytes * KB);
        Wire.Answer above = post(path, kilobytes * KB + 1);

        assertThat(atLimit.status()).isEqualTo(200);
        assertThat(new JsonObject(atLimit.body()).getInteger("body")).isEqualTo(kilobytes * KB);
        assertThat(above.status()).isEqualTo(413);
        assertThat(above.header("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({"/s/token, 256", "/api/v1/campaigns, 256", "/api/v1/campaigns/1/history, 1024"})
    void chunksAreCounted(String path, int kilobytes) throws IOException {
        assertThat(postInChunks(path, kilobytes).status()).isEqualTo(200);
        assertThat(postInChunks(path, kilobytes + 1).status()).isEqualTo(413);
        assertThat(postInChunks(path, 2 * 1024).status()).isEqualTo(413);
    }

    @Test
    void aCompanysPastFitsThrough() {
        Wire.Answer past = post("/api/v1/campaigns/1/history", 900 * KB);

        assertThat(past.status()).isEqualTo(200);
        assertThat(new JsonObject(past.body()).getInteger("body")).isEqualTo(900 * KB);
    }

    @Test
    void twoMegabytesAreRefusedWhileTheClientStillSends() {
        Wire.Answer answer = post("/api/v1/interactions", 2 * KB * KB);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
    }

    @Test
    void theClientIsToldToGoOnOnlyWhenItMay() {
        Wire.Answer welcome =
                Wire.send(Wire.head("POST", "/s/token", "Expect: 100-continue") + "Content-Length: 3\r\n\r\na=b");
        Wire.Answer refused =
                Wire.send(Wire.head("POST", "/s/token", "Expect: 100-continue") + "Content-Length: 999999\r\n\r\n");

        assertThat(welcome.status()).isEqualTo(100);
        assertThat(welcome.body()).contains("200 OK");
        assertThat(refused.status()).isEqualTo(413);
    }

    private static Wire.Answer post(String path, int length) {
        return Wire.post(path, "x".repeat(length), "Authorization: Bearer " + token());
    }

    private static Wire.Answer postInChunks(String path, int kilobytes) throws IOException {
        try (Socket socket = Wire.open("127.0.0.1")) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    (Wire.head("POST", path, "Authorization: Bearer " + token()) + "Transfer-Encoding: chunked\r\n\r\n")
                            .getBytes(ISO_8859_1));
            byte[] chunk = ("400\r\n" + "x".repeat(KB) + "\r\n").getBytes(ISO_8859_1);
            for (int i = 0; i < kilobytes; i++) {
                out.write(chunk);
            }
            out.write("0\r\n\r\n".getBytes(ISO_8859_1));
            return Wire.read(socket);
        }
    }

    private static String token() {
        return Tokens.trusted().sign(Tokens.access("campaign-manager"));
    }
}
