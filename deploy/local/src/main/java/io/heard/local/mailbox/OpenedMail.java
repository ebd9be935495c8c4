package io.heard.local.mailbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail taken apart.
 *
 * @param headers values by name as written, unfolded but not decoded
 * @param to as the mail's own header has it
 * @param html the first HTML part, absent when there is none
 * @param text the first plain part, absent when there is none
 */
record OpenedMail(
        Map<String, List<String>> headers,
        String to,
        @Nullable String html,
        @Nullable String text) {

    /** Deeper ones are made to exhaust whoever reads them. */
    private static final int DEEPEST_PART = 20;

    static OpenedMail read(InputStream in) throws IOException {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), in);
            Map<String, List<String>> headers = headers(message);
            headers.remove(MailStore.RECIPIENTS);
            return new OpenedMail(
                    headers,
                    MailText.decode(message.getHeader(Message.RecipientType.TO.toString(), ", ")),
                    find(message, "text/html", 0),
                    find(message, "text/plain", 0));
        } catch (MessagingException e) {
            throw new IOException("Not a mail that can be read", e);
        }
    }

    private static Map<String, List<String>> headers(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .collect(Collectors.groupingBy(
                        Header::getName,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                header -> MimeUtility.unfold(header.getValue()),
                                Collectors.toCollection(ArrayList::new))));
    }

    /** A part that contradicts itself counts as not there: the rest of the mail, and its source, can still be seen. */
    private static @Nullable String find(Part part, String type, int depth) {
        try {
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                return depth < DEEPEST_PART ? find(parts, type, depth) : null;
            }
            boolean wanted = part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            return wanted ? content(part) : null;
        } catch (MessagingException | IOException e) {
            return null;
        }
    }

    private static @Nullable String find(Multipart parts, String type, int depth) throws MessagingException {
        for (int i = 0; i < parts.getCount(); i++) {
            String found = find(parts.getBodyPart(i), type, depth + 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Where the charset or the encoding is unknown, the bytes as Latin-1 are better than nothing. */
    private static String content(Part part) throws IOException, MessagingException {
        try {
            return part.getContent() instanceof String text ? text : "";
        } catch (IOException e) {
            return new String(part.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
