package io.heard.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailConfigTest {

    private static final Map<String, String> LEAST =
            Map.of("heard.mail.host", "mail.example.org", "heard.mail.from", "surveys@example.org");

    @Test
    void insistsOnEncryptionUnlessToldOtherwise() {
        MailConfig config = TestMailConfig.of(LEAST);

        assertThat(config.startTls()).isEqualTo(MailConfig.StartTls.REQUIRED);
        assertThat(config.port()).isEqualTo(587);
        assertThat(config.connections()).isEqualTo(8);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.replyTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.idleTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(config.fromName()).isEqualTo("Customer feedback");
    }

    @Test
    void doesNotStartWithoutAServerAndASender() {
        assertThatThrownBy(() -> TestMailConfig.of(Map.of("heard.mail.from", "surveys@example.org")))
                .hasMessageContaining("heard.mail.host");
        assertThatThrownBy(() -> TestMailConfig.of(Map.of("heard.mail.host", "mail.example.org")))
                .hasMessageContaining("heard.mail.from");
    }

    @Test
    void sendsInClearTextOnlyToThisMachine() {
        MailConfig config = TestMailConfig.of(Map.of(
                "heard.mail.host", "mail.example.org",
                "heard.mail.from", "surveys@example.org",
                "heard.mail.start-tls", "NEVER"));

        assertThatThrownBy(() -> new MailSender(
                        config, new BounceAddresses(config), Clock.systemUTC(), new SimpleMeterRegistry()))
                .hasMessageContaining("heard.mail.start-tls");
    }
}
