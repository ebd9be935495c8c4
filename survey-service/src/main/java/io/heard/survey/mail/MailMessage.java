package io.heard.survey.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** A message that keeps its id and knows whether the server has had all of it. */
final class MailMessage extends SMTPMessage {

    private static final int USUAL_BYTES = 32 * 1024;

    private final String messageId;
    private byte @Nullable [] finished;
    private boolean handedOver;

    MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /** Every attempt carries the same id, so that a mail program shows two copies as one. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    /** Encodes and signs it now and not while the server waits; nothing may be changed any more. */
    MailMessage finish(Optional<DkimSignature> signature) throws MessagingException {
        saveChanges();
        if (signature.isPresent()) {
            finished = signature.get().sign(this);
            return this;
        }
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try {
            super.writeTo(bytes, null);
        } catch (IOException e) {
            throw new MessagingException("A mail of ours cannot be encoded", e);
        }
        finished = bytes.toByteArray();
        return this;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException, MessagingException {
        if (finished == null) {
            super.writeTo(out, ignored);
            return;
        }
        out.write(finished);
        handedOver = true;
    }

    /** True when nothing but the final dot was left to send: a server that never got it throws the mail away. */
    boolean isHandedOver() {
        return handedOver;
    }
}
