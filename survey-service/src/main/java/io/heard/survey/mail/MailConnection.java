package io.heard.survey.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** One kept connection to the mail server. For one thread at a time. */
final class MailConnection implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int SERVICE_CLOSING = 421;

    private final Session session;
    private final MailConfig config;
    private final Clock clock;

    private @Nullable Transport transport;
    private Instant lastUsed = Instant.MIN;

    MailConnection(Session session, MailConfig config, Clock clock) {
        this.session = session;
        this.config = config;
        this.clock = clock;
    }

    /** Sends one mail. A kept connection that turns out to be dead is replaced once, before it counts as a failure. */
    MailOutcome send(MailMessage message) {
        if (transport != null && isStale()) {
            close();
        }
        boolean kept = transport != null;
        Attempt attempt = attempt(message);
        if (kept && attempt.connectionWasDead) {
            attempt = attempt(message);
        }
        return attempt.outcome;
    }

    @Override
    public void close() {
        Transport open = transport;
        transport = null;
        if (open != null) {
            try {
                open.close();
            } catch (MessagingException e) {
                // The connection is gone either way.
            }
        }
    }

    private record Attempt(MailOutcome outcome, boolean connectionWasDead) {}

    private Attempt attempt(MailMessage message) {
        Transport open;
        try {
            open = open();
        } catch (AuthenticationFailedException e) {
            close();
            return new Attempt(new MailOutcome.Postponed("login-refused"), false);
        } catch (MessagingException e) {
            close();
            return new Attempt(new MailOutcome.Postponed("no-connection"), false);
        }
        try {
            Address[] recipients = message.getRecipients(Message.RecipientType.TO);
            open.sendMessage(message, recipients);
            lastUsed = clock.instant();
            return new Attempt(new MailOutcome.Accepted(), false);
        } catch (MessagingException e) {
            // After any failure the state of the conversation is unsure; a new one costs little.
            close();
            return judge(e, message.isHandedOver());
        }
    }

    private static Attempt judge(MessagingException failure, boolean handedOver) {
        boolean senderRefused = false;
        int code = -1;
        String status = "";
        for (Exception e = failure; e != null; e = e instanceof MessagingException m ? m.getNextException() : null) {
            senderRefused |= e instanceof SMTPSenderFailedException;
            code = Math.max(code, replyCode(e));
            status = status.isEmpty() ? status(e) : status;
        }
        if (code >= 500 && !senderRefused) {
            return new Attempt(new MailOutcome.Refused(code, status), false);
        }
        if (code >= 400) {
            // Also when our sender address is refused: that is our mistake, not the recipient's.
            String reason = senderRefused ? "sender-refused" : "reply-" + code;
            return new Attempt(new MailOutcome.Postponed(reason), code == SERVICE_CLOSING && !handedOver);
        }
        return handedOver
                ? new Attempt(new MailOutcome.InDoubt(), false)
                : new Attempt(new MailOutcome.Postponed("connection-lost"), true);
    }

    /** Only what stands where a status belongs: the rest of the text is the server's and may say anything. */
    private static String status(Exception e) {
        Matcher reply = STATUS.matcher(String.valueOf(e.getMessage()));
        return replyCode(e) > 0 && reply.lookingAt() ? reply.group(1) : "";
    }

    private static int replyCode(Exception e) {
        return switch (e) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> -1;
        };
    }

    private Transport open() throws MessagingException {
        Transport open = transport;
        if (open == null) {
            open = session.getTransport("smtp");
            open.connect(
                    config.host(),
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
            transport = open;
        }
        return open;
    }

    private boolean isStale() {
        return Duration.between(lastUsed, clock.instant()).compareTo(config.idleTimeout()) > 0;
    }
}
