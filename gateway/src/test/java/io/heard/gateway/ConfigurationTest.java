package io.heard.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.gateway.limits.LimitsConfig;
import io.heard.gateway.routing.ForwardingConfig;
import io.heard.gateway.routing.RouteConfig;
import io.heard.gateway.session.SessionConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Defaults are behaviour. */
class ConfigurationTest {

    @Test
    void servicesGetTenSecondsAndBatchesThirty() {
        ForwardingConfig config = read(ForwardingConfig.class, Map.of());

        assertThat(config.totalTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.longTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.keepAlive()).isLessThan(Duration.ofSeconds(60));
        assertThat(config.connections()).isEqualTo(100);
    }

    @Test
    void goodCallersAreNeverInTheWayOfOrdinaryLimits() {
        LimitsConfig config = read(LimitsConfig.class, Map.of());

        assertThat(config.badLinksPerMinute()).isEqualTo(60);
        assertThat(config.strangersPerMinute()).isEqualTo(120);
        assertThat(config.callsPerSecond()).isEqualTo(1000);
        assertThat(config.remembered()).isEqualTo(100_000);
    }

    @Test
    void refusesToStartWithoutAddresses() {
        assertThatThrownBy(() -> read(RouteConfig.class, Map.of("heard.route.survey", "http://127.0.0.1:8081")))
                .hasMessageContaining("heard.route.feedback");
        assertThatThrownBy(() -> read(SessionConfig.class, Map.of())).hasMessageContaining("heard.session.public-url");
    }

    private static <C> C read(Class<C> mapping, Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(mapping);
    }
}
