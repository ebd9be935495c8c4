package io.heard.survey.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A mail server that does what the recipient's name says: {@code gone…@} and {@code spam…@} are refused, {@code busy…@} is told to come back, {@code
 * silent…@} has its mail taken and gets no answer, {@code slow…@} gets it when the next mail of anybody was taken. Keeps what it took byte for byte, and drops who sends a line without CRLF.
 */
public final class ScriptedMailServer implements Closeable {

    private final ServerSocket socket;
    private final Path folder;
    private int taken;

    private ScriptedMailServer(ServerSocket socket, Path folder) {
        this.socket = socket;
        this.folder = folder;
    }

    /** @param folder where taken mails are put */
    static ScriptedMailServer start(Path folder) {
        try {
            var server = new ScriptedMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), folder);
            Thread.ofVirtual().start(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    List<byte[]> mailsTo(String recipient) {
        return SentMails.in(folder, recipient);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            OutputStream out = client.getOutputStream();
            answer(out, "220 test");
            String recipient = "";
            for (String line = readLine(in); line != null; line = readLine(in)) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    answer(out, replyFor(recipient));
                } else if (command.equals("DATA")) {
                    answer(out, "354 go on");
                    keep(recipient, readMail(in));
                    if (recipient.startsWith("silent")) {
                        return;
                    }
                    if (recipient.startsWith("slow")) {
                        waitForTheNext();
                    }
                    answer(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // The client went away.
        }
    }

    private synchronized void keep(String recipient, byte[] mail) throws IOException {
        int number = SentMails.in(folder, recipient).size();
        Files.write(SentMails.file(folder, recipient, number), mail);
        taken++;
        notifyAll();
    }

    private synchronized void waitForTheNext() throws IOException {
        int before = taken;
        try {
            while (taken == before) {
                wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String replyFor(String recipient) {
        if (recipient.startsWith("gone")) {
            return "550 5.1.1 nobody here";
        }
        if (recipient.startsWith("spam")) {
            return "550 5.7.1 we do not like this";
        }
        return recipient.startsWith("busy") ? "451 4.3.0 come back later" : "250 fine";
    }

    private static byte[] readMail(InputStream in) throws IOException {
        var mail = new ByteArrayOutputStream();
        for (String line = readLine(in); line != null && !line.equals("."); line = readLine(in)) {
            mail.write((line + "\r\n").getBytes(ISO_8859_1));
        }
        return mail.toByteArray();
    }

    /** A line without its CRLF; a bare CR or LF breaks off the conversation, as strict servers do. */
    private static String readLine(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\r') {
                if (in.read() != '\n') {
                    throw new IOException("bare CR");
                }
                return line.toString();
            }
            if (c == '\n') {
                throw new IOException("bare LF");
            }
            line.append((char) c);
        }
        return null;
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
