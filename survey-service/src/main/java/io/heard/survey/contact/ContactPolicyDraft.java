package io.heard.survey.contact;

import io.heard.http.problem.Fields;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The contact policy as an administrator writes it. */
@Schema(description = "How often a customer may be asked, by all campaigns together")
record ContactPolicyDraft(
        @Schema(description = "1 to 100 invitations in any window", examples = "2", required = true) @Nullable
        Integer maximumInvitations,

        @Schema(description = "ISO-8601, PT1H to P1000D, in whole seconds", examples = "P30D", required = true)
        @Nullable
        String window) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(1000);

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    ContactPolicy read() {
        var fields = new Fields();
        int maximum = maximumInvitations == null ? 0 : maximumInvitations;
        fields.require(
                maximum >= 1 && maximum <= ContactPolicy.MOST_INVITATIONS,
                "maximumInvitations",
                "must be a whole number from 1 to " + ContactPolicy.MOST_INVITATIONS);
        Duration length = length();
        fields.require(
                length.compareTo(SHORTEST) >= 0 && length.compareTo(LONGEST) <= 0 && length.toNanosPart() == 0,
                "window",
                "must be an ISO-8601 duration such as P30D, from PT1H to P1000D");
        fields.refuseIfWrong();
        return new ContactPolicy(maximum, length);
    }

    private Duration length() {
        try {
            return window == null ? Duration.ZERO : Duration.parse(window);
        } catch (DateTimeParseException notADuration) {
            return Duration.ZERO;
        }
    }
}
