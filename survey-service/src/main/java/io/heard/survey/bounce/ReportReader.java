package io.heard.survey.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what mail servers send back: delivery reports (RFC 3464, also with addresses in other scripts, RFC 6533) and complaints
 * (RFC 5965). Whatever part is missing is missing; nothing is made up, and what is no report is left alone.
 */
@ApplicationScoped
class ReportReader {

    static final int LARGEST_BYTES = 1 << 20;

    private static final String SOURCE = "report";
    private static final int DEEPEST = 4;
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_PART = 64 << 10;
    private static final Pattern FIRST_WORD = Pattern.compile("[^\\s(;]+");
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("\n[ \t]*\n");

    /** Where the address that a report was sent to may stand. */
    private static final List<String> SENT_TO = List.of("To", "Delivered-To", "X-Original-To", "Envelope-To");

    private static final Set<String> DELIVERY_STATUS =
            Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> RETURNED_HEADERS =
            Set.of("text/rfc822-headers", "message/global-headers", "message/rfc822", "message/global");
    private static final Set<String> COMPLAINTS = Set.of("abuse", "fraud", "opt-out", "unsubscribe", "other");

    private final Session session = Session.getInstance(new Properties());
    private final MailEventRules rules;

    ReportReader(MailEventRules rules) {
        this.rules = rules;
    }

    /** What a report tells; empty for anything that is none, is too large or nested too deeply. */
    Optional<MailEvent> read(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) {
            return Optional.empty();
        }
        try {
            var message = new MimeMessage(session, new ByteArrayInputStream(bytes));
            var parts = new Parts();
            collect(message, parts, 0);
            return parts.report == null ? Optional.empty() : Optional.of(event(message, parts, bytes));
        } catch (MessagingException | IOException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** What was found in a report; each part may be missing. */
    private static final class Parts {

        private @Nullable String report;
        private boolean complaint;
        private @Nullable String returned;
        private int seen;
    }

    private static void collect(Part part, Parts parts, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts.seen > MOST_PARTS) {
            return;
        }
        String type = type(part);
        if (DELIVERY_STATUS.contains(type) && parts.report == null) {
            parts.report = text(part);
        } else if (type.equals("message/feedback-report") && parts.report == null) {
            parts.report = text(part);
            parts.complaint = true;
        } else if (RETURNED_HEADERS.contains(type) && parts.returned == null) {
            parts.returned = text(part);
        } else if (type.startsWith("multipart/") && part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                BodyPart inner = several.getBodyPart(i);
                collect(inner, parts, depth + 1);
            }
        }
    }

    private MailEvent event(MimeMessage message, Parts parts, byte[] bytes) throws MessagingException {
        List<InternetHeaders> groups = groups(String.valueOf(parts.report));
        Optional<UUID> invitation = invitation(message, parts, groups);
        String id = id(message, bytes);
        if (parts.complaint) {
            boolean meant =
                    groups.stream().map(group -> field(group, "Feedback-Type")).anyMatch(COMPLAINTS::contains);
            return new MailEvent(SOURCE, id, meant ? MailEvent.Kind.COMPLAINED : MailEvent.Kind.OTHER, invitation, "");
        }
        // A report speaks of each recipient in a group of its own; our mails have one, but lists and aliases add
        // others.
        Optional<InternetHeaders> failed = groups.stream()
                .filter(group -> field(group, "Action").equals("failed"))
                .findFirst();
        return new MailEvent(
                SOURCE,
                id,
                failed.isPresent() ? MailEvent.Kind.BOUNCED : MailEvent.Kind.OTHER,
                invitation,
                failed.map(group -> MailEventRules.status(firstWord(field(group, "Status"))))
                        .orElse(""));
    }

    /** By the signed address the report was sent to, then by the message id of the returned mail; never by a bare address. */
    private Optional<UUID> invitation(MimeMessage message, Parts parts, List<InternetHeaders> groups)
            throws MessagingException {
        List<String> addresses = new ArrayList<>();
        for (String name : SENT_TO) {
            String[] values = message.getHeader(name);
            if (values != null) {
                addresses.addAll(List.of(values));
            }
        }
        groups.forEach(group -> addresses.add(field(group, "Original-Mail-From")));
        Optional<UUID> signed = addresses.stream()
                .map(ReportReader::bare)
                .map(address -> rules.invitation(address, null))
                .flatMap(Optional::stream)
                .findFirst();
        if (signed.isPresent() || parts.returned == null) {
            return signed;
        }
        return groups(parts.returned).stream()
                .findFirst()
                .flatMap(headers -> rules.invitation(null, field(headers, "Message-ID")));
    }

    private static String id(MimeMessage message, byte[] bytes) throws MessagingException {
        String messageId = message.getMessageID();
        return messageId != null && messageId.length() <= 200 ? messageId : "sha256-" + digest(bytes);
    }

    /** Groups of headers, unfolded, with empty lines between them. */
    private static List<InternetHeaders> groups(String text) throws MessagingException {
        List<InternetHeaders> groups = new ArrayList<>();
        for (String group :
                BETWEEN_GROUPS.splitAsStream(text.replace("\r\n", "\n").strip()).toList()) {
            byte[] lines = (group.strip() + "\n\n").replace("\n", "\r\n").getBytes(ISO_8859_1);
            groups.add(new InternetHeaders(new ByteArrayInputStream(lines)));
        }
        return groups;
    }

    private static String field(InternetHeaders headers, String name) {
        String value = headers.getHeader(name, ",");
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static String firstWord(String text) {
        Matcher word = FIRST_WORD.matcher(text);
        return word.lookingAt() ? word.group() : "";
    }

    private static String bare(String address) {
        int open = address.lastIndexOf('<');
        int close = address.indexOf('>', open + 1);
        return open >= 0 && close > open ? address.substring(open + 1, close) : address;
    }

    private static String type(Part part) throws MessagingException {
        return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
    }

    /** As characters of one byte each: only ASCII fields are looked at. */
    private static String text(Part part) throws MessagingException, IOException {
        return new String(part.getInputStream().readNBytes(LONGEST_PART), ISO_8859_1);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }
}
