package io.heard.survey.design.logo;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Logos for the survey pages. Its name is a hash of the content, so browsers may keep one for ever. */
@Path(LogoResource.PATH)
@PermitAll
@Tag(name = "Surveys")
@SecurityRequirements
public class LogoResource {

    static final String PATH = "/logos";

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}\\.(png|jpeg)");

    private final Logos logos;

    LogoResource(Logos logos) {
        this.logos = logos;
    }

    @GET
    @Path("/{name}")
    @Operation(summary = "Show a logo", description = "As the survey pages show it. A logo never changes.")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RestResponse<byte[]> get(
            @Parameter(
                            description = "As a survey's `brand.logo` has it",
                            example = "8a39d2abd3999ab73c34db2476849cdd.png")
                    @RestPath
                    String name) {
        Logo logo = (NAME.matcher(name).matches() ? logos.find(name) : Optional.<Logo>empty())
                .orElseThrow(NotFoundException::new);
        return ResponseBuilder.ok(logo.content())
                .type(logo.mediaType())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
