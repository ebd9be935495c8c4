package io.heard.insights.theme.upkeep;

import io.heard.insights.mining.VerbatimReading;
import io.heard.insights.mining.text.KnownNames;
import io.heard.insights.mining.text.Language;
import io.heard.insights.mining.text.TextNormaliser;
import io.heard.insights.mining.text.TextSpan;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verbatim whose present revision was not mined yet.
 *
 * @param textRevision since which the text is the same
 * @param agent who dealt with the customer, as far as that has arrived
 * @param language tag of the page it was given on
 * @param satisfaction the mean of the answer's scores, 0 (all at their worst) to 1 (all at their best); empty without scores
 */
record WaitingVerbatim(
        UUID id,
        int revision,
        int textRevision,
        String product,
        @Nullable String team,
        @Nullable String agent,
        String text,
        @Nullable String language,
        OptionalDouble satisfaction,
        Instant answeredAt) {

    VerbatimReading.Verbatim toRead() {
        return new VerbatimReading.Verbatim(
                text, names(), satisfaction, Optional.ofNullable(language).map(Language::ofTag));
    }

    /** A part of it as mining reads it. */
    String words(TextSpan part) {
        return TextNormaliser.normalise(part.in(text), names());
    }

    private KnownNames names() {
        return KnownNames.ofContext(product, team, agent);
    }
}
