package io.heard.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings whose defaults lose or leak something; none may slip back. */
class SettingsTest {

    private static final Properties SETTINGS = read();

    @ParameterizedTest
    @ValueSource(strings = {"interactions", "invitations", "responses", "respondents"})
    void readsEveryRecordFromTheFirstAndSetsBadOnesAside(String channel) {
        Map<String, String> expected = Map.of(
                "group.id", "insights-service",
                "auto.offset.reset", "earliest",
                "cloud-events", "false",
                "commit-strategy", "throttled",
                "failure-strategy", "dead-letters-or-halt",
                "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "throttled.unprocessed-record-max-age.ms", "120000",
                "dead-letter-queue.acks", "all");

        expected.forEach(
                (key, value) -> assertThat(incoming(channel, key)).as(key).isEqualTo(value));
        assertThat(incoming(channel, "dead-letter-queue.topic"))
                .isEqualTo("insights-service." + incoming(channel, "topic") + ".dead-letters");
        assertThat(SETTINGS.stringPropertyNames())
                .doesNotContain(
                        "mp.messaging.incoming." + channel + ".enable.auto.commit",
                        "mp.messaging.incoming." + channel + ".health-enabled");
    }

    @Test
    void listensToItsOwnMachineAndTakesNoSettingItCannotFollow() {
        assertThat(SETTINGS)
                .containsEntry("quarkus.http.host", "127.0.0.1")
                .containsEntry("quarkus.management.host", "127.0.0.1")
                .containsEntry("quarkus.config.build-time-mismatch-at-runtime", "fail");
    }

    @Test
    void endsEveryWaitForTheDatabaseBeforeTheTransaction() {
        assertThat(SETTINGS)
                .containsEntry("quarkus.datasource.jdbc.acquisition-timeout", "3S")
                .containsEntry("quarkus.transaction-manager.default-transaction-timeout", "15S")
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.logServerErrorDetail", "false");
        assertThat(SETTINGS.getProperty("quarkus.datasource.jdbc.new-connection-sql"))
                .contains("statement_timeout = '10s'", "lock_timeout = '3s'");
    }

    @Test
    void believesNoTokenUnlessItIsForUs() {
        assertThat(SETTINGS)
                .containsEntry("quarkus.oidc.token.audience", "heard-api")
                .containsEntry("quarkus.oidc.token.subject-required", "true")
                .containsEntry("quarkus.oidc.token.allow-jwt-introspection", "false")
                .containsEntry("quarkus.oidc.token.allow-opaque-token-introspection", "false")
                .containsEntry("quarkus.security.jaxrs.deny-unannotated-endpoints", "true");
    }

    @Test
    void keepsHealthAndMetricsOffThePublicPort() {
        assertThat(SETTINGS)
                .containsEntry("quarkus.management.enabled", "true")
                .containsEntry("quarkus.management.host", "127.0.0.1");
    }

    @Test
    void hasNoDefaultForAddressesAndSecrets() {
        for (String key : List.of(
                "quarkus.datasource.jdbc.url",
                "quarkus.datasource.username",
                "quarkus.datasource.password",
                "quarkus.oidc.auth-server-url",
                "quarkus.oidc.token.issuer",
                "kafka.bootstrap.servers")) {
            assertThat(SETTINGS.getProperty(key)).as(key).matches("\\$\\{[A-Z_]+}");
        }
    }

    private static String incoming(String channel, String key) {
        return SETTINGS.getProperty("mp.messaging.incoming." + channel + "." + key);
    }

    private static Properties read() {
        var settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }
}
