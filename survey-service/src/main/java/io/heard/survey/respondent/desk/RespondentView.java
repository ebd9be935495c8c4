package io.heard.survey.respondent.desk;

import io.heard.survey.respondent.Suppression;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A respondent as our staff read it. */
@Schema(description = "A customer as somebody who may be asked", examples = RespondentResource.EXAMPLE)
record RespondentView(
        UUID id,
        StandingView standing,
        WishesView wishes,

        @Schema(description = "Who it is; for administrators only") @Nullable
        PersonView person,

        @Schema(description = "What our staff changed, newest first; for administrators only")
        List<ChangeView> changes) {

    /** Whether somebody may be asked. */
    @Schema(name = "StandingView", description = "Whether the respondent may be asked")
    record StandingView(
            boolean hasAddress,
            boolean optedOut,

            @Schema(description = "Why the address gets no mail although nobody opted it out") @Nullable
            Suppression suppression,

            boolean erased) {}

    /** What somebody wants of our mails. */
    @Schema(name = "WishesView", description = "What the respondent wants of mails")
    record WishesView(
            @Schema(description = "Topics of campaigns that are unwanted", examples = "[\"delivery\"]")
            List<String> refusedTopics,

            @Schema(description = "ISO-8601: the least time between two mails", examples = "P30D") @Nullable
            String atMostEvery,

            @Schema(description = "BCP 47", examples = "de") @Nullable
            String language) {}

    /** Who somebody is. */
    @Schema(name = "PersonView", description = "Who the respondent is")
    record PersonView(
            String customerId,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String locale,
            @Nullable String timeZone) {}

    /** One change by our staff. */
    @Schema(name = "RespondentChange", description = "A change our staff made")
    record ChangeView(
            String change, String changedBy, @Nullable String reason, Instant changedAt) {}
}
