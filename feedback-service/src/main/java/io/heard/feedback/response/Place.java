package io.heard.feedback.response;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.or;

import io.heard.http.paging.PageToken;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Where a response stands in the order of answers. */
record Place(Instant answeredAt, UUID invitationId) {

    static Place of(Response response) {
        return new Place(response.answeredAt(), response.invitationId());
    }

    /** @throws io.heard.http.problem.ProblemException 400 when it is no token of ours */
    static Optional<Place> read(@Nullable String token) {
        return PageToken.read(token).map(position -> {
            try {
                int colon = position.indexOf(':');
                return new Place(
                        Instant.ofEpochMilli(Long.parseLong(position.substring(0, Math.max(0, colon)))),
                        UUID.fromString(position.substring(colon + 1)));
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                throw PageToken.unknown();
            }
        });
    }

    String token() {
        return PageToken.after(answeredAt.toEpochMilli() + ":" + invitationId);
    }

    /** In the same order as the places themselves, among texts. */
    String text() {
        return start(answeredAt) + ":" + invitationId;
    }

    /** Before the text of every place at this moment, and behind those of all moments before. */
    static String start(Instant moment) {
        return String.format(Locale.ROOT, "%015d", Math.max(0, moment.toEpochMilli()));
    }

    /** The first condition is for the index, which cannot use the second. */
    Bson isBefore() {
        return and(
                gte("answeredAt", answeredAt),
                or(gt("answeredAt", answeredAt), and(eq("answeredAt", answeredAt), gt("_id", invitationId))));
    }
}
