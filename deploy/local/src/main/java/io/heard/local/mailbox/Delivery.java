package io.heard.local.mailbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;

/**
 * One mail on its way in. As strict as the servers that real mails go to: a line feed without a carriage return, or the other
 * way round, is refused, so that a mail that works here works there.
 */
final class Delivery implements MessageHandler {

    static final int LARGEST_MAIL_BYTES = 5 << 20;

    private static final int REFUSED = 554;
    private static final int TOO_LARGE = 552;
    private static final int NO_SPACE = 452;

    private final MailStore store;
    private final List<String> recipients = new ArrayList<>();

    Delivery(MailStore store) {
        this.store = store;
    }

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) {
        recipients.add(recipient);
    }

    /** Answers only when the mail is in its file. */
    @Override
    public String data(InputStream data) throws RejectException {
        try {
            Path incoming = store.write(recipients, file -> copy(data, file));
            return "Kept as " + store.keep(incoming).position();
        } catch (RefusedMailException e) {
            throw new RejectException(e.code, e.getMessage());
        } catch (IOException e) {
            throw new RejectException(NO_SPACE, "4.3.1 The mail could not be written");
        }
    }

    @Override
    public void done() {}

    /** Reads to the end in any case, or the rest of the mail would be taken for commands. */
    private static void copy(InputStream data, OutputStream file) throws IOException {
        byte[] buffer = new byte[8 << 10];
        long size = 0;
        boolean strict = true;
        int last = 0;
        for (int read = data.read(buffer); read >= 0; read = data.read(buffer)) {
            for (int i = 0; i < read; i++) {
                strict &= (last == '\r') == (buffer[i] == '\n');
                last = buffer[i];
            }
            size += read;
            if (strict && size <= LARGEST_MAIL_BYTES) {
                file.write(buffer, 0, read);
            }
        }
        if (!strict || last == '\r') {
            throw new RefusedMailException(REFUSED, "5.6.0 A line does not end in CR LF");
        }
        if (size > LARGEST_MAIL_BYTES) {
            throw new RefusedMailException(TOO_LARGE, "5.3.4 Larger than " + LARGEST_MAIL_BYTES + " bytes");
        }
    }

    private static final class RefusedMailException extends IOException {

        private final int code;

        RefusedMailException(int code, String reply) {
            super(reply);
            this.code = code;
        }
    }
}
