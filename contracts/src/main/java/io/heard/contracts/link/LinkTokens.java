package io.heard.contracts.link;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and opens the token in a link.
 *
 * <p>A token carries no personal data and is a bearer secret: never log it. It names its key, so that keys can be rotated: add
 * the new key everywhere, then make it the current one, then drop the old one when its last link has expired.
 *
 * <p>Layout: format (1 byte, now 1), key id (1), purpose (1), id of the invitation or the survey (16), expiry (8, epoch seconds), HMAC-SHA256 over
 * all before it (32); base64url without padding, 79 characters. Format 2 has two ids (16 + 16) and a moment in milliseconds (8): 100
 * characters.
 */
public final class LinkTokens {

    /** Shortest key accepted, in bytes. */
    public static final int MINIMUM_KEY_LENGTH = 32;

    /** How much longer than its survey is open the link of an invitation says what became of the answer. */
    public static final Duration FOLLOW_UP = Duration.ofDays(365);

    private static final String HMAC = "HmacSHA256";
    private static final byte FORMAT = 1;
    private static final byte PAIR_FORMAT = 2;
    private static final int SIGNATURE_LENGTH = 32;
    private static final int CLAIMS_LENGTH = 3 + 16 + Long.BYTES;
    private static final int PAIR_LENGTH = 3 + 16 + 16 + Long.BYTES;

    private final Map<Integer, byte[]> keys;
    private final int currentKey;
    private final Clock clock;

    /**
     * @param keys by id, 0 to 255; each at least {@value #MINIMUM_KEY_LENGTH} bytes
     * @param currentKey the id of the key that signs; the others only open
     * @throws IllegalArgumentException when a key is too short, an id out of range, or the current key missing
     */
    public LinkTokens(Map<Integer, byte[]> keys, int currentKey, Clock clock) {
        keys.forEach((id, key) -> {
            if (id < 0 || id > 255) {
                throw new IllegalArgumentException("A link key's id must be 0 to 255, was " + id);
            }
            if (key.length < MINIMUM_KEY_LENGTH) {
                throw new IllegalArgumentException("Link key " + id + " must have at least 32 bytes");
            }
        });
        if (!keys.containsKey(currentKey)) {
            throw new IllegalArgumentException("There is no link key " + currentKey);
        }
        this.keys = Map.copyOf(keys);
        this.currentKey = currentKey;
        this.clock = clock;
    }

    public String sign(Purpose purpose, UUID invitationId, Instant expiresAt) {
        byte[] claims = ByteBuffer.allocate(CLAIMS_LENGTH)
                .put(FORMAT)
                .put((byte) currentKey)
                .put(purpose.code())
                .putLong(invitationId.getMostSignificantBits())
                .putLong(invitationId.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .array();
        return signed(claims);
    }

    /** The moment is kept in milliseconds; nothing here looks at it. */
    public String signPair(Purpose purpose, SignedPair pair) {
        return signed(ByteBuffer.allocate(PAIR_LENGTH)
                .put(PAIR_FORMAT)
                .put((byte) currentKey)
                .put(purpose.code())
                .putLong(pair.first().getMostSignificantBits())
                .putLong(pair.first().getLeastSignificantBits())
                .putLong(pair.second().getMostSignificantBits())
                .putLong(pair.second().getLeastSignificantBits())
                .putLong(pair.moment().toEpochMilli())
                .array());
    }

    /** What a token of two ids says, whatever moment it names; empty when it is forged, damaged or meant for something else. */
    public Optional<SignedPair> openPair(Purpose purpose, String token) {
        return claims(token, PAIR_FORMAT, PAIR_LENGTH, purpose)
                .map(fields -> new SignedPair(
                        new UUID(fields.getLong(), fields.getLong()),
                        new UUID(fields.getLong(), fields.getLong()),
                        Instant.ofEpochMilli(fields.getLong())));
    }

    private String signed(byte[] claims) {
        byte[] token = ByteBuffer.allocate(claims.length + SIGNATURE_LENGTH)
                .put(claims)
                .put(hmac(keys.get(currentKey), claims))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** What a token says. The signature is checked before anything in it is believed. */
    public OpenedLink open(Purpose purpose, String token) {
        Optional<ByteBuffer> claims = claims(token, FORMAT, CLAIMS_LENGTH, purpose);
        if (claims.isEmpty()) {
            return new OpenedLink.Unknown();
        }
        ByteBuffer fields = claims.get();
        UUID id = new UUID(fields.getLong(), fields.getLong());
        Instant expiresAt = Instant.ofEpochSecond(fields.getLong());
        return clock.instant().isBefore(expiresAt) ? new OpenedLink.Valid(id) : new OpenedLink.Expired(id);
    }

    /** The moment a token names, which stands for the opening of a survey; empty when it is not genuine. */
    public Optional<Instant> expiresAt(Purpose purpose, String token) {
        return claims(token, FORMAT, CLAIMS_LENGTH, purpose)
                .map(fields -> Instant.ofEpochSecond(fields.getLong(fields.position() + 2 * Long.BYTES)));
    }

    /** What follows format, key and purpose; empty when the token is not genuine or another one. */
    private Optional<ByteBuffer> claims(String token, byte format, int length, Purpose purpose) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        // One token, one spelling: without this, a changed last character or padding would open the same link.
        if (bytes.length != length + SIGNATURE_LENGTH
                || !Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(bytes)
                        .equals(token)) {
            return Optional.empty();
        }
        byte[] key = keys.get(Byte.toUnsignedInt(bytes[1]));
        if (key == null) {
            return Optional.empty();
        }
        byte[] claims = Arrays.copyOf(bytes, length);
        byte[] signature = Arrays.copyOfRange(bytes, length, bytes.length);
        if (!MessageDigest.isEqual(signature, hmac(key, claims))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(claims);
        if (fields.get() != format || fields.get(2) != purpose.code()) {
            return Optional.empty();
        }
        return Optional.of(fields.position(3));
    }

    private static byte[] hmac(byte[] key, byte[] claims) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(claims);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK provides " + HMAC, e);
        }
    }
}
