package io.heard.survey.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells whether a hook was called by the mail service it names. */
@ApplicationScoped
class HookSignatures {

    private static final String HMAC = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private final BounceConfig config;
    private final Clock clock;

    /** @throws IllegalStateException when a secret could be guessed */
    HookSignatures(BounceConfig config, Clock clock) {
        config.hookSecrets().forEach((provider, secret) -> {
            if (secret.length() < SHORTEST_SECRET) {
                throw new IllegalStateException(
                        "heard.bounce.hook-secrets." + provider + " must be at least 32 characters");
            }
        });
        this.config = config;
        this.clock = clock;
    }

    /** @param body as it came, before anybody has read it */
    boolean isGenuine(String provider, @Nullable String timestamp, @Nullable String signature, byte[] body) {
        String secret = config.hookSecrets().get(provider);
        if (secret == null
                || timestamp == null
                || signature == null
                || !SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        String given = signature.toLowerCase(Locale.ROOT);
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), clock.instant());
        return HEX.matcher(given).matches()
                && MessageDigest.isEqual(HexFormat.of().parseHex(given), sign(secret, timestamp, body))
                && age.abs().compareTo(config.hookWindow()) <= 0;
    }

    private static byte[] sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), HMAC));
            mac.update((timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK provides " + HMAC, e);
        }
    }
}
