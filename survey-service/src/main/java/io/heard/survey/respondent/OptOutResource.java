package io.heard.survey.respondent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.heard.contracts.link.LinkTokens;
import io.heard.contracts.link.OpenedLink;
import io.heard.contracts.link.Purpose;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/**
 * Opting out of all mails. Public: holding the link of a mail is the only permission needed.
 *
 * <p>GET shows and POST acts, because programs that check mails open every link. Mail clients post by themselves when their
 * "unsubscribe" button is pressed (RFC 8058), without cookies, in any form encoding, so the body is not looked at.
 */
@Path("/u")
@PermitAll
@Produces(MediaType.TEXT_HTML)
@Tag(name = "Opting out")
@SecurityRequirements
public class OptOutResource {

    private final LinkTokens links;
    private final InvitedRespondents invited;
    private final Respondents respondents;
    private final MeterRegistry metrics;

    OptOutResource(LinkTokens links, InvitedRespondents invited, Respondents respondents, MeterRegistry metrics) {
        this.links = links;
        this.invited = invited;
        this.respondents = respondents;
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
    public RestResponse<TemplateInstance> show(@RestPath String token) {
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid valid -> page(RestResponse.Status.OK, OptOutPages.question());
            case OpenedLink.Expired expired -> page(RestResponse.Status.GONE, OptOutPages.expired());
            case OpenedLink.Unknown unknown -> page(RestResponse.Status.NOT_FOUND, OptOutPages.unknown());
        };
    }

    @POST
    @Path("/{token}")
    @Consumes(MediaType.WILDCARD)
    @Transactional
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
    public RestResponse<TemplateInstance> optOut(@RestPath String token) {
        return switch (links.open(Purpose.OPT_OUT, token)) {
            case OpenedLink.Valid(UUID invitationId) -> optOut(invited.respondentOf(invitationId));
            case OpenedLink.Expired expired -> page(RestResponse.Status.GONE, OptOutPages.expired());
            case OpenedLink.Unknown unknown -> page(RestResponse.Status.NOT_FOUND, OptOutPages.unknown());
        };
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

    private RestResponse<TemplateInstance> optOut(Optional<UUID> respondentId) {
        if (respondentId.isEmpty()) {
            return page(RestResponse.Status.NOT_FOUND, OptOutPages.unknown());
        }
        respondents.optOut(respondentId.get());
        metrics.counter("heard.respondent.opt.outs").increment();
        return page(RestResponse.Status.OK, OptOutPages.done());
    }

    private static RestResponse<TemplateInstance> page(RestResponse.Status status, TemplateInstance page) {
        return ResponseBuilder.create(status, page).build();
    }
}
