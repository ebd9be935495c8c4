package io.heard.local.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/** Takes every mail and keeps nothing of it but who it was for, which one it was, and when it came. */
final class CountingMailServer implements AutoCloseable {

    private static final String MESSAGE_ID = "message-id:";
    private static final String UNSUBSCRIBE = "list-unsubscribe:";
    private static final int LONGEST_KEPT_LINE = 2_000;

    /**
     * One mail that was taken.
     *
     * @param begunAt when its text was about to come, by {@link System#nanoTime}
     * @param takenAt when it was taken
     * @param optOut the link its opt-out button posts to
     */
    record Taken(String recipient, String messageId, long begunAt, long takenAt, Optional<String> optOut) {}

    private final ServerSocket socket;
    private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
    private final AtomicLong bareLineEnds = new AtomicLong();

    private CountingMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    static CountingMailServer start(int port) {
        try {
            var server = new CountingMailServer(new ServerSocket(port, 100, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("mail-server").start(server::acceptAll);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int count() {
        return taken.size();
    }

    /** In the order they came. */
    List<Taken> all() {
        return List.copyOf(taken);
    }

    /** Lines that did not end in CR LF, and would have cost their mail with a strict server. */
    long bareLineEnds() {
        return bareLineEnds.get();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void acceptAll() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            InputStream in = new BufferedInputStream(client.getInputStream(), 32 << 10);
            OutputStream out = client.getOutputStream();
            answer(out, "220 counting");
            String recipient = "";
            while (true) {
                String line = readLine(in);
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    answer(out, "250 fine");
                } else if (command.equals("DATA")) {
                    long begunAt = System.nanoTime();
                    answer(out, "354 go on");
                    Taken mail = readMail(in, recipient, begunAt);
                    taken.add(mail);
                    answer(out, "250 taken");
                } else if (command.equals("QUIT")) {
                    answer(out, "221 bye");
                    return;
                } else {
                    answer(out, "250 fine");
                }
            }
        } catch (IOException e) {
            // The client went away; a mail it had not finished does not count.
        }
    }

    private Taken readMail(InputStream in, String recipient, long begunAt) throws IOException {
        String messageId = "";
        Optional<String> optOut = Optional.empty();
        boolean headers = true;
        for (String line = readLine(in); !line.equals("."); line = readLine(in)) {
            headers &= !line.isEmpty();
            if (headers) {
                String name = line.toLowerCase(Locale.ROOT);
                if (name.startsWith(MESSAGE_ID)) {
                    messageId = line.substring(MESSAGE_ID.length()).strip();
                } else if (name.startsWith(UNSUBSCRIBE)) {
                    optOut = Optional.of(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
                }
            }
        }
        return new Taken(recipient, messageId, begunAt, System.nanoTime(), optOut);
    }

    private String readLine(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(128);
        int last = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (last != '\r') {
                    bareLineEnds.incrementAndGet();
                }
                String text = line.toString(US_ASCII);
                return last == '\r' ? text.substring(0, text.length() - 1) : text;
            }
            if (last == '\r') {
                bareLineEnds.incrementAndGet();
            }
            if (line.size() < LONGEST_KEPT_LINE || c == '\r') {
                line.write(c);
            }
            last = c;
        }
        throw new EOFException();
    }

    private static void answer(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
