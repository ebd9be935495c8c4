package io.heard.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Settings that promises rest on. Whoever changes one learns here what it holds up. */
class ConfigTest {

    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = ConfigTest.class.getResourceAsStream("/application.properties")) {
            SETTINGS.load(file);
        }
    }

    @Test
    void answersAreOnDiskWhenWeSaySo() {
        holds("quarkus.mongodb.write-concern.w", "majority");
        holds("quarkus.mongodb.write-concern.journal", "true");
        holds("quarkus.mongodb.write-concern.retry-writes", "true");
        holds("quarkus.mongodb.read-concern", "majority");
        holds("quarkus.mongodb.uuid-representation", "STANDARD");
    }

    @Test
    void aSilentStoreIsNoticedWithinSeconds() {
        holds("quarkus.mongodb.connect-timeout", "2S");
        holds("quarkus.mongodb.read-timeout", "5S");
        holds("quarkus.mongodb.server-selection-timeout", "3S");
    }

    @Test
    void answeringDoesNotNeedKafka() {
        holds("mp.messaging.outgoing.events.health-enabled", "false");
        holds("mp.messaging.outgoing.events.health-readiness-enabled", "false");
        holds("mp.messaging.incoming.surveys.health-readiness-enabled", "false");
        holds("mp.messaging.incoming.invitations.health-readiness-enabled", "false");
        holds("mp.messaging.incoming.campaigns.health-readiness-enabled", "false");
        holds("mp.messaging.incoming.themes.health-readiness-enabled", "false");
    }

    @Test
    void answeringDoesNotNeedKeycloak() {
        holds("quarkus.http.auth.proactive", "false");
    }

    @Test
    void eventsLeaveSafelyAndAsCloudEvents() {
        holds("mp.messaging.outgoing.events.acks", "all");
        holds("mp.messaging.outgoing.events.enable.idempotence", "true");
        holds("mp.messaging.outgoing.events.cloud-events-mode", "binary");
    }

    @Test
    void noEventIsSkippedAndNoneBlocksTheOthers() {
        for (String channel : new String[] {"surveys", "invitations", "respondents", "campaigns"}) {
            String prefix = "mp.messaging.incoming." + channel + ".";
            holds(prefix + "auto.offset.reset", "earliest");
            holds(prefix + "group.id", "feedback-service");
            holds(prefix + "cloud-events", "false");
            holds(prefix + "commit-strategy", "throttled");
            holds(
                    prefix + "dead-letter-queue.value.serializer",
                    "org.apache.kafka.common.serialization.ByteArraySerializer");
            holds(prefix + "failure-strategy", "dead-letters-or-halt");
            holds(prefix + "dead-letter-queue.topic", "feedback-service.survey." + channel + ".dead-letters");
            holds(prefix + "throttled.unprocessed-record-max-age.ms", "600000");
            assertThat(SETTINGS).doesNotContainKey(prefix + "enable.auto.commit");
        }
    }

    @Test
    void newsOfThemesIsReadLikeOurOwnEvents() {
        ownEvents("themes", "feedback-service", "insights.themes");
    }

    @Test
    void ourOwnEventsAreReadByGroupsOfTheirOwn() {
        ownEvents("hooked-responses", "feedback-service-web-hooks", "feedback.responses");
        ownEvents("hooked-cases", "feedback-service-web-hooks", "feedback.cases");
    }

    private static void ownEvents(String channel, String group, String topic) {
        String prefix = "mp.messaging.incoming." + channel + ".";
        holds(prefix + "topic", topic);
        holds(prefix + "group.id", group);
        holds(prefix + "auto.offset.reset", "earliest");
        holds(prefix + "cloud-events", "false");
        holds(prefix + "commit-strategy", "throttled");
        holds(prefix + "failure-strategy", "dead-letters-or-halt");
        holds(prefix + "dead-letter-queue.topic", "feedback-service." + topic + ".dead-letters");
        holds(prefix + "health-readiness-enabled", "false");
        assertThat(SETTINGS).doesNotContainKey(prefix + "enable.auto.commit");
    }

    @Test
    void hooksDoNotLeadInsideUnlessSomebodySaysSo() {
        assertThat(SETTINGS).doesNotContainKey("heard.web-hook.allow-private");
        holds("quarkus.micrometer.binder.http-client.ignore-patterns", "/.*");
    }

    @Test
    void nobodyReadsWithoutAProperToken() {
        holds("quarkus.oidc.token.audience", "heard-api");
        holds("quarkus.oidc.token.allow-jwt-introspection", "false");
        holds("quarkus.oidc.token.allow-opaque-token-introspection", "false");
        holds("quarkus.security.jaxrs.deny-unannotated-endpoints", "true");
    }

    @Test
    void requestsAreBounded() {
        holds("quarkus.http.limits.max-body-size", "256K");
        holds("quarkus.http.limits.max-header-size", "16K");
        holds("quarkus.http.idle-timeout", "60S");
        holds("quarkus.http.read-timeout", "10S");
        holds("quarkus.management.enabled", "true");
        holds("quarkus.management.host", "127.0.0.1");
        holds("quarkus.http.host", "127.0.0.1");
        holds("quarkus.config.build-time-mismatch-at-runtime", "fail");
        holds("quarkus.shutdown.timeout", "25S");
    }

    @Test
    void noSecretHasADefaultOutsideDevelopmentAndTests() {
        assertThat(SETTINGS.stringPropertyNames())
                .filteredOn(name -> name.contains("heard.link"))
                .allMatch(name -> name.startsWith("%dev.") || name.startsWith("%test."));
    }

    private static void holds(String name, String value) {
        assertThat(SETTINGS.getProperty(name)).as(name).isEqualTo(value);
    }
}
