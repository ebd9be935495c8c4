package io.heard.survey.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.survey.mail.wording.OutgoingMail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checks signatures as receivers do, after RFC 6376. */
class DkimSignatureTest {

    private static KeyPair keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void signsSoThatReceiversCanCheckBodyAndHeaders() throws Exception {
        byte[] mail = signed("A text\n.\nwith a dot  and   blanks \n");
        String raw = new String(mail, ISO_8859_1);
        String tags = SentMails.parse(mail).getHeader("DKIM-Signature")[0].replaceAll("\\s", "");

        assertThat(raw).startsWith("DKIM-Signature:");
        assertThat(tags)
                .contains("c=relaxed/relaxed", "d=example.org", "s=autumn", "a=rsa-sha256")
                .doesNotContain("l=");
        assertThat(tag(tags, "h").split(":"))
                .contains("From", "To", "Subject", "Message-ID", "List-Unsubscribe", "List-Unsubscribe-Post");
        assertThat(tag(tags, "bh")).isEqualTo(bodyHash(raw));
        assertThat(isGenuine(raw, tags)).isTrue();
    }

    @Test
    void sendsTheBytesThatWereSigned() throws Exception {
        MailMessage message = composer(key()).compose(mail("text"), Session.getInstance(new Properties()));
        var once = new ByteArrayOutputStream();
        var twice = new ByteArrayOutputStream();
        message.writeTo(once, new String[] {"Bcc", "Content-Length"});
        message.writeTo(twice);

        assertThat(once.toByteArray()).isEqualTo(twice.toByteArray());
        assertThat(message.isHandedOver()).isTrue();
    }

    @Test
    void refusesToStartWithoutAUsableKey() {
        String key = "-----BEGIN PRIVATE KEY-----\nbm90IGEga2V5\n-----END PRIVATE KEY-----";

        assertThatThrownBy(() -> composer(key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("heard.mail.dkim.private-key")
                .hasMessageNotContaining("bm90");
        assertThatThrownBy(() -> DkimSignature.of(config(Map.of("heard.mail.dkim.selector", "autumn"))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(DkimSignature.of(config(Map.of()))).isEmpty();
    }

    private static String key() {
        return Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded());
    }

    private static byte[] signed(String text) throws Exception {
        String armoured = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        var bytes = new ByteArrayOutputStream();
        composer(armoured)
                .compose(mail(text), Session.getInstance(new Properties()))
                .writeTo(bytes);
        return bytes.toByteArray();
    }

    private static MailComposer composer(String key) {
        return new MailComposer(
                config(Map.of("heard.mail.dkim.selector", "autumn", "heard.mail.dkim.private-key", key)),
                Clock.systemUTC());
    }

    private static MailConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("heard.mail.host", "127.0.0.1");
        all.put("heard.mail.from", "surveys@example.org");
        return TestMailConfig.of(all);
    }

    private static OutgoingMail mail(String text) {
        return new OutgoingMail(
                "inv-1",
                "ann@example.org",
                Optional.of("Zoë, 😀"),
                "Wie war's? Ein Betreff mit Umlauten äöü, der lang genug ist, um gefaltet zu werden, und noch länger",
                text,
                "<p>html</p>",
                "en",
                "https://x.test/u/t",
                Optional.empty(),
                OutgoingMail.Envelope.PLAIN);
    }

    private static String tag(String tags, String name) {
        Matcher value = Pattern.compile("(?:^|;)" + name + "=([^;]*)").matcher(tags);
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    private static String bodyHash(String raw) throws Exception {
        String body = raw.substring(raw.indexOf("\r\n\r\n") + 4);
        String relaxed =
                body.replaceAll("[ \t]+", " ").replaceAll(" \r\n", "\r\n").replaceAll("(\r\n)+$", "\r\n");
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(relaxed.getBytes(ISO_8859_1)));
    }

    private static boolean isGenuine(String raw, String tags) throws Exception {
        MimeMessage read = SentMails.parse(raw.getBytes(ISO_8859_1));
        var signed = new StringBuilder();
        for (String name : List.of(tag(tags, "h").split(":"))) {
            String[] values = read.getHeader(name);
            if (values != null) {
                signed.append(relaxed(name, values[0])).append("\r\n");
            }
        }
        String own = read.getHeader("DKIM-Signature")[0];
        signed.append(relaxed("DKIM-Signature", own.replaceAll("(?s)([;\\s]b=)[^;]*", "$1")));
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(keys.getPublic());
        check.update(signed.toString().getBytes(ISO_8859_1));
        return check.verify(Base64.getDecoder().decode(tag(tags, "b")));
    }

    private static String relaxed(String name, String value) {
        return name.toLowerCase(Locale.ROOT) + ":"
                + value.replaceAll("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }
}
