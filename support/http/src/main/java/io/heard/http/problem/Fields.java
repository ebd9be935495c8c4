package io.heard.http.problem;

import io.heard.http.text.TextPolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a client wrote, field by field, and remembers every rule that is broken, so that the client learns all of them at
 * once. Text comes out cleaned by {@link TextPolicy}.
 */
public final class Fields {

    /** Longest word of {@link #name}. */
    public static final int LONGEST_NAME = 64;

    private static final Pattern FOUR_DIGIT_YEAR = Pattern.compile("\\d{4}-");
    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final List<Problem.FieldError> errors = new ArrayList<>();

    public void wrong(String field, String rule) {
        errors.add(new Problem.FieldError(field, rule));
    }

    public void require(boolean holds, String field, String rule) {
        if (!holds) {
            wrong(field, rule);
        }
    }

    /** Text of several lines, null when there is nothing visible in it. */
    public @Nullable String text(String field, @Nullable String value, int longest) {
        if (value == null) {
            return null;
        }
        Optional<String> cleaned;
        try {
            cleaned = TextPolicy.clean(value);
        } catch (IllegalArgumentException unstorable) {
            wrong(field, "holds a character that cannot be stored");
            return null;
        }
        if (cleaned.isPresent() && TextPolicy.length(cleaned.get()) > longest) {
            wrong(field, "must have at most " + longest + " characters");
            return null;
        }
        return cleaned.orElse(null);
    }

    /** As {@link #text}, but one line: a control character is refused and not removed, since it could end up in a header. */
    public @Nullable String line(String field, @Nullable String value, int longest) {
        if (value != null && TextPolicy.hasControlCharacters(value)) {
            wrong(field, "must be one line without control characters");
            return null;
        }
        return text(field, value, longest);
    }

    /** A kebab-case word such as {@code support-call}. */
    public @Nullable String name(String field, @Nullable String value) {
        if (value != null
                && (value.length() > LONGEST_NAME || !KEBAB_CASE.matcher(value).matches())) {
            wrong(field, "must be kebab-case such as support-call, at most " + LONGEST_NAME + " characters");
            return null;
        }
        return value;
    }

    /** A UUID: what cannot be read as a parameter would otherwise be answered with 404. */
    public @Nullable UUID id(String field, @Nullable String value) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            wrong(field, "must be a UUID");
            return null;
        }
    }

    /** A moment such as {@code 2026-03-02T00:00:00Z}. Years have four digits: not every store knows others. */
    public @Nullable Instant instant(String field, @Nullable String value) {
        try {
            if (value == null || FOUR_DIGIT_YEAR.matcher(value).lookingAt()) {
                return value == null ? null : Instant.parse(value);
            }
        } catch (DateTimeException notAMoment) {
            // Said below.
        }
        wrong(field, "must be an ISO-8601 instant such as 2026-03-02T00:00:00Z");
        return null;
    }

    /** The value, or an empty string and one error where none was given or it was wrong already. */
    public String required(String field, @Nullable String value) {
        if (value == null) {
            if (errors.stream().noneMatch(error -> error.field().equals(field))) {
                wrong(field, "is required");
            }
            return "";
        }
        return value;
    }

    public List<Problem.FieldError> errors() {
        return List.copyOf(errors);
    }

    /** @throws ProblemException 400 with every broken rule */
    public void refuseIfWrong() {
        if (!errors.isEmpty()) {
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "Some fields break their rules", errors);
        }
    }
}
