package io.heard.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.CharConversionException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/**
 * Turns every failure that leaves a resource into problem+json. Pages for people have mappers of their own, in their resource.
 *
 * <p>Public, since the framework's generated callers may live in another class loader, where no package is shared.
 */
public class ProblemMappers {

    private static final URI UNTYPED = URI.create("about:blank");
    private static final Set<ElementKind> MEANINGLESS_TO_CLIENTS = Set.of(ElementKind.METHOD, ElementKind.PARAMETER);

    @ServerExceptionMapper
    public RestResponse<Problem> refused(ProblemException e) {
        ProblemType type = e.type();
        return respond(new Problem(type.uri(), type.title(), type.status(), e.getMessage(), e.errors()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ConstraintViolationException e) {
        return respond(invalidRequest(e.getConstraintViolations().stream()
                .map(violation -> new Problem.FieldError(fieldOf(violation), violation.getMessage()))
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unreadable(MismatchedInputException e) {
        return respond(unreadableJson(e));
    }

    /** Bytes that are no text in the encoding they begin like. */
    @ServerExceptionMapper
    public RestResponse<Problem> undecodable(CharConversionException e) {
        return respond(noJson());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> framework(WebApplicationException e) {
        if (e.getCause() instanceof JsonProcessingException unreadable) {
            return respond(unreadableJson(unreadable));
        }
        var status = e.getResponse().getStatusInfo();
        return respond(untyped(status.getStatusCode(), status.getReasonPhrase(), null));
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public RestResponse<Problem> notLoggedIn() {
        return ResponseBuilder.<Problem>create(401)
                .entity(untyped(401, "Unauthorized", "A valid access token is required"))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> notAllowed(ForbiddenException e) {
        return respond(untyped(403, "Forbidden", "Your roles do not allow this"));
    }

    /**
     * An outage of something we depend on, or a bug: then the client learns a reference. The log learns the cause either way,
     * but no trace of an outage, which fails a thousand requests alike.
     */
    @ServerExceptionMapper
    public RestResponse<Problem> unexpected(Exception e) {
        if (Unavailability.causes(e)) {
            Log.warnf("Unavailable: %s", e.getClass().getName());
            return unavailable();
        }
        UUID reference = UUID.randomUUID();
        Log.errorf(e, "Unexpected failure, reference %s", reference);
        return respond(untyped(500, "Internal Server Error", "Reference " + reference));
    }

    private static RestResponse<Problem> unavailable() {
        RequestProblem type = RequestProblem.TEMPORARILY_UNAVAILABLE;
        return ResponseBuilder.<Problem>create(type.status())
                .entity(new Problem(type.uri(), type.title(), type.status(), "Try again in a moment", List.of()))
                .type(Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, Unavailability.RETRY_AFTER_SECONDS)
                .build();
    }

    private static RestResponse<Problem> respond(Problem problem) {
        return ResponseBuilder.<Problem>create(problem.status())
                .entity(problem)
                .type(Problem.MEDIA_TYPE)
                .build();
    }

    private static Problem untyped(int status, String title, @Nullable String detail) {
        return new Problem(UNTYPED, title, status, detail, List.of());
    }

    private static Problem invalidRequest(List<Problem.FieldError> errors) {
        RequestProblem type = RequestProblem.INVALID_REQUEST;
        return new Problem(type.uri(), type.title(), type.status(), null, errors);
    }

    private static Problem unreadableJson(JsonProcessingException e) {
        List<Problem.FieldError> errors = UnreadableJson.errors(e);
        if (errors.isEmpty()) {
            return noJson();
        }
        return invalidRequest(errors);
    }

    private static Problem noJson() {
        RequestProblem type = RequestProblem.INVALID_REQUEST;
        return new Problem(type.uri(), type.title(), type.status(), "The body is not valid JSON", List.of());
    }

    private static String fieldOf(ConstraintViolation<?> violation) {
        List<Path.Node> nodes = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .toList();
        String field = nodes.stream()
                .filter(node -> !MEANINGLESS_TO_CLIENTS.contains(node.getKind()))
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return field.isEmpty() && !nodes.isEmpty() ? nodes.getLast().toString() : field;
    }
}
