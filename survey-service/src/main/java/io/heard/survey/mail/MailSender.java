package io.heard.survey.mail;

import io.heard.survey.mail.wording.InvitationMail;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * Hands mails to the mail server. Callers wait for the server's answer, so never call it inside a transaction.
 *
 * <p>Refuses to start with settings under which mails could be read on their way.
 */
@Startup
@ApplicationScoped
public class MailSender {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final int MOST_CONNECTIONS = 64;
    private static final int UNSENDABLE = 554;

    private final MailComposer composer;
    private final BounceAddresses bounces;
    private final Session session;
    private final BlockingQueue<MailConnection> idle;
    private final MeterRegistry metrics;

    MailSender(MailConfig config, BounceAddresses bounces, Clock clock, MeterRegistry metrics) {
        requireSafe(config);
        // Else each part of each mail has Jakarta Mail read all jars again, to find the one that provides streams.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
        this.composer = new MailComposer(config, clock);
        this.bounces = bounces;
        this.session = Session.getInstance(settings(config));
        this.idle = new ArrayBlockingQueue<>(config.connections());
        this.metrics = metrics;
        for (int i = 0; i < config.connections(); i++) {
            idle.add(new MailConnection(session, config, clock));
        }
    }

    /** Makes the message; takes time and talks to nobody. */
    public PreparedMail prepare(InvitationMail invitation) {
        try {
            return new PreparedMail(
                    Optional.of(composer.compose(invitation.write(bounces.of(invitation.invitationId())), session)));
        } catch (IllegalArgumentException | MessagingException unsendable) {
            // A header that could break out, or a mail that cannot be encoded: no later attempt would be better.
            return new PreparedMail(Optional.empty());
        }
    }

    /** Sends a mail and says what became of it. Waits for a free connection. */
    public MailOutcome send(PreparedMail mail) throws InterruptedException {
        MailOutcome outcome =
                mail.message().isPresent() ? hand(mail.message().get()) : new MailOutcome.Refused(UNSENDABLE, "");
        metrics.counter("heard.mails", "outcome", word(outcome)).increment();
        return outcome;
    }

    private MailOutcome hand(MailMessage message) throws InterruptedException {
        MailConnection connection = idle.take();
        try {
            return connection.send(message);
        } finally {
            idle.add(connection);
        }
    }

    @PreDestroy
    void close() {
        idle.forEach(MailConnection::close);
    }

    private static String word(MailOutcome outcome) {
        return switch (outcome) {
            case MailOutcome.Accepted accepted -> "accepted";
            case MailOutcome.Refused refused -> "refused";
            case MailOutcome.Postponed(String reason) -> reason;
            case MailOutcome.InDoubt inDoubt -> "in-doubt";
        };
    }

    private static void requireSafe(MailConfig config) {
        if (config.startTls() == MailConfig.StartTls.NEVER && !THIS_MACHINE.contains(config.host())) {
            throw new IllegalStateException("heard.mail.start-tls=NEVER is for a mail server on this machine only");
        }
        if (config.connections() < 1 || config.connections() > MOST_CONNECTIONS) {
            throw new IllegalStateException("heard.mail.connections must be 1 to " + MOST_CONNECTIONS);
        }
    }

    private static Properties settings(MailConfig config) {
        var settings = new Properties();
        boolean tls = config.startTls() == MailConfig.StartTls.REQUIRED;
        settings.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls));
        settings.setProperty("mail.smtp.starttls.required", Boolean.toString(tls));
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty(
                "mail.smtp.auth", Boolean.toString(config.username().isPresent()));
        settings.setProperty("mail.smtp.connectiontimeout", millis(config.connectTimeout()));
        settings.setProperty("mail.smtp.timeout", millis(config.replyTimeout()));
        settings.setProperty("mail.smtp.writetimeout", millis(config.replyTimeout()));
        // Greets by our domain: asking the system for this machine's name can hang on a slow resolver.
        settings.setProperty(
                "mail.smtp.localhost", config.from().substring(config.from().lastIndexOf('@') + 1));
        settings.setProperty("mail.smtp.sendpartial", "false");
        settings.put("mail.smtp.socketFactory", new PromptSockets());
        return settings;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
