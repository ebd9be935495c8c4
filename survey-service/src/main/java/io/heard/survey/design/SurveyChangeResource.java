package io.heard.survey.design;

import io.heard.survey.audit.ChangePage;
import io.heard.survey.audit.ChangeTrail;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who saved, published or retired a survey, when and what. */
@Path("/api/v1/surveys/{id}/changes")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Surveys")
public class SurveyChangeResource {

    private final VisibleSurveys surveys;
    private final ChangeTrail trail;

    SurveyChangeResource(VisibleSurveys surveys, ChangeTrail trail) {
        this.surveys = surveys;
        this.trail = trail;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Read a survey's history",
            description =
                    "Every draft that was saved, every publication and retirement, with who and when, newest first. Each entry "
                            + "is sealed with the one before; `verified` says whether all seals fit. "
                            + "Not for callers limited to some products when campaigns of others use the survey.")
    @APIResponse(
            responseCode = "200",
            description = "A page of changes",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangePage.class),
                            examples = @ExampleObject(name = "published", value = SurveyExamples.CHANGES)))
    public ChangePage changes(
            @RestPath UUID id, @RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        return trail.page(surveys.get(id).id(), pageSize, pageToken);
    }
}
