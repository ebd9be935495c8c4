package io.heard.feedback.page;

import com.mongodb.MongoException;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.link.Door;
import io.heard.feedback.link.Visit;
import io.heard.feedback.link.Visit.Open;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.quarkus.logging.Log;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The survey behind a link. Public: holding a genuine link is the only permission needed. GET never writes, so that mail
 * scanners and previews change nothing.
 */
@Path("/s")
@PermitAll
// Whatever a client says it accepts, a person is waiting for a page.
@Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
@RunOnVirtualThread
public class SurveyPageResource {

    private final Door door;
    private final Responses responses;
    private final Pages pages;
    private final Clock clock;

    SurveyPageResource(Door door, Responses responses, Pages pages, Clock clock) {
        this.door = door;
        this.responses = responses;
        this.pages = pages;
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    public RestResponse<String> show(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return switch (visit(token, "", request)) {
            case Open visit -> {
                Optional<Response> answered = responses.find(visit.invitation().id());
                Filled filled = Filled.atFirst(visit, answered, uri.getQueryParameters());
                yield pages.survey(200, visit, token, filled);
            }
            case Visit other -> pages.notice(notice(other), language(headers));
        };
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> submit(
            @RestPath String token, byte[] body, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        PostedForm form = PostedForm.parse(body);
        Visit visit;
        try {
            visit = visit(token, "", request);
        } catch (MongoException e) {
            logAway(e);
            return pages.kept(Notice.AWAY, language(headers), token, form);
        }
        return switch (visit) {
            case Open open -> submit(open, token, form);
            case Visit.TooEarly() -> pages.kept(Notice.TOO_EARLY, language(headers), token, form);
            case Visit other -> pages.notice(notice(other), language(headers));
        };
    }

    /** Where a submission leads, so that loading the page again does not submit again. */
    @GET
    @Path("/{token}/thanks")
    public RestResponse<String> thanks(
            @RestPath String token, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return switch (visit(token, "/thanks", request)) {
            case Open visit ->
                responses.find(visit.invitation().id()).isPresent()
                        ? pages.thanks(visit, token)
                        : seeOther(Pages.path(token));
            case Visit other -> pages.notice(notice(other), language(headers));
        };
    }

    /** Anything else under here was a link of ours before something happened to it. */
    @GET
    @Path("/{token}/{damaged:.+}")
    public RestResponse<String> damaged(@Context HttpHeaders headers) {
        return pages.notice(Notice.UNKNOWN, language(headers));
    }

    @GET
    public RestResponse<String> cutOff(@Context HttpHeaders headers) {
        return pages.notice(Notice.UNKNOWN, language(headers));
    }

    @ServerExceptionMapper
    public RestResponse<String> away(MongoException e, HttpHeaders headers) {
        logAway(e);
        return pages.notice(Notice.AWAY, language(headers));
    }

    @ServerExceptionMapper
    public RestResponse<String> refused(WebApplicationException e, HttpHeaders headers) {
        Notice notice = switch (e.getResponse().getStatus()) {
            case 404 -> Notice.UNKNOWN;
            case 413 -> Notice.TOO_LARGE;
            default -> e.getResponse().getStatus() < 500 ? Notice.REFUSED : Notice.FAILED;
        };
        return pages.notice(notice, language(headers));
    }

    @ServerExceptionMapper
    public RestResponse<String> failed(Exception e, HttpHeaders headers) {
        Log.error("A survey page failed", e);
        return pages.notice(Notice.FAILED, language(headers));
    }

    private RestResponse<String> submit(Open visit, String token, PostedForm form) {
        Sheet sheet = SheetReader.read(visit.survey(), form.fields());
        Optional<UUID> submissionId = form.submissionId();
        if (!sheet.isAcceptable() || !form.readable() || submissionId.isEmpty()) {
            return pages.survey(400, visit, token, Filled.refused(visit, form, sheet));
        }
        var submission = new Submission(
                submissionId.get(), clock.instant(), Pages.language(visit).tag(), sheet.answers());
        try {
            Recording recording = responses.record(visit.invitation(), submission);
            return recording == Recording.CONTRADICTED
                    ? pages.survey(422, visit, token, Filled.contradicted(visit, form))
                    : seeOther(Pages.path(token) + "/thanks");
        } catch (MongoException e) {
            logAway(e);
            return pages.survey(503, visit, token, Filled.unsaved(visit, form, submissionId.get()));
        }
    }

    /** One link, one spelling: without the comparison, matrix parameters and a slash at the end would open the same page. */
    private Visit visit(String token, String rest, HttpServerRequest request) {
        return request.path().equals(Pages.path(token) + rest) ? door.open(token) : new Visit.Unknown();
    }

    private static Notice notice(Visit visit) {
        return switch (visit) {
            case Visit.TooEarly() -> Notice.TOO_EARLY;
            case Visit.Closed() -> Notice.CLOSED;
            case Visit.Unknown() -> Notice.UNKNOWN;
            case Open _ -> throw new IllegalArgumentException("An open survey is no notice");
        };
    }

    private static PageLanguage language(HttpHeaders headers) {
        return PageLanguage.preferred(headers.getAcceptableLanguages());
    }

    /** Relative, so that it is right behind any gateway. */
    private static RestResponse<String> seeOther(String path) {
        return ResponseBuilder.<String>create(303)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }

    private static void logAway(MongoException e) {
        Log.warnf("The document store did not answer: %s", e.getClass().getSimpleName());
    }
}
