package io.heard.survey.dryrun;

import io.heard.contracts.event.QuestionType;
import io.heard.survey.invitation.policy.Gate;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the campaign would have done. */
@Schema(name = "DryRunResult", description = "What the campaign would have done")
record DryRunView(
        Instant from,
        Instant to,

        @Schema(description = "Interactions that were looked at or, in a sample, that these stand for")
        long interactions,

        @Schema(description = "True when only some customers, chosen by a hash, stand for all of them")
        boolean isSample,

        @Schema(description = "Share of the customers that were looked at, 0 to 1", examples = "1.0")
        double sampleShare,

        long asked,

        @Schema(
                description =
                        "Of those asked: later than the campaign would like, because the customer was asked before")
        long deferred,

        @Schema(description = "Not asked, by the first gate that was closed")
        List<Skipped> skipped,

        @Schema(description = "Customers asked at least once")
        long customers,

        @Schema(description = "Customers asked more than once")
        long customersAskedAgain,

        @Schema(
                description =
                        "Days (of the fallback zone) on which more mails would have been due than `dailyBudget` lets out")
        int daysOverBudget,

        ExpectedRate responseRate,

        @Schema(description = "Which score `plusMinus` is about: the survey's first one; null without") @Nullable
        QuestionType score,

        double expectedAnswers,

        @Schema(description = "As in the segments, for all of them together") @Nullable
        Double plusMinus,

        List<Segment> segments,

        @Schema(description = "What was assumed, in words") List<String> assumptions) {

    @Schema(name = "DryRunSkipped")
    record Skipped(Gate gate, long interactions) {}
}
