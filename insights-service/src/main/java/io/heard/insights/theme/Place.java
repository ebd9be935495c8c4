package io.heard.insights.theme;

import io.heard.http.paging.PageToken;
import io.heard.http.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A theme's place in the list: by mentions, then by id. */
record Place(int mentions, UUID id) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    String position() {
        return mentions + ":" + id;
    }

    /** @throws ProblemException 400 when the token is none of this list */
    static Optional<Place> read(@Nullable String pageToken) {
        return PageToken.read(pageToken).map(position -> {
            Matcher form = FORM.matcher(position);
            if (!form.matches()) {
                throw PageToken.unknown();
            }
            return new Place(Integer.parseInt(form.group(1)), UUID.fromString(form.group(2)));
        });
    }
}
