package io.heard.insights.theme;

import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mention's place in the list: by time of the answer, then by segment. It holds where the segment itself is gone. */
record MentionPlace(Instant answeredAt, UUID segment) {

    String position() {
        return answeredAt + "/" + segment;
    }

    /** @throws ProblemException 400 when the token is none of this list */
    static Optional<MentionPlace> read(@Nullable String pageToken) {
        return PageToken.read(pageToken).map(MentionPlace::parse);
    }

    private static MentionPlace parse(String position) {
        int slash = position.indexOf('/');
        try {
            return new MentionPlace(
                    Instant.parse(position.substring(0, Math.max(slash, 0))),
                    UUID.fromString(position.substring(slash + 1)));
        } catch (DateTimeException | IllegalArgumentException notOurs) {
            throw new ProblemException(
                    RequestProblem.INVALID_REQUEST,
                    "The page token is not one of ours",
                    List.of(new Problem.FieldError("pageToken", "must be a nextPageToken from this list")));
        }
    }
}
