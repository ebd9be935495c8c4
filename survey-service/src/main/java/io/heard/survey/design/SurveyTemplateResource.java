package io.heard.survey.design;

import io.heard.survey.design.content.Question;
import io.heard.survey.design.content.SurveyContent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Surveys to begin with, over HTTP. */
@Path("/api/v1/survey-templates")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Surveys")
public class SurveyTemplateResource {

    private final SurveyTemplates templates;

    SurveyTemplateResource(SurveyTemplates templates) {
        this.templates = templates;
    }

    /** As a client reads them. */
    @Schema(name = "SurveyTemplates")
    record ListView(List<TemplateView> items) {}

    /** As a client reads one. */
    @Schema(name = "SurveyTemplate", description = "A survey to begin with")
    record TemplateView(
            @Schema(description = "For `POST /api/v1/surveys?template=…`", examples = "after-support")
            String id,

            String title,
            String description,

            @Schema(description = "Complete in each of them, the first unless another is asked for")
            List<String> languages,

            @Schema(description = "In the first language") List<Question> questions) {

        static TemplateView of(SurveyTemplate template) {
            SurveyContent content = template.content();
            return new TemplateView(
                    template.id(), template.title(), template.description(), content.languages(), content.questions());
        }
    }

    @GET
    @Operation(
            summary = "List templates",
            description = "Surveys to begin with. `POST /api/v1/surveys?template=after-support` makes a draft of one.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            schema = @Schema(implementation = ListView.class),
                            examples = @ExampleObject(name = "templates", value = SurveyExamples.TEMPLATES)))
    public ListView list() {
        return new ListView(templates.all().stream().map(TemplateView::of).toList());
    }
}
