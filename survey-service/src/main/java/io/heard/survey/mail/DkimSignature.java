package io.heard.survey.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimException;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;

/** Signs mails in the name of the sender's domain (RFC 6376), so that receivers know they are ours and unchanged. */
final class DkimSignature {

    /** One click to unsubscribe counts only when both of its headers are signed (RFC 8058, 4). */
    private static final List<String> MORE_SIGNED =
            List.of("Message-ID", "Reply-To", "List-Unsubscribe", "List-Unsubscribe-Post", "Feedback-ID");

    private static final int SMALLEST_KEY_BITS = 1024;

    private final String domain;
    private final String selector;
    private final RSAPrivateKey key;

    private DkimSignature(String domain, String selector, RSAPrivateKey key) {
        this.domain = domain;
        this.selector = selector;
        this.key = key;
    }

    /**
     * Empty when mails are not signed here.
     *
     * @throws IllegalStateException when they should be and cannot
     */
    static Optional<DkimSignature> of(MailConfig config) {
        MailConfig.Dkim dkim = config.dkim();
        if (dkim.privateKey().isEmpty() && dkim.selector().isEmpty()) {
            return Optional.empty();
        }
        if (dkim.privateKey().isEmpty() || dkim.selector().isEmpty()) {
            throw new IllegalStateException("heard.mail.dkim needs both selector and private-key");
        }
        String domain = dkim.domain()
                .orElseGet(() -> config.from().substring(config.from().lastIndexOf('@') + 1));
        var signature = new DkimSignature(
                domain, dkim.selector().get(), key(dkim.privateKey().get()));
        try {
            signature.signer();
        } catch (MessagingException | RuntimeException e) {
            throw new IllegalStateException("heard.mail.dkim cannot sign: check selector, domain and key", e);
        }
        return Optional.of(signature);
    }

    /** The whole message with its signature in front, as it goes over the wire. */
    byte[] sign(MimeMessage message) throws MessagingException {
        var bytes = new ByteArrayOutputStream();
        try {
            new DkimMessage(message, signer()).writeTo(bytes, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A new one each time: it is not made for several threads, and costs nothing beside the signature. */
    private DkimSigner signer() throws MessagingException {
        try {
            DkimSigner signer = new DkimSigner(domain, selector, key);
            signer.setHeaderCanonicalization(Canonicalization.RELAXED);
            signer.setBodyCanonicalization(Canonicalization.RELAXED);
            // With a length anybody could append text, and a look at the name server belongs to operations.
            signer.setLengthParam(false);
            signer.setCopyHeaderFields(false);
            signer.setCheckDomainKey(false);
            MORE_SIGNED.forEach(signer::addHeaderToSign);
            return signer;
        } catch (DkimException e) {
            throw new MessagingException("No DKIM signer", e);
        }
    }

    private static RSAPrivateKey key(String text) {
        String base64 = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            RSAPrivateKey key = (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
            if (key.getModulus().bitLength() < SMALLEST_KEY_BITS) {
                throw new IllegalStateException("heard.mail.dkim.private-key is too short");
            }
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: it could quote the key.
            throw new IllegalStateException("heard.mail.dkim.private-key is not an RSA key in PKCS#8 and Base64");
        }
    }
}
