package io.heard.http.edition;

import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Which state of an edited thing a client has seen. */
public record Edition(int number) {

    public String etag() {
        return '"' + Integer.toString(number) + '"';
    }

    /** Answers with what is in this edition. */
    public <T> RestResponse<T> ok(T view) {
        return answer(ResponseBuilder.ok(view));
    }

    /** Answers with what was made, in this edition. */
    public <T> RestResponse<T> created(URI location, T view) {
        return answer(ResponseBuilder.<T>created(location).entity(view));
    }

    public <T> RestResponse<T> answer(ResponseBuilder<T> answer) {
        return answer.header(HttpHeaders.ETAG, etag()).build();
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
        requireUnchanged(ifMatch.equals("*") || ifMatch.equals(etag()));
    }

    /**
     * For changes that a store takes only to what is still as it was read.
     *
     * @throws ProblemException 412 when it is not
     */
    public static void requireUnchanged(boolean unchanged) {
        if (!unchanged) {
            throw new ProblemException(
                    RequestProblem.CHANGED_MEANWHILE, "Read it again, then make your change to what you find");
        }
    }
}
