package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.platform.Surroundings;
import io.heard.gateway.platform.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no browser sends, byte by byte. */
@QuarkusTest
@WithTestResource(Surroundings.class)
class RawRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/s/token;jsessionid=1",
                "/s/token%3bx",
                "/s/..%2fapi%2fv1%2fcampaigns",
                "/s/../api/v1/campaigns",
                "/s/%2e%2e/q/health",
                "/s/%5c..",
                "/s/token%00",
                "/s/token%0d%0aSet-Cookie:x=1",
                "//s/token",
                "/s/%252e%252e/x",
                "http://evil.test/s/token",
            })
    void oddTargetsAreRefusedBeforeAnyServiceSeesThem(String target) {
        Wire.Answer answer = Wire.ask("GET", target);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("/problems/odd-target");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "Content-Length: +5\r\n\r\nhello",
                "Content-Length: 5,6\r\n\r\nhello",
                "Content-Length: 0x5\r\n\r\nhello",
                "Content-Length: -5\r\n\r\nhello",
                "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
                "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
            })
    void aBodyWithTwoReadingsIsRefused(String rest) {
        Wire.Answer answer = Wire.send(Wire.head("POST", "/s/token") + rest);

        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/s\\token", "/s/{\"$ne\":null}", "/s/<b>", "/s/a|b", "/s/\u00fc"})
    void whatIsNoAddressAtAllIsRefusedToo(String target) {
        assertThat(Wire.ask("GET", target).status()).isEqualTo(400);
    }

    @Test
    void lengthAndChunksTogetherNeverBecomeTwoRequests() {
        String second = Wire.head("GET", "/s/token") + "\r\n";
        Wire.Answer answer = Wire.send(Wire.head("POST", "/s/token", "Content-Length: 4", "Transfer-Encoding: chunked")
                + "\r\n0\r\n\r\n" + second);

        assertThat(answer.status()).isIn(200, 400);
        // Whatever of it is taken as a request of its own was checked as one: at most two, never one inside the other.
        assertThat(answer.body()).doesNotContain("GET /s/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000000", "FFFFFFFFFFFFFFFF", "-1", "0x10", "zz"})
    void brokenChunkSizesNeverReachTheServiceAsAWhole(String size) {
        Wire.Answer answer = Wire.send(
                Wire.head("POST", "/s/token") + "Transfer-Encoding: chunked\r\n\r\n" + size + "\r\nhello\r\n0\r\n\r\n");

        assertThat(answer.status()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "FOO", "get", "PUT", "DELETE", "PATCH"})
    void methodsThatThePageDoesNotTakeAreRefused(String method) {
        Wire.Answer answer = Wire.ask(method, "/s/token");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains("GET, HEAD, POST");
    }

    @Test
    void tunnelsAndUpgradesAreRefused() {
        assertThat(Wire.send("CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(Wire.ask(
                                "GET",
                                "/s/token",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                                "Sec-WebSocket-Version: 13")
                        .status())
                .isEqualTo(400);
        assertThat(Wire.ask("GET", "/s/token", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void http2IsNotSpokenHere() {
        Wire.Answer answer = Wire.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(answer.status()).isNotEqualTo(200);
    }

    @Test
    void aRequestWithTwoHostsOrNoneIsRefused() {
        assertThat(Wire.ask("GET", "/s/token", "Host: evil.test").status()).isEqualTo(400);
        assertThat(Wire.send("GET /s/token HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(Wire.send("GET /s/token HTTP/1.0\r\nHost: localhost:8080\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/auth/admin",
                "/auth/realms/master/protocol/openid-connect/auth",
                "/auth/realms/heard/%63lients-registrations/default",
                "/%71/health",
                "/%6cogin",
                "/index.html",
                "/favicon.ico",
            })
    void whatIsNotListedIsNotFound(String path) {
        Wire.Answer answer = Wire.ask("GET", path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void peopleGetAPageInsteadOfAProblem() {
        Wire.Answer answer = Wire.ask("GET", "/nowhere", "Accept: text/html,*/*");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(answer.body()).contains("There is nothing here").doesNotContain("problem");
    }

    @Test
    void aHundredPipelinedRequestsAreAnsweredInOrderUpToTheBadOne() {
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            String target = i == 60 ? "/s/bad;one" : "/s/token" + i;
            requests.append("GET ").append(target).append(" HTTP/1.1\r\nHost: localhost:8080\r\n");
            requests.append(i == 99 ? "Connection: close\r\n\r\n" : "\r\n");
        }

        String answers = Wire.send(requests.toString()).body();

        assertThat(answers.indexOf("/s/token1\"")).isLessThan(answers.indexOf("/s/token59\""));
        assertThat(answers.indexOf("/s/token59\"")).isLessThan(answers.indexOf("odd-target"));
        assertThat(answers).doesNotContain("/s/token61\"");
    }

    @Test
    void oversizedHeadsAreRefused() {
        assertThat(Wire.ask("GET", "/s/token", "X-Big: " + "a".repeat(40_000)).status())
                .isEqualTo(431);
        assertThat(Wire.ask("GET", "/s/" + "a".repeat(9_000)).status()).isIn(400, 414);
    }
}
