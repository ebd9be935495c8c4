package io.heard.feedback.open;

import static java.util.Comparator.comparing;

import com.mongodb.MongoException;
import io.heard.contracts.event.CampaignAnnounced;
import io.heard.contracts.event.ResponseOrigin;
import io.heard.contracts.event.ResponseWithdrawn;
import io.heard.contracts.link.LinkTokens;
import io.heard.feedback.documents.StoreAway;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.Sheet;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.invitation.Invitation;
import io.heard.feedback.page.Filled;
import io.heard.feedback.page.OpenForm;
import io.heard.feedback.page.Opened;
import io.heard.feedback.page.Pages;
import io.heard.feedback.page.Unshown;
import io.heard.feedback.page.words.Notice;
import io.heard.feedback.page.words.PageLanguage;
import io.heard.feedback.response.Credence;
import io.heard.feedback.response.Credibility;
import io.heard.feedback.response.Recording;
import io.heard.feedback.response.Response;
import io.heard.feedback.response.Responses;
import io.heard.feedback.response.Submission;
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
import java.time.temporal.ChronoUnit;
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
 * The survey behind a link that everybody may use. GET never writes: it only signs a ticket. What is posted with it is answered at
 * once and not by way of another address, since nothing but the ticket says whose answer it is, and a ticket must not stand in
 * an address. Loading that page again sends the same once more, which changes nothing.
 */
@Path("/o")
@PermitAll
// Whatever a client says it accepts, a person is waiting for a page.
@Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
@RunOnVirtualThread
public class OpenSurveyResource {

    private final OpenDoor door;
    private final Responses responses;
    private final Credibility credibility;
    private final Pages pages;
    private final LinkTokens links;
    private final OpenConfig config;
    private final Clock clock;

    OpenSurveyResource(
            OpenDoor door,
            Responses responses,
            Credibility credibility,
            Pages pages,
            LinkTokens links,
            OpenConfig config,
            Clock clock) {
        this.door = door;
        this.responses = responses;
        this.credibility = credibility;
        this.pages = pages;
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /** The survey; on a device that answered it, thanks for that. */
    @GET
    @Path("/{token}")
    public RestResponse<String> show(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        OpenVisit visit = visit(token, "", request);
        if (!(visit instanceof OpenVisit.Here here)) {
            return pages.notice(notice(visit), language(headers));
        }
        return answered(here, request)
                .map(own -> pages.openThanks(
                        opened(here, own, token, uri, headers),
                        own.response().current().answers(),
                        isChangeable(own.response())))
                .orElseGet(() -> empty(here, token, uri, headers));
    }

    /** The answer that this device gave. */
    @GET
    @Path("/{token}/change")
    public RestResponse<String> change(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return ofOwn(
                "/change",
                token,
                uri,
                headers,
                request,
                (opened, own) -> pages.survey(
                        opened,
                        "/change",
                        Filled.atFirst(opened, Optional.of(own.response()), Optional.empty(), Map.of())));
    }

    /** Asks first: programs open every link. */
    @GET
    @Path("/{token}/withdrawal")
    public RestResponse<String> askToWithdraw(
            @RestPath String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        return ofOwn(
                "/withdrawal",
                token,
                uri,
                headers,
                request,
                (opened, own) -> own.response().isWithdrawn()
                        ? withdrawn(opened, own.response())
                        : pages.withdrawal(opened, responses.changeableUntil(own.response()), Optional.empty()));
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
        PostedForm form = PostedForm.parse(body);
        return ofOwn(
                "/withdrawal", token, uri, headers, request, (opened, own) -> withdraw(opened, own, form, headers));
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
        OpenVisit visit;
        Optional<Own> own;
        try {
            visit = visit(token, "", request);
            own = visit instanceof OpenVisit.Here here ? answered(here, request) : Optional.empty();
        } catch (MongoException e) {
            StoreAway.log(e);
            return pages.keptAt(Notice.AWAY, language(headers), address(token, uri), form);
        }
        if (visit instanceof OpenVisit.TooEarly) {
            return pages.keptAt(Notice.TOO_EARLY, language(headers), address(token, uri), form);
        }
        if (!(visit instanceof OpenVisit.Here here)) {
            return pages.notice(notice(visit), language(headers));
        }
        // A device that answered changes its answer, whichever page it still had open.
        Optional<Ticket> ticket = own.map(Own::ticket)
                .or(() -> form.ticket().flatMap(written -> Ticket.read(written, here.campaignId(), links)));
        OpenVisit.Here asked = own.map(
                        before -> door.asBefore(here, before.response().invitation()))
                .or(() ->
                        ticket.flatMap(leave -> form.askedSurvey().map(written -> door.asOnPage(here, leave, written))))
                .orElse(here);
        Opened opened = opened(asked, ticket.orElseGet(() -> ticket(here)), token, uri, headers);
        return submit(asked, opened, ticket, form, headers);
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
        return pages.notice(Unshown.because(e, "the page of an open survey"), language(headers));
    }

    private RestResponse<String> empty(OpenVisit.Here here, String token, UriInfo uri, HttpHeaders headers) {
        Opened opened = opened(here, ticket(here), token, uri, headers);
        return pages.survey(
                opened, "", Filled.atFirst(opened, Optional.empty(), Optional.empty(), uri.getQueryParameters()));
    }

    private RestResponse<String> submit(
            OpenVisit.Here here, Opened opened, Optional<Ticket> ticket, PostedForm form, HttpHeaders headers) {
        Sheet sheet = SheetReader.read(opened.survey(), opened.context(), form.withoutTicket());
        Optional<UUID> submissionId = form.submissionId();
        if (!sheet.isProper() || !form.readable() || submissionId.isEmpty() || ticket.isEmpty()) {
            return pages.survey(400, opened, Filled.refused(opened, form, sheet));
        }
        if (!sheet.isAcceptable()) {
            return pages.survey(200, opened, Filled.unfinished(opened, form));
        }
        var submission = new Submission(
                submissionId.get(), clock.instant(), opened.language().tag(), sheet.answers());
        try {
            return keep(here, opened, ticket.get(), form, submission, sheet, headers);
        } catch (MongoException e) {
            StoreAway.log(e);
            return pages.survey(503, opened, Filled.unsaved(opened, form, submissionId.get()));
        }
    }

    private RestResponse<String> keep(
            OpenVisit.Here here,
            Opened opened,
            Ticket ticket,
            PostedForm form,
            Submission submission,
            Sheet sheet,
            HttpHeaders headers) {
        Invitation invitation = opened.invitation().orElseThrow();
        if (!invitation.isOpenAt(clock.instant())) {
            return pages.notice(Notice.CLOSED, opened.language()); // It took until after the end to look everything up.
        }
        Credence credence = credibility.confirmed(
                credibility.withoutMail(
                        ticket.shownAt().plus(config.fastest()),
                        submission.answeredAt(),
                        form.sentBy(headers.getHeaderString(HttpHeaders.USER_AGENT))),
                invitation,
                submission,
                form.doubted());
        Recording recording = responses.record(invitation, submission, credence);
        return switch (recording) {
            case CONTRADICTED -> contradicted(here, opened, form);
            case ERASED -> pages.notice(Notice.CLOSED, opened.language());
            case SETTLED -> pages.notice(Notice.SETTLED, opened.language());
            case DOUBTED -> {
                String onceMore = credibility.onceMore(ticket.id(), submission.submissionId(), submission.answeredAt());
                yield pages.survey(
                        200,
                        opened,
                        credence.isTooSoon()
                                ? Filled.hasty(opened, form, onceMore)
                                : Filled.mechanical(opened, form, onceMore));
            }
            case STORED -> remembered(afterwards(opened, ticket, sheet), here, opened, ticket, headers);
            case REPEATED -> {
                Response kept = responses.find(ticket.id()).orElseThrow();
                yield kept.isWithdrawn()
                        ? withdrawn(opened, kept)
                        : remembered(afterwards(opened, ticket, sheet), here, opened, ticket, headers);
            }
        };
    }

    private RestResponse<String> afterwards(Opened opened, Ticket ticket, Sheet sheet) {
        return sheet.unasked().isEmpty()
                ? pages.openThanks(opened, sheet.answers(), true)
                : pages.survey(
                        200,
                        opened,
                        Filled.afterwards(opened, responses.find(ticket.id()).orElseThrow(), Optional.empty()));
    }

    /** On a device for many people somebody else may have gone back to the page of the last: that answer is not theirs to change. */
    private RestResponse<String> contradicted(OpenVisit.Here here, Opened opened, PostedForm form) {
        if (here.terms().oncePerDevice()) {
            return pages.survey(422, opened, Filled.contradicted(opened, form));
        }
        boolean embedded = opened.openForm().map(OpenForm::embedded).orElse(false);
        Ticket next = ticket(here);
        return pages.survey(
                422,
                opened.with(invitation(here, next), openForm(here, next, embedded)),
                Filled.somebodyElse(opened, form));
    }

    private RestResponse<String> remembered(
            RestResponse<String> page, OpenVisit.Here here, Opened opened, Ticket ticket, HttpHeaders headers) {
        if (!here.terms().oncePerDevice()) {
            return page;
        }
        String cookie = DeviceCookie.set(
                ticket,
                opened.token(),
                clock.instant(),
                here.terms().closesAt(),
                opened.openForm().map(OpenForm::embedded).orElse(false),
                "https".equals(headers.getHeaderString("X-Forwarded-Proto")));
        return ResponseBuilder.fromResponse(page)
                .header(HttpHeaders.SET_COOKIE, cookie)
                .build();
    }

    /** What a device answered. */
    private record Own(Ticket ticket, Response response) {}

    private Optional<Own> answered(OpenVisit.Here here, HttpServerRequest request) {
        return given(here, request).filter(own -> !own.response().isWithdrawn());
    }

    /** One that was taken back where there is no other, but none whose time to be kept is over. */
    private Optional<Own> given(OpenVisit.Here here, HttpServerRequest request) {
        if (!here.terms().oncePerDevice()) {
            return Optional.empty();
        }
        return DeviceCookie.sent(request.headers().getAll(HttpHeaders.COOKIE)).stream()
                .flatMap(written -> Ticket.read(written, here.campaignId(), links).stream())
                .flatMap(ticket -> responses.find(ticket.id()).map(response -> new Own(ticket, response)).stream())
                .filter(own -> own.response().withdrawalReason() != ResponseWithdrawn.Reason.RETENTION)
                .min(comparing(own -> own.response().isWithdrawn()));
    }

    /** A page about what this device answered, also if it took that back, and may still change; on one that answered nothing, the survey. */
    private RestResponse<String> ofOwn(
            String place,
            String token,
            UriInfo uri,
            HttpHeaders headers,
            HttpServerRequest request,
            BiFunction<Opened, Own, RestResponse<String>> page) {
        OpenVisit visit = visit(token, place, request);
        if (!(visit instanceof OpenVisit.Here here)) {
            return pages.notice(notice(visit), language(headers));
        }
        return given(here, request)
                .map(own -> isChangeable(own.response())
                        ? page.apply(opened(here, own, token, uri, headers), own)
                        : pages.notice(Notice.SETTLED, language(headers)))
                .orElseGet(() -> empty(here, token, uri, headers));
    }

    private RestResponse<String> withdraw(Opened opened, Own own, PostedForm form, HttpHeaders headers) {
        Response response = own.response();
        if (response.isWithdrawn()) {
            return withdrawn(opened, response);
        }
        UUID id = response.invitationId();
        Instant now = clock.instant();
        Credence credence = credibility.confirmed(
                credibility.withoutMail(
                        own.ticket().shownAt(), now, form.sentBy(headers.getHeaderString(HttpHeaders.USER_AGENT))),
                response,
                now,
                form.doubted());
        if (credence instanceof Credence.Suspected) {
            String onceMore = credibility.onceMore(id, response.current().submissionId(), now);
            return pages.withdrawal(opened, responses.changeableUntil(response), Optional.of(onceMore));
        }
        return responses.withdraw(id, now)
                ? withdrawn(opened, responses.find(id).orElse(response))
                : pages.notice(Notice.SETTLED, opened.language());
    }

    private RestResponse<String> withdrawn(Opened opened, Response response) {
        return pages.openWithdrawn(opened, response, responses.changeableUntil(response));
    }

    private boolean isChangeable(Response response) {
        return clock.instant().isBefore(responses.changeableUntil(response));
    }

    private Ticket ticket(OpenVisit.Here here) {
        return Ticket.of(here.campaignId(), clock.instant().truncatedTo(ChronoUnit.MILLIS), links);
    }

    private Opened opened(OpenVisit.Here here, Own own, String token, UriInfo uri, HttpHeaders headers) {
        return opened(door.asBefore(here, own.response().invitation()), own.ticket(), token, uri, headers);
    }

    private Opened opened(OpenVisit.Here here, Ticket ticket, String token, UriInfo uri, HttpHeaders headers) {
        return Opened.of(
                token,
                here.survey(),
                invitation(here, ticket),
                uri.getQueryParameters(),
                headers.getAcceptableLanguages(),
                openForm(here, ticket, isEmbedded(uri)));
    }

    private OpenForm openForm(OpenVisit.Here here, Ticket ticket, boolean embedded) {
        return new OpenForm(ticket.written(), embedded, !here.terms().oncePerDevice());
    }

    /** Nobody was invited: all that there is to say is what the survey is about. */
    private static Invitation invitation(OpenVisit.Here here, Ticket ticket) {
        CampaignAnnounced.OpenSurvey terms = here.terms();
        return new Invitation(
                ticket.id(),
                here.campaignId(),
                here.survey().surveyId(),
                here.survey().version(),
                ticket.id(),
                ticket.id(),
                terms.touchpoint(),
                terms.channel(),
                terms.product(),
                terms.team(),
                null,
                ticket.shownAt(),
                ticket.shownAt(),
                terms.closesAt(),
                null,
                ResponseOrigin.OPEN);
    }

    private static boolean isEmbedded(UriInfo uri) {
        return List.of("true").equals(uri.getQueryParameters().get(Opened.EMBEDDED));
    }

    private static String address(String token, UriInfo uri) {
        return Pages.openPath(token) + (isEmbedded(uri) ? "?" + Opened.EMBEDDED + "=true" : "");
    }

    /** One link, one spelling: without the comparison, matrix parameters and a slash at the end would open the same page. */
    private OpenVisit visit(String token, String rest, HttpServerRequest request) {
        if (!request.path().equals(Pages.openPath(token) + rest)) {
            return new OpenVisit.Unknown();
        }
        return door.open(token);
    }

    private static Notice notice(OpenVisit visit) {
        return switch (visit) {
            case OpenVisit.TooEarly() -> Notice.TOO_EARLY;
            case OpenVisit.Closed() -> Notice.CLOSED;
            case OpenVisit.Unknown() -> Notice.UNKNOWN;
            case OpenVisit.Here _ -> throw new IllegalArgumentException("An open survey is no notice");
        };
    }

    private static PageLanguage language(HttpHeaders headers) {
        return PageLanguage.preferred(headers.getAcceptableLanguages());
    }
}
