package io.heard.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/s/v1.abc-DEF_123~x",
                "/api/v1/themes?product=mobile&from=2026-01-01T00:00:00Z",
                "/api/v1/metrics/first-response-time?by=day",
                "/s/token?lang=%22%3E%3Cscript%3E",
                "/api/v1/surveys/%C3%BC",
                "/api/v1/themes?q=a;b{c}\"'",
            })
    void passesPlainTargetsUnchanged(String target) {
        assertThat(TargetPolicy.check(target)).map(Target::uri).contains(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "http://evil.test/",
                "s/token",
                "/s/token;x=1",
                "/s/token%3Bx",
                "/s/%2e%2e/api/v1/campaigns",
                "/s/..%2fapi",
                "/s/../api/v1/campaigns",
                "/s/./token",
                "/s/..",
                "/s/.",
                "/s//token",
                "//evil.test",
                "/s\\token",
                "/s/%5ctoken",
                "/s/%00",
                "/s/%0d%0aX-Admin:1",
                "/s/%7f",
                "/s/%252e%252e",
                "/s/%25",
                "/s/%2",
                "/s/%zz",
                "/s/%",
                "/s/%ff%fe",
                "/s/\u00fc",
                "/s/ a",
                "/s/<b>",
                "/s/{\"$ne\":null}",
                "/s/token#part",
                "/s/token?a=%00",
                "/s/token?a=%",
                "/s/token?a=b#c",
                "/s/token?a=\u0007",
            })
    void refusesWhatCouldBeReadInTwoWays(String target) {
        assertThat(TargetPolicy.check(target)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/%73/token, /s/token", "/s/%74oken%5F1, /s/token_1", "/%61uth/%61dmin, /auth/admin"})
    void decodesWhatNeededNoEncodingSoThatNoRuleIsMissed(String raw, String path) {
        assertThat(TargetPolicy.check(raw)).map(Target::path).contains(path);
    }

    @Test
    void refusesEndlessTargets() {
        assertThat(TargetPolicy.check("/s/" + "a".repeat(3_000))).isEmpty();
        assertThat(TargetPolicy.check("/s/a?" + "a".repeat(5_000))).isEmpty();
    }
}
