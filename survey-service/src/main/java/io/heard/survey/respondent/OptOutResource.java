package io.heard.survey.respondent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.http.problem.Unavailability;
import io.heard.survey.language.OwnLanguage;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Opting out of all mails. Public: holding the link of a mail is the only permission needed.
 *
 * <p>GET shows and POST acts, because programs that check mails open every link. Mail clients post by themselves when their
 * "unsubscribe" button is pressed (RFC 8058), without cookies, in any form encoding, so the body is not looked at.
 */
@Path("/u")
@PermitAll
// Whatever a client says it accepts, a person or the mail program of one is waiting.
@Produces({MediaType.TEXT_HTML, MediaType.WILDCARD})
@Tag(name = "Opting out")
@SecurityRequirements
public class OptOutResource {

    private static final String LANGUAGE = "lang";
    private static final String HTML = "text/html;charset=UTF-8";

    private final LinkTokens links;
    private final InvitedRespondents invited;
    private final Respondents respondents;
    private final MailsUnderWay mails;
    private final MeterRegistry metrics;

    OptOutResource(
            LinkTokens links,
            InvitedRespondents invited,
            Respondents respondents,
            MailsUnderWay mails,
            MeterRegistry metrics) {
        this.links = links;
        this.invited = invited;
        this.respondents = respondents;
        this.mails = mails;
        this.metrics = metrics;
    }

    @GET
    @Path("/{token}")
    @Operation(summary = "Ask whether to opt out", description = "Shows a page with a button. Never changes anything.")
    @APIResponse(
            responseCode = "200",
            description = "The page with the button",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "A page that says the link is not known",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "410",
            description = "A page that says the link is too old",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> show(@RestPath String token, @Context UriInfo uri, @Context HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid valid -> answer(OptOutPage.question(language));
            case OpenedLink.Expired expired -> answer(OptOutPage.expired(language));
            case OpenedLink.Unknown unknown -> answer(OptOutPage.unknown(language));
        };
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Opt out",
            description =
                    "No more mails to this customer, from now on and in every campaign. Also answers the one-click "
                            + "form post of mail clients (RFC 8058). Doing it again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "A page that says it is done",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "A page that says the link is not known",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "410",
            description = "A page that says the link is too old",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "503",
            description = "A page with the button, to press again in a moment",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> optOut(@RestPath String token, @Context UriInfo uri, @Context HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid(UUID invitationId) -> optOut(invited.respondentOf(invitationId), language);
            case OpenedLink.Expired expired -> answer(OptOutPage.expired(language));
            case OpenedLink.Unknown unknown -> answer(OptOutPage.unknown(language));
        };
    }

    /** Anything else under here was a link of ours before something happened to it. */
    @GET
    @Path("/{token}/{damaged:.+}")
    @Operation(hidden = true)
    public RestResponse<String> damaged(@Context UriInfo uri, @Context HttpHeaders headers) {
        return answer(OptOutPage.unknown(language(uri, headers)));
    }

    /** The stylesheet of the pages: a file of our own, so that the pages need nothing inline. */
    @GET
    @Path("/style")
    @Produces("text/css")
    @Operation(summary = "Stylesheet of the opt-out pages", description = "The same for everybody.")
    @APIResponse(responseCode = "200", description = "The stylesheet")
    public String style() {
        try (InputStream css = OptOutResource.class.getResourceAsStream("/opt-out.css")) {
            return new String(css.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ServerExceptionMapper
    public RestResponse<String> refused(WebApplicationException e, UriInfo uri, HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        int status = e.getResponse().getStatus();
        return answer(status == 404 ? OptOutPage.unknown(language) : OptOutPage.failed(status, language));
    }

    @ServerExceptionMapper
    public RestResponse<String> failed(Exception e, UriInfo uri, HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        if (Unavailability.causes(e)) {
            Log.warnf("An opt-out has to be tried again: %s", e.getClass().getName());
            return answer(OptOutPage.away(language));
        }
        Log.error("An opt-out page failed", e);
        return answer(OptOutPage.failed(500, language));
    }

    private RestResponse<String> optOut(Optional<UUID> respondentId, OwnLanguage language) {
        if (respondentId.isEmpty()) {
            return answer(OptOutPage.unknown(language));
        }
        // Committed first: what is under way then is all that can still go out, and it is over when we say that it is
        // done.
        QuarkusTransaction.requiringNew().run(() -> respondents.optOut(respondentId.get()));
        mails.awaitEnd(respondentId.get());
        metrics.counter("heard.respondent.opt.outs").increment();
        return answer(OptOutPage.done(language));
    }

    /** The link says which language its mail was in; nothing depends on it but the words, so it need not be signed. */
    private static OwnLanguage language(UriInfo uri, HttpHeaders headers) {
        String linked = uri.getQueryParameters().getFirst(LANGUAGE);
        return linked == null ? OwnLanguage.preferred(headers.getAcceptableLanguages()) : OwnLanguage.of(linked);
    }

    private static RestResponse<String> answer(OptOutPage page) {
        ResponseBuilder<String> response = ResponseBuilder.<String>create(page.status())
                .entity(page.render())
                .type(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, page.language());
        if (page.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, Unavailability.RETRY_AFTER_SECONDS);
        }
        return response.build();
    }
}
