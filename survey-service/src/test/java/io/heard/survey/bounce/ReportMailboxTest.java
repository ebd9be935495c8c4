package io.heard.survey.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.heard.survey.Database;
import io.heard.survey.mail.MailServerResource;
import io.heard.survey.mail.TestBounceAddresses;
import io.heard.testing.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(MailServerResource.class)
class ReportMailboxTest {

    @Inject
    MailEvents events;

    @Inject
    Database database;

    @Test
    void keepsReportsOnceAndLeavesWhatIsNoneToPeople() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        try {
            GreenMailUser reports = server.setUser("reports@example.org", "reports", "secret");
            String id = UUID.randomUUID().toString();
            String report = Reports.delivery("failed", "5.1.1", "<inv-" + UUID.randomUUID() + "@example.org>")
                    .replaceFirst("Message-ID: <[^>]*>", "Message-ID: <" + id + "@mx.example>");
            reports.deliver(message(report));
            reports.deliver(message(report));
            reports.deliver(message("Subject: a question\r\n\r\nHello?\r\n"));
            var mailbox = new ReportMailbox(
                    config(Map.of(
                            "heard.bounce.mailbox.host", "127.0.0.1",
                            "heard.bounce.mailbox.port",
                                    Integer.toString(server.getImap().getPort()),
                            "heard.bounce.mailbox.tls", "false",
                            "heard.bounce.mailbox.username", "reports",
                            "heard.bounce.mailbox.password", "secret")),
                    new ReportReader(new MailEventRules(TestBounceAddresses.create())),
                    events);

            assertThat(mailbox.fetch()).isEqualTo(2);
            assertThat(mailbox.fetch()).isZero();
            assertThat(database.count("select count(*) from mail_event where event_id = '<" + id + "@mx.example>'"))
                    .isEqualTo(1);
            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    @Test
    void isFetchedInClearTextFromThisMachineOnly() {
        BounceConfig config =
                config(Map.of("heard.bounce.mailbox.host", "mail.example.org", "heard.bounce.mailbox.tls", "false"));
        var reader = new ReportReader(new MailEventRules(TestBounceAddresses.create()));

        assertThatThrownBy(() -> new ReportMailbox(config, reader, events)).isInstanceOf(IllegalStateException.class);
    }

    private static MimeMessage message(String text) throws Exception {
        return new MimeMessage(
                Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }

    private static BounceConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(BounceConfig.class)
                .withSources(new PropertiesConfigSource(new HashMap<>(settings), "test", 100))
                .build()
                .getConfigMapping(BounceConfig.class);
    }
}
