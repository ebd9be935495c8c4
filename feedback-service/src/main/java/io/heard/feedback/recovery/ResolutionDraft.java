package io.heard.feedback.recovery;

import io.heard.http.problem.Fields;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How somebody put a case right. */
@Schema(name = "CaseResolution", description = "What was behind it, and what the customer is told")
record ResolutionDraft(
        @Schema(
                description = "A word of the company's own for what was behind it",
                examples = "long-wait",
                required = true)
        @Nullable
        String cause,

        @Schema(
                description =
                        "Shown to the customer on the page behind the link, at most 2000 characters; only in a case "
                                + "with `followUp`",
                examples = "Your line is repaired, and this month is on us.")
        @Nullable
        String wordsToCustomer) {

    private static final int LONGEST_WORDS = 2_000;

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    Case.Step read(Case about, String author, java.time.Instant now) {
        var fields = new Fields();
        String behind = fields.required("cause", fields.name("cause", cause));
        String words = fields.text("wordsToCustomer", wordsToCustomer, LONGEST_WORDS);
        fields.require(
                words == null || about.followUp(),
                "wordsToCustomer",
                "must be left out: nobody can be told about this case");
        fields.refuseIfWrong();
        return Case.Step.resolved(about.revision() + 1, author, behind, words, now);
    }
}
