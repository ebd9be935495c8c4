package io.heard.survey.respondent.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.heard.http.problem.Unavailability;
import io.heard.survey.language.OwnLanguage;
import io.heard.survey.respondent.trace.MailsUnderWay;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Wishes about mails, and opting out of all of them. Public: holding the link of a mail is the only permission needed.
 *
 * <p>GET shows and POST acts, because programs that check mails open every link. Mail clients post by themselves when their
 * "unsubscribe" button is pressed (RFC 8058), without cookies, in any form encoding. Some checking programs also press the
 * buttons of pages: saving the wishes as they stand changes nothing, and stopping all mails needs a box that is not ticked yet.
 * Some tick boxes as well, so what is chosen on the page so soon after the mail is asked for once more ({@link MailScanners}).
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
    private final Preferences preferences;
    private final MailsUnderWay mails;
    private final MailScanners scanners;
    private final MeterRegistry metrics;

    OptOutResource(
            LinkTokens links,
            Preferences preferences,
            MailsUnderWay mails,
            MailScanners scanners,
            MeterRegistry metrics) {
        this.links = links;
        this.preferences = preferences;
        this.mails = mails;
        this.scanners = scanners;
        this.metrics = metrics;
    }

    @GET
    @Path("/{token}")
    @Operation(
            summary = "Show a customer's wishes about mails",
            description = "A page with what may be chosen, and a button that stops all mails. Never changes anything.")
    @APIResponse(
            responseCode = "200",
            description = "The page with the customer's wishes",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "404",
            description = "A page that says the link is not known",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "410",
            description = "A page that says the link is too old",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> show(
            @Parameter(description = "The last part of the link in a mail", example = "AQGYwN4AAHAAgAAAAAAAAAU")
                    @RestPath
                    String token,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid(UUID invitationId) -> shown(preferences.find(invitationId, language), "", language);
            case OpenedLink.Expired expired -> answer(OptOutPage.expired(language));
            case OpenedLink.Unknown unknown -> answer(OptOutPage.unknown(language));
        };
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Keep a customer's wishes, or stop all mails",
            description =
                    "`List-Unsubscribe=One-Click`, as mail programs post it (RFC 8058), stops all mails at once and in every "
                            + "campaign. Otherwise the field `form` says which form of the page it is: `wishes` keeps topics, "
                            + "frequency and language; `stop` asks once more, `stop-confirmed` with `sure=yes` stops all mails; "
                            + "`resume` takes the customer's own opt-out back. Doing it again changes nothing. Within a minute of the "
                            + "invitation's latest mail a form changes nothing and is asked for once more: programs that check mails "
                            + "press buttons too.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(type = SchemaType.STRING),
                            examples = {
                                @ExampleObject(name = "one click", value = "List-Unsubscribe=One-Click"),
                                @ExampleObject(
                                        name = "wishes",
                                        value =
                                                "form=wishes&offered=support-call&offered=delivery&topic=delivery&often=month&language=de")
                            }))
    @APIResponse(
            responseCode = "200",
            description = "A page that says what was done, with the wishes as they are now",
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
            responseCode = "422",
            description = "The page that asks once more: its box was not ticked, or the mail left only a moment ago",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "503",
            description = "A page that keeps what was chosen, with a button to press again in a moment",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> act(
            @Parameter(description = "The last part of the link in a mail", example = "AQGYwN4AAHAAgAAAAAAAAAU")
                    @RestPath
                    String token,
            byte[] body,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        OwnLanguage language = language(uri, headers);
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid(UUID invitationId) -> act(invitationId, PostedForm.parse(body), language);
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
            logAway(e);
            return answer(OptOutPage.away(language));
        }
        Log.error("An opt-out page failed", e);
        return answer(OptOutPage.failed(500, language));
    }

    private RestResponse<String> act(UUID invitationId, PostedForm form, OwnLanguage language) {
        OptOutWords words = OptOutPage.words(language);
        try {
            if (form.oneClick()) {
                return stop(invitationId, "one-click", language);
            }
            if (form.decides() && scanners.mayBeAtWork(invitationId)) {
                metrics.counter("heard.respondent.choices.too.soon").increment();
                return answer(OptOutPage.soon(form, language));
            }
            return switch (form.value(PostedForm.FORM)) {
                case PostedForm.WISHES ->
                    shown(preferences.save(invitationId, form, language), words.saved(), language);
                case PostedForm.STOP_CONFIRMED ->
                    form.value(PostedForm.SURE).isEmpty()
                            ? question(invitationId, true, language)
                            : stop(invitationId, "page", language);
                case PostedForm.RESUME ->
                    form.value(PostedForm.SURE).isEmpty()
                            ? shown(preferences.find(invitationId, language), "", language)
                            : shown(preferences.resume(invitationId, language), words.resumed(), language);
                // Also for whatever else was posted: stopping the mails may be meant by it, so it is offered and not
                // done.
                default -> question(invitationId, false, language);
            };
        } catch (RuntimeException e) {
            if (!Unavailability.causes(e)) {
                throw e;
            }
            logAway(e);
            return answer(OptOutPage.away(form, language));
        }
    }

    private RestResponse<String> question(UUID invitationId, boolean unanswered, OwnLanguage language) {
        return answer(preferences
                .find(invitationId, language)
                .map(choices -> OptOutPage.question(choices, unanswered, language))
                .orElseGet(() -> OptOutPage.unknown(language)));
    }

    private RestResponse<String> stop(UUID invitationId, String door, OwnLanguage language) {
        Optional<Preferences.Choices> stopped = preferences.stop(invitationId, language);
        if (stopped.isPresent()) {
            // It is committed by now: what is under way is all that can still go out, and over when we say that it is
            // done.
            mails.awaitEnd(stopped.get().respondentId());
            metrics.counter("heard.respondent.opt.outs", "door", door).increment();
        }
        return shown(stopped, OptOutPage.words(language).done(), language);
    }

    private static RestResponse<String> shown(
            Optional<Preferences.Choices> choices, String done, OwnLanguage language) {
        return answer(choices.map(found -> OptOutPage.wishes(found, done, language))
                .orElseGet(() -> OptOutPage.unknown(language)));
    }

    private static void logAway(Exception e) {
        Log.warnf("An opt-out has to be tried again: %s", e.getClass().getName());
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
