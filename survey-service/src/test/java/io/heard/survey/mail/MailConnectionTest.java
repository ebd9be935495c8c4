package io.heard.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.survey.mail.wording.OutgoingMail;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailConnectionTest {

    @TempDir
    Path folder;

    private final Session session = session();
    private ScriptedMailServer server;
    private MailConfig config;
    private MailConnection connection;

    @BeforeEach
    void start() {
        server = ScriptedMailServer.start(folder);
        config = TestMailConfig.of(server.port());
        connection = new MailConnection(session, config, Clock.systemUTC());
    }

    @AfterEach
    void stop() throws IOException {
        connection.close();
        server.close();
    }

    @Test
    void reportsWhatTheServerTook() throws Exception {
        assertThat(send("ann@example.org")).isEqualTo(new MailOutcome.Accepted());
        assertThat(server.mailsTo("ann@example.org")).hasSize(1);
    }

    @Test
    void tellsANoForGoodFromANotNow() throws Exception {
        assertThat(send("gone@example.org")).isEqualTo(new MailOutcome.Refused(550, "5.1.1"));
        assertThat(send("busy@example.org")).isEqualTo(new MailOutcome.Postponed("reply-451"));
        assertThat(send("ann@example.org")).isEqualTo(new MailOutcome.Accepted());
    }

    @Test
    void isInDoubtWhenNoAnswerComesAfterTheLastByte() throws Exception {
        assertThat(send("silent@example.org")).isEqualTo(new MailOutcome.InDoubt());
    }

    @Test
    void isNotInDoubtWhenNobodyListens() throws Exception {
        // Taken, so that nobody else can listen there either.
        try (Socket nobody = new Socket()) {
            nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            connection = new MailConnection(session, TestMailConfig.of(nobody.getLocalPort()), Clock.systemUTC());

            assertThat(send("ann@example.org")).isEqualTo(new MailOutcome.Postponed("no-connection"));
        }
    }

    @Test
    void replacesAKeptConnectionThatDied() throws Exception {
        send("silent@example.org");

        assertThat(send("ann@example.org")).isEqualTo(new MailOutcome.Accepted());
    }

    @Test
    void refusesToTalkInClearTextWhenEncryptionIsRequired() throws Exception {
        var required = new Properties();
        required.setProperty("mail.smtp.starttls.enable", "true");
        required.setProperty("mail.smtp.starttls.required", "true");
        try (var guarded = new MailConnection(Session.getInstance(required), config, Clock.systemUTC())) {
            assertThat(guarded.send(message("ann@example.org"))).isEqualTo(new MailOutcome.Postponed("no-connection"));
        }
        assertThat(server.mailsTo("ann@example.org")).isEmpty();
    }

    private MailOutcome send(String address) throws Exception {
        return connection.send(message(address));
    }

    private MailMessage message(String address) throws Exception {
        var mail = new OutgoingMail(
                "inv-1",
                address,
                Optional.empty(),
                "Hello",
                "text\n.\nmore",
                "<p>html</p>",
                "en",
                "https://x.test/u/t",
                Optional.empty(),
                OutgoingMail.Envelope.PLAIN);
        return new MailComposer(config, Clock.systemUTC()).compose(mail, session);
    }

    private static Session session() {
        var settings = new Properties();
        settings.setProperty("mail.smtp.timeout", "2000");
        return Session.getInstance(settings);
    }
}
