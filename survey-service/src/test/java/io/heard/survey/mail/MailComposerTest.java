package io.heard.survey.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.survey.mail.wording.Look;
import io.heard.survey.mail.wording.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the bytes that leave the house. */
class MailComposerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

    private final Session session = Session.getInstance(new Properties());
    private final MailComposer composer = new MailComposer(TestMailConfig.of(25), CLOCK);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ann",
                "Müller, Anna",
                "Jürgen \"JJ\" Groß",
                "😀 Zoë 👩‍👩‍👧",
                "a@b.test, c@d.test",
                "=?utf-8?B?Zm9v?=",
                "ein sehr langer Name mit vielen Umlauten äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß äöüß"
            })
    void keepsNamesWholeAndInTheirPlace(String name) throws Exception {
        byte[] mail = bytes(mailTo(name, "Hello"));

        MimeMessage read = SentMails.parse(mail);
        assertThat(read.getAllRecipients()).hasSize(1);
        InternetAddress to = (InternetAddress) read.getAllRecipients()[0];
        assertThat(to.getAddress()).isEqualTo("ann@example.org");
        if (!name.startsWith("=?")) {
            assertThat(to.getPersonal()).isEqualTo(name);
        }
        assertHeadersAreClean(mail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wie war's? 😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "Müller & Söhne: ein sehr langer Betreff, der gefaltet werden muss, weil er so lang ist wie dieser"
            })
    void encodesAndFoldsSubjects(String subject) throws Exception {
        byte[] mail = bytes(mailTo("Ann", subject));

        assertThat(SentMails.parse(mail).getSubject()).isEqualTo(subject);
        assertHeadersAreClean(mail);
    }

    @Test
    void refusesNamesAndSubjectsThatWouldAddAHeader() {
        assertThatThrownBy(() -> bytes(mailTo("Foo\nX-Injected: yes", "Hello")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bytes(mailTo("Foo", "Hello\r\nBcc: b@y.test")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsTheMessageIdOverAllAttempts() throws Exception {
        assertThat(SentMails.parse(bytes(mailTo("Ann", "Hello"))).getMessageID())
                .isEqualTo("<inv-1@example.org>")
                .isEqualTo(SentMails.parse(bytes(mailTo("Ann", "Hello"))).getMessageID());
    }

    @Test
    void offersOneClickUnsubscription() throws Exception {
        MimeMessage read = SentMails.parse(bytes(mailTo("Ann", "Hello")));

        assertThat(read.getHeader("List-Unsubscribe")).containsExactly("<https://x.test/u/t>");
        assertThat(read.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    private static void assertHeadersAreClean(byte[] mail) {
        String raw = new String(mail, ISO_8859_1);
        String headers = raw.substring(0, raw.indexOf("\r\n\r\n"));
        assertThat(headers).doesNotContain("X-Injected", "Bcc").matches("\\p{ASCII}*");
        assertThat(headers.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(headers.lines()).allMatch(line -> line.length() <= 998).allMatch(line -> !line.isBlank());
    }

    private byte[] bytes(OutgoingMail mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        composer.compose(mail, session).writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void carriesTheLogoThatItsHtmlShows() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1};
        byte[] mail = bytes(mailTo("Ann", "Hello", Optional.of(new Look.Picture(picture, "image/png", 1, 1))));

        var related = (MimeMultipart) ((MimeMultipart) SentMails.parse(mail).getContent())
                .getBodyPart(1)
                .getContent();
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(related.getBodyPart(0).getContent().toString().strip()).isEqualTo("<p>html</p>");
        var part = (MimeBodyPart) related.getBodyPart(1);
        assertThat(part.getContentID()).isEqualTo("<" + OutgoingMail.LOGO_ID + ">");
        assertThat(part.getContentType()).startsWith("image/png");
        assertThat(part.getDisposition()).isEqualTo("inline");
        assertThat(part.getInputStream().readAllBytes()).isEqualTo(picture);
        assertHeadersAreClean(mail);
    }

    private static OutgoingMail mailTo(String name, String subject) {
        return mailTo(name, subject, Optional.empty());
    }

    private static OutgoingMail mailTo(String name, String subject, Optional<Look.Picture> logo) {
        return new OutgoingMail(
                "inv-1",
                "ann@example.org",
                Optional.of(name),
                subject,
                "text",
                "<p>html</p>",
                "en",
                "https://x.test/u/t",
                logo,
                OutgoingMail.Envelope.PLAIN);
    }
}
