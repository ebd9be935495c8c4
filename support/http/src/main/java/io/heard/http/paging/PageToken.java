package io.heard.http.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the next page begins, opaque to clients so that we may change what is in it. */
public final class PageToken {

    private PageToken() {}

    public static String after(String position) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    /**
     * The position a token stands for; empty without a token.
     *
     * @throws ProblemException 400 when it is no token of ours
     */
    public static Optional<String> read(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(token), UTF_8));
        } catch (IllegalArgumentException notBase64) {
            throw unknown();
        }
    }

    /**
     * The id a token stands for, where lists are ordered by id.
     *
     * @throws ProblemException 400 when it is no token of ours
     */
    public static Optional<UUID> readId(@Nullable String token) {
        return read(token).map(position -> {
            try {
                return UUID.fromString(position);
            } catch (IllegalArgumentException notAnId) {
                throw unknown();
            }
        });
    }

    /** For those whose positions are more than an id. */
    public static ProblemException unknown() {
        return new ProblemException(
                RequestProblem.INVALID_REQUEST,
                "The page token is not one of ours",
                List.of(new Problem.FieldError("pageToken", "must be a nextPageToken from this list")));
    }
}
