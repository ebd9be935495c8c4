package io.heard.survey.campaign.variant;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The ways a campaign asks, with shares that make 100; none when it always asks the same way. */
public record Variants(List<Variant> list) {

    public static final Variants NONE = new Variants(List.of());

    private static final int WHOLE = 100;

    /** Keeps the draw apart from the one for the sample: otherwise a sample of 50 % would hold the first variant only. */
    private static final byte[] SALT = "variant".getBytes(US_ASCII);

    public Variants {
        list = List.copyOf(list);
        if (!list.isEmpty() && list.stream().mapToInt(Variant::share).sum() != WHOLE) {
            throw new IllegalArgumentException("Shares make 100");
        }
    }

    /** The variant an interaction falls to, always the same; empty without variants. */
    public Optional<Variant> pick(UUID campaignId, UUID interactionId) {
        int draw = list.isEmpty() ? 0 : draw(campaignId, interactionId);
        int below = 0;
        for (Variant variant : list) {
            below += variant.share();
            if (draw < below) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }

    Map<String, Integer> shares() {
        return list.stream().collect(toUnmodifiableMap(Variant::id, Variant::share));
    }

    private static int draw(UUID campaignId, UUID interactionId) {
        byte[] key = ByteBuffer.allocate(SALT.length + 4 * Long.BYTES)
                .put(SALT)
                .putLong(campaignId.getMostSignificantBits())
                .putLong(campaignId.getLeastSignificantBits())
                .putLong(interactionId.getMostSignificantBits())
                .putLong(interactionId.getLeastSignificantBits())
                .array();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), WHOLE);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }
}
