package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;

import io.heard.contracts.event.ResponseOrigin;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.conversions.Bson;

/**
 * Of which anonymous campaigns a filter finds so few answers that somebody could tell whose they are. Those are withheld.
 *
 * @param campaignIds also those without any answer: that there are fewer than five is all that may be known
 */
public record Suppression(Set<UUID> campaignIds) {

    static final int SMALLEST_GROUP = 5;

    boolean isAny() {
        return !campaignIds.isEmpty();
    }

    /** Empty when nothing is withheld. */
    public Optional<Bson> rest() {
        return isAny()
                ? Optional.of(or(
                        ne("invitation.origin", ResponseOrigin.ANONYMOUS.name()),
                        nin("invitation.campaignId", campaignIds)))
                : Optional.empty();
    }

    static Bson anonymous() {
        return in("invitation.origin", ResponseOrigin.ANONYMOUS.name());
    }
}
