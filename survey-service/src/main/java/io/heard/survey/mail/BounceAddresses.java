package io.heard.survey.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address that mail servers report to when a mail cannot be delivered: one for each invitation (VERP), signed, because
 * anybody can send a report to it.
 *
 * <p>Layout: {@code b-}, the invitation's id as 32 hexadecimal digits, {@code -}, the first 10 bytes of an HMAC-SHA256 of it as
 * 20 digits. Letters of an address may come back in another case.
 */
@ApplicationScoped
public class BounceAddresses {

    private static final String HMAC = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 10;
    private static final int SHORTEST_KEY_BYTES = 32;
    private static final Pattern ADDRESS = Pattern.compile("b-([0-9a-f]{32})-([0-9a-f]{20})@([a-z0-9.-]{1,255})");

    private final Optional<String> domain;
    private final byte[] key;

    /** @throws IllegalStateException when reports are wanted and nobody could tell a forged one */
    BounceAddresses(MailConfig config) {
        this.domain = config.bounceDomain().map(name -> name.toLowerCase(Locale.ROOT));
        this.key = config.bounceKey().map(BounceAddresses::decoded).orElseGet(() -> new byte[0]);
        if (domain.isPresent() && key.length < SHORTEST_KEY_BYTES) {
            throw new IllegalStateException(
                    "heard.mail.bounce-key must be the Base64 of at least 32 random bytes when there is a bounce-domain");
        }
        domain.ifPresent(name -> HeaderGuard.mailbox("heard.mail.bounce-domain", "b@" + name));
    }

    /** Empty when no domain is configured; then reports go to the sender's address. */
    Optional<String> of(UUID invitationId) {
        return domain.map(name -> {
            byte[] id = bytes(invitationId);
            return "b-" + HexFormat.of().formatHex(id) + "-" + HexFormat.of().formatHex(sign(id)) + "@" + name;
        });
    }

    /** The invitation that a genuine address of ours names; empty for any other text. */
    public Optional<UUID> open(String address) {
        Matcher parts = ADDRESS.matcher(address.strip().toLowerCase(Locale.ROOT));
        if (domain.isEmpty() || !parts.matches()) {
            return Optional.empty();
        }
        byte[] id = HexFormat.of().parseHex(parts.group(1));
        byte[] signature = HexFormat.of().parseHex(parts.group(2));
        ByteBuffer fields = ByteBuffer.wrap(id);
        return Optional.of(new UUID(fields.getLong(), fields.getLong()))
                .filter(any -> MessageDigest.isEqual(signature, sign(id)));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("heard.mail.bounce-key is not Base64", e);
        }
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private byte[] sign(byte[] id) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update("bounce:".getBytes(US_ASCII));
            return Arrays.copyOf(mac.doFinal(id), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK provides " + HMAC, e);
        }
    }
}
