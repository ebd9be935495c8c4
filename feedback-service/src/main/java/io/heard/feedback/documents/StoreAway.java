package io.heard.feedback.documents;

import com.mongodb.MongoException;
import io.heard.http.problem.Problem;
import io.heard.http.problem.RequestProblem;
import io.heard.http.problem.Unavailability;
import io.quarkus.logging.Log;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What programs are answered while the store is away. Pages for people have their own. */
public class StoreAway {

    @ServerExceptionMapper
    public RestResponse<Problem> unavailable(MongoException e) {
        log(e);
        RequestProblem type = RequestProblem.TEMPORARILY_UNAVAILABLE;
        return ResponseBuilder.<Problem>create(type.status())
                .entity(new Problem(type.uri(), type.title(), type.status(), "Try again in a moment", List.of()))
                .type(Problem.MEDIA_TYPE)
                .header("Retry-After", Unavailability.RETRY_AFTER_SECONDS)
                .build();
    }

    public static void log(MongoException e) {
        Log.warnf("The document store did not answer: %s", e.getClass().getSimpleName());
    }
}
