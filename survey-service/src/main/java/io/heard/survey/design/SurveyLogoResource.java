package io.heard.survey.design;

import io.heard.survey.design.logo.Logo;
import io.heard.survey.design.logo.Logos;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The logo of a survey's draft. Beside the draft, since a picture is no text; published with it. */
@Path("/api/v1/surveys/{id}/logo")
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Surveys")
public class SurveyLogoResource {

    @Schema(name = "SurveyLogo", description = "A logo as it was kept")
    record LogoView(
            @Schema(description = "Where it is served; changes with the picture", examples = "/logos/8a39d2ab….png")
            String path,

            @Schema(examples = "448") int width,

            @Schema(examples = "128") int height) {}

    private final VisibleSurveys surveys;
    private final SurveyTrail trail;
    private final Logos logos;

    SurveyLogoResource(VisibleSurveys surveys, SurveyTrail trail, Logos logos) {
        this.surveys = surveys;
        this.trail = trail;
        this.logos = logos;
    }

    @PUT
    @Consumes({"image/png", "image/jpeg"})
    @Transactional
    @Operation(
            summary = "Give a survey a logo",
            description =
                    "A PNG or JPEG picture of at most 200 KB and 2000 pixels a side, best 448 × 128 and with a background of "
                            + "its own. Shown above the survey's page, and in its mails when it has at most 64 KB, from the "
                            + "next publication on. Not for callers limited to some products when campaigns of others use "
                            + "the survey.")
    @RequestBody(
            content = {
                @Content(
                        mediaType = "image/png",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = "The bytes of logo.png")),
                @Content(
                        mediaType = "image/jpeg",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"),
                        examples = @ExampleObject(name = "file", value = "The bytes of logo.jpg"))
            })
    @APIResponse(
            responseCode = "200",
            description = "The draft has the logo",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LogoView.class),
                            examples =
                                    @ExampleObject(
                                            name = "kept",
                                            value =
                                                    "{\"path\": \"/logos/8a39d2abd3999ab73c34db2476849cdd.png\", \"width\": 448, \"height\": 128}")))
    @APIResponse(responseCode = "409", description = "The survey is retired")
    @APIResponse(responseCode = "415", description = "Sent as something else than PNG or JPEG")
    public LogoView put(@RestPath UUID id, byte[] picture) {
        Survey survey = surveys.getToEdit(id);
        survey.requireInUse();
        Logo logo = logos.add(picture);
        change(survey, logo.path());
        return new LogoView(logo.path(), logo.width(), logo.height());
    }

    @DELETE
    @Transactional
    @Operation(summary = "Take a survey's logo away", description = "From the draft; published versions keep theirs.")
    @APIResponse(responseCode = "204", description = "The draft has no logo")
    @APIResponse(responseCode = "409", description = "The survey is retired")
    public void remove(@RestPath UUID id) {
        Survey survey = surveys.getToEdit(id);
        survey.requireInUse();
        change(survey, null);
    }

    private void change(Survey survey, @Nullable String path) {
        trail.editing(survey, edited -> edited.show(path));
    }
}
