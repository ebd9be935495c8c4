package io.heard.survey.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokensProducerTest {

    private static final String KEY = "dGVzdC10ZXN0LXRlc3QtdGVzdC10ZXN0LXRlc3QtMDE=";

    @Test
    void optOutLinksWorkForAYearUnlessToldOtherwise() {
        assertThat(config("https://feedback.example.org", KEY, "1").optOutLifetime())
                .isEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://feedback.example.org", "http://localhost:8080", "http://127.0.0.1:8080"})
    void startsWithAnAddressThatIsSafe(String url) {
        assertThatCode(() -> start(url, KEY, "1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://feedback.example.org", "ftp://x.test", "javascript:alert(1)", "https://x.test/?a=b"})
    void refusesAnAddressThatIsNot(String url) {
        assertThatThrownBy(() -> start(url, KEY, "1")).hasMessageContaining("heard.link.public-url");
    }

    @Test
    void refusesKeysThatAreMissingOrWeak() {
        assertThatThrownBy(() -> start("https://x.test", KEY, "2")).hasMessageContaining("heard.link");
        assertThatThrownBy(() -> start("https://x.test", "c2hvcnQ=", "1")).hasMessageContaining("heard.link");
        assertThatThrownBy(() -> start("https://x.test", "not base64!", "1"))
                .hasMessageContaining("heard.link.keys.1")
                .hasMessageNotContaining("not base64!");
    }

    private static void start(String url, String key, String current) {
        new LinkTokensProducer().linkTokens(config(url, key, current), Clock.systemUTC());
    }

    private static LinkConfig config(String url, String key, String current) {
        Map<String, String> properties = new HashMap<>(
                Map.of("heard.link.public-url", url, "heard.link.keys.1", key, "heard.link.current-key", current));
        return new SmallRyeConfigBuilder()
                .withMapping(LinkConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(LinkConfig.class);
    }
}
