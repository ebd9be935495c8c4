package io.heard.survey.bounce;

import io.heard.http.problem.Unavailability;
import io.heard.messaging.PollingThread;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Fetches reports from the mailbox that bounce addresses lead to. A report is deleted there once it is kept here; what is no
 * report is marked as seen and left for people. Nothing is answered, whatever it asks for.
 */
@ApplicationScoped
class ReportMailbox {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(5);
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);
    private static final String TIMEOUT_MILLIS = "20000";
    private static final int MOST_AT_A_TIME = 200;

    private final BounceConfig.Mailbox config;
    private final ReportReader reader;
    private final MailEvents events;
    private final PollingThread thread;

    /** @throws IllegalStateException when reports could be read on their way */
    ReportMailbox(BounceConfig config, ReportReader reader, MailEvents events) {
        this.config = config.mailbox();
        this.reader = reader;
        this.events = events;
        this.thread = new PollingThread("report-mailbox", this.config.pollInterval(), LONGEST_ROUND, () -> fetch() > 0);
        if (!this.config.tls()
                && this.config
                        .host()
                        .filter(host -> !THIS_MACHINE.contains(host))
                        .isPresent()) {
            throw new IllegalStateException("heard.bounce.mailbox.tls=false is for a mailbox on this machine only");
        }
    }

    void start(@Observes StartupEvent started) {
        if (config.host().isPresent()) {
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        if (config.host().isPresent() && !thread.stop(LONGEST_FAREWELL)) {
            Log.warn("The mailbox for reports had not answered at the end; they will be fetched after the next start");
        }
    }

    /** Returns how many reports were kept. */
    int fetch() {
        try (Store store = Session.getInstance(settings()).getStore(protocol())) {
            store.connect(
                    config.host().orElseThrow(),
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
            try (Folder folder = store.getFolder(config.folder())) {
                folder.open(Folder.READ_WRITE);
                return fetch(folder);
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("The mailbox for reports cannot be read", e);
        }
    }

    private int fetch(Folder folder) throws MessagingException, IOException {
        Message[] unseen = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        int kept = 0;
        for (int i = 0; i < Math.min(unseen.length, MOST_AT_A_TIME); i++) {
            Message message = unseen[i];
            Optional<MailEvent> event =
                    message.getSize() > ReportReader.LARGEST_BYTES ? Optional.empty() : reader.read(bytes(message));
            if (event.isPresent() && isTaken(event.get())) {
                message.setFlag(Flags.Flag.DELETED, true);
                kept++;
            } else {
                message.setFlag(Flags.Flag.SEEN, true);
            }
        }
        return kept;
    }

    /** One that can never be kept stays in the mailbox for a human and holds up no other. */
    private boolean isTaken(MailEvent event) {
        try {
            events.take(List.of(event), Optional.empty());
            return true;
        } catch (RuntimeException e) {
            if (Unavailability.causes(e)) {
                throw e;
            }
            Log.errorf("A report about a mail cannot be kept: %s", e.getClass().getName());
            return false;
        }
    }

    private static byte[] bytes(Message message) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    private String protocol() {
        return config.tls() ? "imaps" : "imap";
    }

    private Properties settings() {
        var settings = new Properties();
        String prefix = "mail." + protocol();
        settings.setProperty(prefix + ".ssl.checkserveridentity", "true");
        settings.setProperty(prefix + ".connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty(prefix + ".timeout", TIMEOUT_MILLIS);
        settings.setProperty(prefix + ".writetimeout", TIMEOUT_MILLIS);
        // Looking must not mark a report as seen: it would be lost if we died before it is kept.
        settings.setProperty(prefix + ".peek", "true");
        return settings;
    }
}
