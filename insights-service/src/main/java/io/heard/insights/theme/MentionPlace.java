package io.heard.insights.theme;

import io.heard.http.paging.PageToken;
import io.heard.http.problem.ProblemException;
import io.heard.insights.TimeParameter;
import java.time.Instant;
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
        int slash = Math.max(position.indexOf('/'), 0);
        try {
            UUID segment = UUID.fromString(position.substring(Math.min(slash + 1, position.length())));
            return TimeParameter.read(position.substring(0, slash))
                    .map(answeredAt -> new MentionPlace(answeredAt, segment))
                    .orElseThrow(PageToken::unknown);
        } catch (IllegalArgumentException notAnId) {
            throw PageToken.unknown();
        }
    }
}
