package io.heard.survey.mail;

import io.heard.survey.mail.wording.Look;
import io.heard.survey.mail.wording.OutgoingMail;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;

/** Makes a MIME message: text first, HTML second, headers guarded, encoded and folded. */
final class MailComposer {

    private static final String UTF_8 = "UTF-8";

    private final String from;
    private final String fromName;
    private final String domain;
    private final Optional<DkimSignature> signature;
    private final Clock clock;

    /** @throws IllegalArgumentException when the sender's address or name cannot stand in a header */
    MailComposer(MailConfig config, Clock clock) {
        this.from = HeaderGuard.mailbox("heard.mail.from", config.from());
        this.fromName = HeaderGuard.line("heard.mail.from-name", config.fromName());
        this.domain = from.substring(from.lastIndexOf('@') + 1);
        this.signature = DkimSignature.of(config);
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when a header's value could break out of it; the mail must not be sent */
    MailMessage compose(OutgoingMail mail, Session session) throws MessagingException {
        var message = new MailMessage(session, messageId(mail.id()));
        OutgoingMail.Envelope envelope = mail.envelope();
        message.setFrom(
                address(from, HeaderGuard.line("From", envelope.fromName().orElse(fromName))));
        if (envelope.replyTo().isPresent()) {
            String replyTo = HeaderGuard.mailbox("Reply-To", envelope.replyTo().get());
            message.setReplyTo(new Address[] {new InternetAddress(replyTo)});
        }
        if (envelope.inReplyTo().isPresent()) {
            String first = messageId(envelope.inReplyTo().get());
            message.setHeader("In-Reply-To", first);
            message.setHeader("References", first);
        }
        if (envelope.bounceAddress().isPresent()) {
            message.setEnvelopeFrom(
                    HeaderGuard.mailbox("MAIL FROM", envelope.bounceAddress().get()));
        }
        if (envelope.feedbackId().isPresent()) {
            message.setHeader(
                    "Feedback-ID",
                    HeaderGuard.line("Feedback-ID", envelope.feedbackId().get()));
        }
        String recipient = HeaderGuard.mailbox("To", mail.address());
        message.setRecipient(
                Message.RecipientType.TO,
                mail.name().isPresent()
                        ? address(recipient, HeaderGuard.line("To", mail.name().get()))
                        : new InternetAddress(recipient));
        message.setSubject(HeaderGuard.line("Subject", mail.subject()), UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", HeaderGuard.token("Content-Language", mail.language()));
        // RFC 8058: mail programs show a button that posts to this address.
        message.setHeader("List-Unsubscribe", "<" + HeaderGuard.url("List-Unsubscribe", mail.optOutUrl()) + ">");
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        // RFC 3834: keeps out-of-office replies away from whoever reads the sender's mailbox.
        message.setHeader("Auto-Submitted", "auto-generated");
        var body = new MimeMultipart("alternative");
        body.addBodyPart(part(mail.text(), "plain"));
        body.addBodyPart(
                mail.logo().isPresent() ? withPicture(mail.html(), mail.logo().get()) : part(mail.html(), "html"));
        message.setContent(body);
        return message.finish(signature);
    }

    private String messageId(String id) {
        return "<" + HeaderGuard.token("Message-ID", id) + "@" + domain + ">";
    }

    /** An encoded or quoted phrase and the address in angle brackets: a comma in a name makes no second recipient. */
    private static InternetAddress address(String mailbox, String name) throws MessagingException {
        try {
            return new InternetAddress(mailbox, name, UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every JDK knows " + UTF_8, e);
        }
    }

    private static MimeBodyPart withPicture(String html, Look.Picture logo) throws MessagingException {
        var picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(logo.content(), logo.mediaType())));
        picture.setContentID("<" + OutgoingMail.LOGO_ID + ">");
        picture.setDisposition(Part.INLINE);
        picture.setHeader("Content-Transfer-Encoding", "base64");
        var related = new MimeMultipart("related");
        related.addBodyPart(part(html, "html"));
        related.addBodyPart(picture);
        var both = new MimeBodyPart();
        both.setContent(related);
        return both;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        // As it goes over the wire: a signature covers the line ends too.
        String lines = String.join("\r\n", text.lines().toList()) + "\r\n";
        var part = new MimeBodyPart();
        // As bytes: a text would be written through byte by byte.
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                lines.getBytes(StandardCharsets.UTF_8), "text/" + subtype + "; charset=" + UTF_8)));
        return part;
    }
}
