package io.heard.gateway.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The preview of a mail is the one answer of an API that keeps its own policy. */
class SandboxTest {

    private static final String POLICY = "Content-Security-Policy";

    @Test
    void aSandboxWithoutAnyRightKeepsItsPolicyAndMayBeFramedByUs() {
        String sandbox = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(POLICY, sandbox);

        SecurityHeaders.complete(headers, Audience.PROGRAM, true);

        assertThat(headers.getAll(POLICY)).containsExactly(sandbox);
        assertThat(headers.getAll("X-Frame-Options")).containsExactly("SAMEORIGIN");
        assertThat(headers.getAll("Cache-Control")).containsExactly("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline'",
                "default-src 'self'; sandbox",
                "sandbox; default-src 'none'; style-src 'self', default-src *",
                "default-src *"
            })
    void anyOtherPolicyOfAnApiIsReplaced(String policy) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().add(POLICY, policy);

        SecurityHeaders.complete(headers, Audience.PROGRAM, true);

        assertThat(headers.getAll(POLICY)).containsExactly("default-src 'none'; frame-ancestors 'none'");
        assertThat(headers.getAll("X-Frame-Options")).containsExactly("DENY");
    }
}
