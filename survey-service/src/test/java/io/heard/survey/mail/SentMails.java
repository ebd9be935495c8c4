package io.heard.survey.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the mail server of the feature tests took. */
public final class SentMails {

    private SentMails() {}

    public static List<byte[]> to(String address) {
        return in(Path.of(System.getProperty(MailServerResource.FOLDER)), address);
    }

    static List<byte[]> in(Path folder, String address) {
        List<byte[]> mails = new ArrayList<>();
        try {
            for (int i = 0; Files.exists(file(folder, address, i)); i++) {
                mails.add(Files.readAllBytes(file(folder, address, i)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mails;
    }

    static Path file(Path folder, String address, int number) {
        return folder.resolve(address + "." + number);
    }

    public static MimeMessage parse(byte[] mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
    }

    public static String text(byte[] mail) throws MessagingException, IOException {
        return part(mail, 0);
    }

    public static String html(byte[] mail) throws MessagingException, IOException {
        return part(mail, 1);
    }

    private static String part(byte[] mail, int index) throws MessagingException, IOException {
        BodyPart part = ((MimeMultipart) parse(mail).getContent()).getBodyPart(index);
        return (String) part.getContent();
    }
}
