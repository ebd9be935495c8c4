package io.heard.survey.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A message that keeps its id and knows whether the server has had all of it. */
final class MailMessage extends MimeMessage {

    private final String messageId;
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

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
        super.writeTo(out, ignored);
        handedOver = true;
    }

    /** True when nothing but the final dot was left to send: a server that never got it throws the mail away. */
    boolean isHandedOver() {
        return handedOver;
    }
}
