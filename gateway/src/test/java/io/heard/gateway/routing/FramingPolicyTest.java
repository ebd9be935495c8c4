package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.gateway.answer.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpVersion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramingPolicyTest {

    @Test
    void passesARequestWithOneLength() {
        assertThat(check("POST", "Content-Length: 5")).isEmpty();
        assertThat(check("POST", "Transfer-Encoding: chunked")).isEmpty();
        assertThat(check("GET", "Content-Length: 0")).isEmpty();
        assertThat(check("PUT")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5|Content-Length: 6",
                "Content-Length: 5|Content-Length: 5",
                "Content-Length: 5|Transfer-Encoding: chunked",
                "Content-Length: +5",
                "Content-Length: 5,5",
                "Content-Length: 0x5",
                "Content-Length: -1",
                "Content-Length: 99999999999999999999",
                "Content-Length: ",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "Upgrade: h2c",
                "Host: other",
            })
    void refusesTwoReadingsOfOneRequest(String headers) {
        assertThat(check("POST", headers.split("\\|", -1))).contains(Refusal.ODD_REQUEST);
    }

    @Test
    void refusesABodyWhereNoneBelongs() {
        assertThat(check("GET", "Content-Length: 5")).contains(Refusal.UNEXPECTED_BODY);
        assertThat(check("DELETE", "Transfer-Encoding: chunked")).contains(Refusal.UNEXPECTED_BODY);
    }

    @Test
    void refusesOldVersionsAndRequestsWithoutHost() {
        MultiMap host = MultiMap.caseInsensitiveMultiMap().add("Host", "localhost");

        assertThat(FramingPolicy.check(HttpVersion.HTTP_1_0, "GET", host)).contains(Refusal.ODD_REQUEST);
        assertThat(FramingPolicy.check(HttpVersion.HTTP_1_1, "GET", MultiMap.caseInsensitiveMultiMap()))
                .contains(Refusal.ODD_REQUEST);
    }

    private static Optional<Refusal> check(String method, String... lines) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Host", "localhost");
        for (String line : lines) {
            int colon = line.indexOf(':');
            headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return FramingPolicy.check(HttpVersion.HTTP_1_1, method, headers);
    }
}
