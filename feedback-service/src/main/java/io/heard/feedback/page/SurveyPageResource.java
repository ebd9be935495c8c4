package io.heard.feedback.page;

import com.mongodb.MongoException;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.feedback.documents.StoreAway;
import io.heard.feedback.draft.Draft;
import io.heard.feedback.draft.Drafts;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.link.Door;
import io.heard.feedback.link.Visit;
import io.heard.feedback.page.words.Notice;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.recovery.FollowUps;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Credibility;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
import io.heard.feedback.response.Visitor;
import io.heard.feedback.survey.Survey;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
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
    private final Credibility credibility;
    private final Pages pages;
    private final Autosave autosave;
    private final Drafts drafts;
    private final FollowUps followUps;
    private final Clock clock;

    SurveyPageResource(
            Door door,
            Responses responses,
            Credibility credibility,
            Pages pages,
            Autosave autosave,
            Drafts drafts,
            FollowUps followUps,
            Clock clock) {
        this.door = door;
        this.responses = responses;
        this.credibility = credibility;
        this.pages = pages;
        this.autosave = autosave;
        this.drafts = drafts;
        this.followUps = followUps;
        this.clock = clock;
    }

    @GET
    @Path("/{token}")
    public RestResponse<String> show(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "", request);
        if (visit instanceof Visit.Ended(var invitation, var _)) {
            return known(visit, token, uri, headers)
                    .flatMap(opened -> ended(opened, invitation))
                    .orElseGet(() -> pages.notice(Notice.CLOSED, language(headers)));
        }
        Optional<Opened> opened = opened(visit, token, uri, headers);
        if (opened.isEmpty()) {
            return pages.notice(notice(visit), language(headers));
        }
        return opened.get()
                .invitation()
                .map(invitation -> show(opened.get(), invitation, uri.getQueryParameters()))
                .orElseGet(() -> pages.survey(
                        opened.get(),
                        "",
                        Filled.atFirst(opened.get(), Optional.empty(), Optional.empty(), uri.getQueryParameters())));
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> submit(
            @RestPath String token,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        PostedForm form = PostedForm.parse(body);
        Visit visit;
        try {
            visit = visit(token, "", form, request);
        } catch (MongoException e) {
            StoreAway.log(e);
            return pages.kept(Notice.AWAY, language(headers), token, form);
        }
        if (visit instanceof Visit.TooEarly) {
            return pages.kept(Notice.TOO_EARLY, language(headers), token, form);
        }
        return opened(visit, token, uri, headers)
                .map(opened -> submit(opened, form, visitor(form, headers)))
                .orElseGet(() -> pages.notice(notice(visit), language(headers)));
    }

    /** Keeps what is filled in so far. It counts nowhere and is told to nobody. */
    @POST
    @Path("/{token}/draft")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public RestResponse<DraftView> keep(
            @RestPath String token,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        try {
            PostedForm form = PostedForm.parse(body);
            Visit visit = visit(token, "/draft", form, request);
            Optional<Opened> opened = opened(visit, token, uri, headers);
            if (opened.isEmpty()) {
                return draft(notice(visit).status(), DraftView.NONE);
            }
            return autosave.keep(opened.get(), form, visitor(form, headers))
                    .map(draft -> draft(200, draft))
                    .orElseGet(() -> draft(400, DraftView.NONE));
        } catch (MongoException e) {
            StoreAway.log(e);
            return draft(503, DraftView.NONE);
        }
    }

    /** The survey in another language with what is filled in so far, of which nothing is kept. */
    @POST
    @Path("/{token}/language")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> translate(
            @RestPath String token,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        PostedForm form = PostedForm.parse(body);
        Visit visit = visit(token, "/language", form, request);
        return opened(visit, token, uri, headers)
                .map(opened -> pages.survey(opened, "", Filled.soFar(form)))
                .orElseGet(() -> pages.notice(notice(visit), language(headers)));
    }

    /** The survey once more, filled in with what was answered. */
    @GET
    @Path("/{token}/change")
    public RestResponse<String> change(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "/change", request);
        return afterwards(
                visit,
                known(visit, token, uri, headers),
                headers,
                (opened, response) -> changeableUntil(response)
                        .map(until -> pages.survey(
                                opened, "/change", Filled.toChange(opened, response, unsent(response), until)))
                        .orElseGet(() -> seeOther(opened.path(""))));
    }

    /** Asks first: programs open every link. */
    @GET
    @Path("/{token}/withdrawal")
    public RestResponse<String> askToWithdraw(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "/withdrawal", request);
        return afterwards(
                visit,
                known(visit, token, uri, headers),
                headers,
                (opened, response) -> changeableUntil(response)
                        .filter(until -> !response.isWithdrawn())
                        .map(until -> pages.withdrawal(opened, until, Optional.empty()))
                        .orElseGet(() -> seeOther(opened.path(""))));
    }

    @POST
    @Path("/{token}/withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public RestResponse<String> withdraw(
            @RestPath String token,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "/withdrawal", request);
        PostedForm form = PostedForm.parse(body);
        return afterwards(
                visit,
                known(visit, token, uri, headers),
                headers,
                (opened, response) -> withdraw(opened, response, form, visitor(form, headers)));
    }

    /** Where a submission leads, so that loading the page again does not submit again. */
    @GET
    @Path("/{token}/thanks")
    public RestResponse<String> thanks(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "/thanks", request);
        return afterwards(
                visit,
                known(visit, token, uri, headers),
                headers,
                (opened, response) -> response.isWithdrawn()
                        ? seeOther(opened.path(""))
                        : pages.thanks(opened, response.current().answers(), changeableUntil(response)));
    }

    /** Where a submission leads that has brought up questions nobody must answer: what was sent is kept already. */
    @GET
    @Path("/{token}/next")
    public RestResponse<String> next(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        Visit visit = visit(token, "/next", request);
        return afterwards(
                visit,
                known(visit, token, uri, headers),
                headers,
                (opened, response) -> response.isWithdrawn() || visit instanceof Visit.Ended
                        ? seeOther(opened.path(""))
                        : pages.survey(opened, "/next", Filled.afterwards(opened, response, unsent(response))));
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
    public RestResponse<String> refused(WebApplicationException e, HttpHeaders headers) {
        return pages.notice(Notice.ofRefusal(e.getResponse().getStatus()), language(headers));
    }

    @ServerExceptionMapper
    public RestResponse<String> failed(Exception e, HttpHeaders headers) {
        return pages.notice(Unshown.because(e, "the page of a survey"), language(headers));
    }

    private static Visitor visitor(PostedForm form, HttpHeaders headers) {
        return form.sentBy(headers.getHeaderString(HttpHeaders.USER_AGENT));
    }

    /** The survey, until it is answered; from then on, what became of it. What was begun and not sent comes before both. */
    private RestResponse<String> show(Opened opened, Invitation invitation, Map<String, List<String>> query) {
        Optional<Response> response = responses.find(invitation.id());
        if (response.filter(SurveyPageResource::isOver).isPresent()) {
            return pages.notice(Notice.CLOSED, opened.language());
        }
        Optional<Response> unconfirmed = response.filter(Response::isUnconfirmed);
        if (unconfirmed.isPresent()) {
            return pages.survey(opened, "", unconfirmed(opened, unconfirmed.get(), query));
        }
        Optional<Response> answered = response.filter(SurveyPageResource::isByAPerson);
        Optional<Instant> changeableUntil = answered.flatMap(this::changeableUntil);
        boolean changeable = answered.isEmpty() || changeableUntil.isPresent();
        Optional<Draft> draft = changeable ? autosave.unsent(invitation, answered) : Optional.empty();
        boolean tapped = changeable && !Filled.tapped(opened.survey(), query).isEmpty();
        return answered.filter(ignored -> draft.isEmpty() && !tapped)
                .map(given -> pages.status(opened, given, followUp(opened, given), changeableUntil))
                .orElseGet(() -> pages.survey(opened, "", Filled.atFirst(opened, answered, draft, query)));
    }

    /** What became of the answer, if there is one. */
    private Optional<RestResponse<String>> ended(Opened opened, Invitation invitation) {
        return responses
                .find(invitation.id())
                .filter(response -> isByAPerson(response) && !isOver(response))
                .map(given -> pages.status(opened, given, followUp(opened, given), Optional.empty()));
    }

    /** Somebody was thanked for it: what they answered is not lost, and counts as soon as they say that it is theirs. */
    private Filled unconfirmed(Opened opened, Response response, Map<String, List<String>> query) {
        String onceMore =
                credibility.onceMore(response.invitationId(), response.current().submissionId(), clock.instant());
        return Filled.unconfirmed(opened, response, unsent(response), query, onceMore);
    }

    private RestResponse<String> submit(Opened opened, PostedForm form, Visitor visitor) {
        Sheet sheet = SheetReader.read(opened.survey(), opened.context(), form.fields());
        Optional<UUID> submissionId = form.submissionId();
        if (!sheet.isProper() || !form.readable() || submissionId.isEmpty()) {
            return pages.survey(400, opened, Filled.refused(opened, form, sheet));
        }
        if (!sheet.isAcceptable()) {
            return pages.survey(200, opened, Filled.unfinished(opened, form));
        }
        if (opened.isPreview()) {
            return pages.thanks(opened, sheet.answers(), Optional.empty());
        }
        return keep(opened, opened.invitation().orElseThrow(), form, visitor, submissionId.get(), sheet);
    }

    private RestResponse<String> keep(
            Opened opened, Invitation invitation, PostedForm form, Visitor visitor, UUID submissionId, Sheet sheet) {
        var submission =
                new Submission(submissionId, clock.instant(), opened.language().tag(), sheet.answers());
        if (!invitation.isOpenAt(submission.answeredAt())) {
            return pages.notice(Notice.CLOSED, opened.language());
        }
        try {
            Credence credence = credibility.confirmed(
                    credibility.of(invitation.id(), submission.answeredAt(), visitor),
                    invitation,
                    submission,
                    form.doubted());
            Recording recording = responses.record(invitation, submission, credence);
            if (recording == Recording.CONTRADICTED) {
                return pages.survey(422, opened, Filled.contradicted(opened, form));
            }
            if (recording == Recording.SETTLED) {
                return pages.notice(Notice.SETTLED, opened.language());
            }
            if (recording == Recording.ERASED) {
                return pages.notice(Notice.CLOSED, opened.language());
            }
            if (recording == Recording.DOUBTED) {
                String onceMore = credibility.onceMore(invitation.id(), submissionId, submission.answeredAt());
                return pages.survey(
                        200,
                        opened,
                        credence.isTooSoon()
                                ? Filled.tooSoon(opened, form, onceMore)
                                : Filled.mechanical(opened, form, onceMore));
            }
            if (form.draftSequence().isPresent()) {
                forgetDraft(invitation.id());
            }
            return seeOther(opened.path(sheet.unasked().isEmpty() ? "/thanks" : "/next"));
        } catch (MongoException e) {
            StoreAway.log(e);
            return pages.survey(503, opened, Filled.unsaved(opened, form, submissionId));
        }
    }

    private RestResponse<String> withdraw(Opened opened, Response response, PostedForm form, Visitor visitor) {
        Instant now = clock.instant();
        Optional<Instant> changeableUntil = changeableUntil(response);
        if (changeableUntil.isEmpty()) {
            return pages.notice(Notice.SETTLED, opened.language());
        }
        Credence credence = credibility.confirmed(
                credibility.of(response.invitationId(), now, visitor), response, now, form.doubted());
        if (credence instanceof Credence.Suspected) {
            // Programs that press every button must not take back what a person said.
            String onceMore = credibility.onceMore(
                    response.invitationId(), response.current().submissionId(), now);
            return response.isWithdrawn()
                    ? seeOther(opened.path(""))
                    : pages.withdrawal(opened, changeableUntil.get(), Optional.of(onceMore));
        }
        if (!responses.withdraw(response.invitationId(), now)) {
            return pages.notice(Notice.SETTLED, opened.language());
        }
        forgetDraft(response.invitationId());
        return seeOther(opened.path(""));
    }

    private FollowUpView followUp(Opened opened, Response response) {
        Invitation about = response.invitation();
        String language = opened.language().tag();
        return FollowUpView.of(
                opened.words(),
                opened.language(),
                followUps.progress(about.id()),
                followUps.improvements(about.product(), about.touchpoint(), response.receivedAt(), List.of(language)));
    }

    private Optional<Draft> unsent(Response response) {
        return autosave.unsent(response.invitation(), Optional.of(response));
    }

    private Optional<Instant> changeableUntil(Response response) {
        return Optional.of(responses.changeableUntil(response))
                .filter(until -> !isOver(response) && clock.instant().isBefore(until));
    }

    /** Whether the time to keep what was answered has passed. */
    private static boolean isOver(Response response) {
        return response.withdrawalReason() == ResponseWithdrawn.Reason.RETENTION;
    }

    /** What a program answered at sight is not shown to the person who comes to answer. */
    private static boolean isByAPerson(Response response) {
        return response.suspicion() == null;
    }

    /** The answers are safe by now; a draft that stays behind is older than they are and never shown. */
    private void forgetDraft(UUID invitationId) {
        try {
            drafts.remove(invitationId);
        } catch (MongoException e) {
            StoreAway.log(e);
        }
    }

    /** A page about what was answered; before there is anything, the survey. */
    private RestResponse<String> afterwards(
            Visit visit,
            Optional<Opened> opened,
            HttpHeaders headers,
            BiFunction<Opened, Response, RestResponse<String>> page) {
        if (opened.isEmpty()) {
            return pages.notice(notice(visit), language(headers));
        }
        Optional<Response> answered =
                opened.get().invitation().map(Invitation::id).flatMap(responses::find);
        if (answered.filter(SurveyPageResource::isOver).isPresent()) {
            return pages.notice(Notice.CLOSED, opened.get().language());
        }
        return answered.filter(SurveyPageResource::isByAPerson)
                .map(response -> page.apply(opened.get(), response))
                .orElseGet(() -> seeOther(opened.get().path("")));
    }

    private static Optional<Opened> opened(Visit visit, String token, UriInfo uri, HttpHeaders headers) {
        return switch (visit) {
            case Visit.Open(Invitation invitation, Survey survey) ->
                Optional.of(opened(token, survey, Optional.of(invitation), uri, headers));
            case Visit.Preview(Survey survey) -> Optional.of(opened(token, survey, Optional.empty(), uri, headers));
            case Visit.Ended(var _, var _), Visit.TooEarly(), Visit.Closed(), Visit.Unknown() -> Optional.empty();
        };
    }

    /** As far as pages about what was answered go, also when nobody can answer any more. */
    private static Optional<Opened> known(Visit visit, String token, UriInfo uri, HttpHeaders headers) {
        return visit instanceof Visit.Ended(Invitation invitation, Survey survey)
                ? Optional.of(opened(token, survey, Optional.of(invitation), uri, headers))
                : opened(visit, token, uri, headers);
    }

    private static Opened opened(
            String token, Survey survey, Optional<Invitation> invitation, UriInfo uri, HttpHeaders headers) {
        return Opened.of(token, survey, invitation, uri.getQueryParameters(), headers.getAcceptableLanguages());
    }

    private Visit visit(String token, String rest, HttpServerRequest request) {
        return visit(token, rest, Optional.empty(), request);
    }

    /** As it was on the page that is sent: meanwhile another version may be the newest. */
    private Visit visit(String token, String rest, PostedForm form, HttpServerRequest request) {
        return visit(token, rest, form.askedSurvey(), request);
    }

    /** One link, one spelling: without the comparison, matrix parameters and a slash at the end would open the same page. */
    private Visit visit(String token, String rest, Optional<String> asked, HttpServerRequest request) {
        return request.path().equals(Pages.path(token) + rest) ? door.open(token, asked) : new Visit.Unknown();
    }

    private static Notice notice(Visit visit) {
        return switch (visit) {
            case Visit.TooEarly() -> Notice.TOO_EARLY;
            case Visit.Ended(var _, var _), Visit.Closed() -> Notice.CLOSED;
            case Visit.Unknown() -> Notice.UNKNOWN;
            case Visit.Open _, Visit.Preview _ -> throw new IllegalArgumentException("An open survey is no notice");
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

    private static RestResponse<DraftView> draft(int status, DraftView draft) {
        ResponseBuilder<DraftView> response =
                ResponseBuilder.<DraftView>create(status).entity(draft).type(MediaType.APPLICATION_JSON);
        if (status == 503) {
            response.header(HttpHeaders.RETRY_AFTER, Pages.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
