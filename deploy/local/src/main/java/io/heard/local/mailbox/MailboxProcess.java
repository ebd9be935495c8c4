package io.heard.local.mailbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The mailbox as a process of its own.
 *
 * <p>Arguments: the directory of the mails, the SMTP port, the port of the page and the JSON; both on the loopback address. Writes
 * one line to standard output when it answers on both. SIGTERM ends it at once: every mail it acknowledged is in its file.
 */
public final class MailboxProcess {

    private static final int USAGE = 2;

    private MailboxProcess() {}

    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println("usage: MailboxProcess <directory> <smtp port> <http port>");
            System.exit(USAGE);
        }
        Mailbox mailbox =
                Mailbox.open(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), Clock.systemUTC());
        System.out.println("The mailbox takes mail on 127.0.0.1:" + mailbox.smtpPort()
                + " and shows it on http://localhost:" + mailbox.httpPort());
    }
}
