package io.heard.feedback.response;

import io.heard.feedback.masking.Masking;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One press of the button.
 *
 * @param submissionId made with the page, so that pressing twice or retrying after a lost reply counts once
 * @param language BCP 47 tag of the page
 */
public record Submission(UUID submissionId, Instant answeredAt, String language, List<Answer> answers) {

    /** Without what the customer typed about themselves. */
    public Submission masked(Masking masking) {
        return new Submission(
                submissionId,
                answeredAt,
                language,
                answers.stream().map(answer -> answer.masked(masking, language)).toList());
    }
}
