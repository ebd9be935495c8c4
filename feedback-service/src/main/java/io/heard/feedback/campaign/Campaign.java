package io.heard.feedback.campaign;

import io.heard.contracts.event.CampaignAnnounced;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as it was last announced.
 *
 * @param product the only one it asks about
 * @param anonymous whether its answers lead to nobody
 * @param retention ISO 8601 period after which answers are removed; null to keep them
 * @param openSurvey what everybody can answer; null when only invited customers can
 * @param anonymousSurvey what those are asked who are invited anonymously; null for others
 */
public record Campaign(
        @BsonId UUID id,
        int revision,
        String name,
        @Nullable String product,
        boolean anonymous,
        @Nullable String retention,
        CampaignAnnounced.@Nullable OpenSurvey openSurvey,
        CampaignAnnounced.@Nullable AnonymousSurvey anonymousSurvey) {

    /** One whose answers are not anonymous. */
    public Campaign(
            UUID id,
            int revision,
            String name,
            @Nullable String product,
            boolean anonymous,
            @Nullable String retention,
            CampaignAnnounced.@Nullable OpenSurvey openSurvey) {
        this(id, revision, name, product, anonymous, retention, openSurvey, null);
    }

    /** @throws IllegalArgumentException when nobody could keep to what it says */
    static Campaign of(CampaignAnnounced event) {
        if (event.retention() != null) {
            requirePeriod(event.retention());
        }
        return new Campaign(
                event.campaignId(),
                event.revision(),
                event.name(),
                event.product(),
                event.anonymous(),
                event.retention(),
                event.openSurvey(),
                event.anonymousSurvey());
    }

    private static void requirePeriod(String retention) {
        try {
            Period period = Period.parse(retention);
            if (period.isNegative() || period.isZero()) {
                throw new IllegalArgumentException("retention must be a time that passes");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("retention is not an ISO 8601 period", e);
        }
    }

    /** Answers from before this moment are to be removed; empty when they stay. */
    public Optional<Instant> keepsSince(Instant now) {
        return Optional.ofNullable(retention)
                .map(period ->
                        now.atOffset(ZoneOffset.UTC).minus(Period.parse(period)).toInstant());
    }
}
