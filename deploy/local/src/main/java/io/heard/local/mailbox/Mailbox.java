package io.heard.local.mailbox;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.SMTPServer;

/** Takes mails over SMTP and shows them over HTTP, both on the loopback address, until closed. */
public final class Mailbox implements AutoCloseable {

    private static final int CONNECTIONS = 200;

    private final MailStore store;
    private final SMTPServer smtp;
    private final MailboxServer pages;

    private Mailbox(MailStore store, SMTPServer smtp, MailboxServer pages) {
        this.store = store;
        this.smtp = smtp;
        this.pages = pages;
    }

    /**
     * @param directory of the mails, created when missing
     * @param smtpPort 0 picks a free one
     * @param httpPort 0 picks a free one
     */
    public static Mailbox open(Path directory, int smtpPort, int httpPort, Clock clock) throws IOException {
        MailStore store = MailStore.open(directory, clock);
        MailboxServer pages = MailboxServer.start(store, httpPort);
        SMTPServer smtp = SMTPServer.port(smtpPort)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("Heard mailbox")
                .maxConnections(CONNECTIONS)
                .maxMessageSize(Delivery.LARGEST_MAIL_BYTES)
                .connectionTimeout(5, TimeUnit.MINUTES)
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .messageHandlerFactory(context -> new Delivery(store))
                .build();
        smtp.start();
        return new Mailbox(store, smtp, pages);
    }

    public int smtpPort() {
        return smtp.getPortAllocated();
    }

    public int httpPort() {
        return pages.port();
    }

    @Override
    public void close() throws IOException {
        smtp.stop();
        pages.close();
        store.close();
    }
}
