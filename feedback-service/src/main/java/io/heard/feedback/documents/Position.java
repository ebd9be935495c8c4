package io.heard.feedback.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** A document's place in a list that is ordered by a moment, and by ids where moments are equal. */
public record Position(Instant moment, UUID id) {

    /** As {@link io.heard.http.paging.Page} takes it. */
    public String text() {
        return moment.toEpochMilli() + "~" + id;
    }

    /**
     * The position a page token stands for; empty without a token.
     *
     * @throws ProblemException 400 when it is no token of ours
     */
    public static Optional<Position> read(@Nullable String pageToken) {
        return PageToken.read(pageToken).map(Position::parse);
    }

    /** What comes after this one in a list with the latest first. */
    public Bson older(String field) {
        return or(lt(field, moment), and(eq(field, moment), lt("_id", id)));
    }

    /** What comes after this one in a list with the earliest first. */
    public Bson newer(String field) {
        return or(gt(field, moment), and(eq(field, moment), gt("_id", id)));
    }

    private static Position parse(String text) {
        int end = text.indexOf('~');
        try {
            return new Position(
                    Instant.ofEpochMilli(Long.parseLong(text.substring(0, Math.max(0, end)))),
                    UUID.fromString(text.substring(end + 1)));
        } catch (IllegalArgumentException notOurs) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The page token is not one of ours",
                    List.of(new Problem.FieldError("pageToken", "must be a nextPageToken from this list")));
        }
    }
}
