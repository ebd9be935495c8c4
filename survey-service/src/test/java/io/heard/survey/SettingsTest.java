package io.heard.survey;

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
    @ValueSource(strings = {"interactions", "responses", "feedback-erasures", "insights-erasures"})
    void readsEveryRecordFromTheFirstAndSetsBadOnesAside(String channel) {
        Map<String, String> expected = Map.of(
                "group.id", "survey-service",
                "auto.offset.reset", "earliest",
                "cloud-events", "false",
                "commit-strategy", "throttled",
                "isolation.level", "read_committed",
                "failure-strategy", "dead-letters-or-halt",
                "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer",
                "throttled.unprocessed-record-max-age.ms", "120000",
                "dead-letter-queue.acks", "all");

        expected.forEach(
                (key, value) -> assertThat(incoming(channel, key)).as(key).isEqualTo(value));
        assertThat(incoming(channel, "dead-letter-queue.topic"))
                .isEqualTo("survey-service." + incoming(channel, "topic") + ".dead-letters");
        assertThat(SETTINGS.stringPropertyNames())
                .doesNotContain(
                        "mp.messaging.incoming." + channel + ".enable.auto.commit",
                        "mp.messaging.incoming." + channel + ".health-enabled");
    }

    @Test
    void publishesOnlyWhatKafkaKeeps() {
        assertThat(SETTINGS)
                .containsEntry("mp.messaging.outgoing.events.acks", "all")
                .containsEntry("mp.messaging.outgoing.events.enable.idempotence", "true");
    }

    @Test
    void endsEveryWaitForTheDatabaseBeforeTheTransaction() {
        assertThat(SETTINGS)
                .containsEntry("quarkus.datasource.jdbc.max-size", "20")
                .containsEntry("quarkus.datasource.jdbc.acquisition-timeout", "3S")
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "20")
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.tcpKeepAlive", "true")
                .containsEntry("quarkus.transaction-manager.default-transaction-timeout", "15S")
                .containsEntry("quarkus.datasource.jdbc.additional-jdbc-properties.logServerErrorDetail", "false");
        assertThat(SETTINGS.getProperty("quarkus.datasource.jdbc.new-connection-sql"))
                .contains("statement_timeout='10s'", "lock_timeout='3s'", "idle_in_transaction_session_timeout='15s'");
    }

    @Test
    void letsMigrationsTakeTheirTime() {
        assertThat(SETTINGS).containsEntry("quarkus.flyway.jdbc-url", "${quarkus.datasource.jdbc.url}");
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
        assertThat(SETTINGS.getProperty("quarkus.http.host")).isNull();
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
