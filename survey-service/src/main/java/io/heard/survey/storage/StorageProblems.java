package io.heard.survey.storage;

import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemType;
import io.heard.http.problem.RequestProblem;
import io.quarkus.logging.Log;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.hibernate.PessimisticLockException;
import org.hibernate.QueryTimeoutException;
import org.hibernate.exception.GenericJDBCException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.exception.LockAcquisitionException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Sheds load while PostgreSQL is away: the client learns that trying again helps. */
class StorageProblems {

    private static final int RETRY_AFTER_SECONDS = 2;

    /** A {@link GenericJDBCException} is what a pool without free connections looks like. */
    @ServerExceptionMapper({
        JDBCConnectionException.class,
        GenericJDBCException.class,
        LockAcquisitionException.class,
        PessimisticLockException.class,
        QueryTimeoutException.class,
        StorageOutage.class
    })
    RestResponse<Problem> unavailable(RuntimeException e) {
        Log.warnf("The database is not available: %s", e.getClass().getSimpleName());
        ProblemType type = RequestProblem.TEMPORARILY_UNAVAILABLE;
        return ResponseBuilder.<Problem>create(type.status())
                .entity(new Problem(type.uri(), type.title(), type.status(), "Try again in a moment", List.of()))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }
}
