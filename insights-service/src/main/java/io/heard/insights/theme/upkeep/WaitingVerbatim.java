package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.text.KnownNames;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A verbatim whose present revision was not mined yet.
 *
 * @param satisfaction the mean of the answer's scores, 0 (all at their worst) to 1 (all at their best); empty without scores
 */
record WaitingVerbatim(
        UUID id,
        int revision,
        String product,
        @Nullable String team,
        String text,
        OptionalDouble satisfaction,
        Instant answeredAt) {

    VerbatimReading.Verbatim toRead() {
        return new VerbatimReading.Verbatim(text, names(product, team), satisfaction);
    }

    /** What the texts of a product must not be told apart by. */
    static KnownNames names(String product, @Nullable String team) {
        return KnownNames.of(
                team == null ? List.of(product) : Stream.of(product, team).toList());
    }
}
