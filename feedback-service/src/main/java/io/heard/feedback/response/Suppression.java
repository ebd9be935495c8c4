package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import io.heard.contracts.event.ResponseOrigin;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;

/**
 * Of which anonymous campaigns a filter finds so many answers that nobody can tell whose they are. All others are withheld, so
 * those too that have not reached us yet.
 *
 * @param shown campaigns with enough of them
 * @param some whether a campaign is withheld, also one without any answer: that there are fewer than five is all that may be known
 */
public record Suppression(Set<UUID> shown, boolean some) {

    public static final int SMALLEST_GROUP = 5;

    /** What may be found at that moment. */
    public Bson rest(Instant now) {
        Bson others = ne("invitation.origin", ResponseOrigin.ANONYMOUS.name());
        return shown.isEmpty() ? others : or(others, and(anonymous(now), in("invitation.campaignId", shown)));
    }

    /** Not before others may hear of them: who asks again and again would see when they came. */
    static Bson anonymous(Instant now) {
        return and(
                in("invitation.origin", ResponseOrigin.ANONYMOUS.name()),
                or(eq("pendingSince", null), lte("pendingSince", now)));
    }
}
