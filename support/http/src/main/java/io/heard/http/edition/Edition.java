package io.heard.http.edition;

import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import org.jspecify.annotations.Nullable;

/** Which state of an edited thing a client has seen. */
public record Edition(int number) {

    public String etag() {
        return '"' + Integer.toString(number) + '"';
    }

    /**
     * Lets a change pass only when its author has seen this edition.
     *
     * @param ifMatch the header {@code If-Match}; {@code *} stands for any edition
     * @throws ProblemException 428 without the header, 412 when it names another edition
     */
    public void requireSeen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new ProblemException(
                    RequestProblem.CONDITION_REQUIRED, "Send the ETag you last read in the header If-Match");
        }
        if (!ifMatch.equals("*") && !ifMatch.equals(etag())) {
            throw new ProblemException(
                    RequestProblem.CHANGED_MEANWHILE, "Read it again, then make your change to what you find");
        }
    }
}
