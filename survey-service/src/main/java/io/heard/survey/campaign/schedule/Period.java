package io.heard.survey.campaign.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when until when a campaign asks.
 *
 * @param startsAt null when it asks from its activation on
 * @param endsAt not part of it; null when it asks until somebody ends it
 */
public record Period(@Nullable Instant startsAt, @Nullable Instant endsAt) {

    public static final Period OPEN = new Period(null, null);

    public Period {
        if (startsAt != null && endsAt != null && !endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("A period ends after it starts");
        }
    }

    public boolean contains(Instant moment) {
        return (startsAt == null || !moment.isBefore(startsAt)) && (endsAt == null || moment.isBefore(endsAt));
    }
}
