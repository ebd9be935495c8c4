package io.heard.survey.design;

import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.messaging.outbox.Outbox;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.content.SurveyDraft;
import io.heard.survey.design.content.SurveyRules;
import io.heard.survey.design.lint.Finding;
import io.heard.survey.design.lint.SurveyLint;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Surveys over HTTP. A survey that a campaign outside of the caller's products uses does not exist for the caller, to read or to
 * change: editing it would change what other people's customers are asked. One that no campaign uses yet is everybody's.
 */
@Path("/api/v1/surveys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Surveys")
public class SurveyResource {

    private final Surveys surveys;
    private final VisibleSurveys visible;
    private final SurveyTemplates templates;
    private final SurveyUse use;
    private final SurveyTrail trail;
    private final Outbox outbox;
    private final Clock clock;

    SurveyResource(
            Surveys surveys,
            VisibleSurveys visible,
            SurveyTemplates templates,
            SurveyUse use,
            SurveyTrail trail,
            Outbox outbox,
            Clock clock) {
        this.surveys = surveys;
        this.visible = visible;
        this.templates = templates;
        this.use = use;
        this.trail = trail;
        this.outbox = outbox;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Write a survey",
            description = "Creates a draft. Customers see nothing of it before it is published. "
                    + "With `template`, the draft is a copy of that template and there is no body.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(name = "support", value = SurveyExamples.DRAFT),
                                @ExampleObject(name = "branching", value = SurveyExamples.BRANCHING_DRAFT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The survey, with its address in `Location` and its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "support", value = SurveyExamples.VIEW)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RestResponse<SurveyView> create(
            @Parameter(description = "The id of a template, see `/api/v1/survey-templates`", example = "after-support")
                    @RestQuery
                    @Nullable
                    String template,
            @Parameter(
                            description =
                                    "With `template`: the one of its languages that the survey falls back on; the "
                                            + "others become translations",
                            example = "de")
                    @RestQuery
                    @Nullable
                    String language,
            @Nullable SurveyDraft draft) {
        var survey = new Survey(content(template, language, draft), clock.instant());
        surveys.persistAndFlush(survey);
        trail.written(survey);
        var location =
                UriBuilder.fromResource(SurveyResource.class).path("{id}").build(survey.id());
        return survey.edition().created(location, SurveyView.of(survey));
    }

    @GET
    @Operation(
            summary = "List surveys",
            description = "In the order they were made, without those that campaigns of other products use.")
    @APIResponse(responseCode = "200", description = "A page of surveys")
    public Page<SurveyView> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        return Page.of(
                        surveys.after(PageToken.readId(pageToken), visible.hidden(), size + 1),
                        size,
                        survey -> survey.id().toString())
                .map(SurveyView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(
            summary = "Read a survey",
            description = "As its author last saved it, which may be newer than what is published.")
    @APIResponse(
            responseCode = "200",
            description = "The survey, with its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "support", value = SurveyExamples.VIEW)))
    public RestResponse<SurveyView> get(@RestPath UUID id) {
        return withEtag(visible.get(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            summary = "Edit a survey",
            description = "Replaces the draft. What is published stays as it is until the next publication. "
                    + "Not for callers limited to some products when campaigns of others use it.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "support", value = SurveyExamples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The survey, with its new edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "support", value = SurveyExamples.VIEW)))
    @APIResponse(responseCode = "409", description = "The survey is retired")
    public RestResponse<SurveyView> edit(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull SurveyDraft draft) {
        Survey survey = visible.getToEdit(id);
        survey.edition().requireSeen(ifMatch);
        survey.requireInUse();
        SurveyContent content = SurveyRules.read(draft);
        trail.editing(survey, edited -> edited.edit(content));
        surveys.flush();
        return withEtag(survey);
    }

    @GET
    @Path("/{id}/lint")
    @Operation(
            summary = "Look a survey over",
            description =
                    "What its author should know before customers see the draft: errors keep it from being published, "
                            + "warnings do not.")
    @APIResponse(
            responseCode = "200",
            description = "What was found, errors first",
            content =
                    @Content(
                            schema = @Schema(implementation = LintView.class),
                            examples = @ExampleObject(name = "support", value = SurveyExamples.LINT)))
    public LintView lint(@RestPath UUID id) {
        return LintView.of(visible.get(id).content());
    }

    /** Idempotent: publishing what is published already makes no new version and tells nobody. */
    @PUT
    @Path("/{id}/publication")
    @Transactional
    @Operation(
            summary = "Publish a survey",
            description = "Freezes the draft as the next version, which invitations are made with from now on, but for "
                    + "campaigns that compare variants: those keep the versions they began with. "
                    + "Changes nothing when the last version says the same already. Not while the draft has errors, such "
                    + "as untranslated texts; `findings` of the answer are warnings. "
                    + "Not for callers limited to some products when campaigns of others use it.")
    @APIResponse(
            responseCode = "200",
            description = "The survey",
            content =
                    @Content(
                            schema = @Schema(implementation = SurveyView.class),
                            examples = @ExampleObject(name = "support", value = SurveyExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description = "The draft has errors, each named in `errors`; or the survey is retired",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "untranslated", value = SurveyExamples.NOT_READY)))
    public RestResponse<SurveyView> publish(@RestPath UUID id) {
        Survey survey = visible.getToEdit(id);
        survey.requireInUse();
        List<Finding> findings = SurveyLint.check(survey.content());
        if (survey.hasUnpublishedChanges()) {
            refuseErrors(findings);
            refuseToDropLanguages(survey);
        }
        survey.publish(clock.instant()).ifPresent(this::announce);
        surveys.flush();
        return survey.edition().ok(SurveyView.of(survey, findings));
    }

    /** A resource like the publication, so that both directions are idempotent. */
    @PUT
    @Path("/{id}/retirement")
    @Transactional
    @Operation(
            summary = "Retire a survey",
            description =
                    "No campaign can choose it or be started with it any more. Invitations that are out can still be "
                            + "answered.")
    @APIResponse(responseCode = "204", description = "The survey is retired")
    @APIResponse(responseCode = "409", description = "Live campaigns ask with it: pause or end them first")
    public void retire(@RestPath UUID id) {
        Survey survey = visible.getToEdit(id);
        if (!survey.isRetired() && use.isAskedWith(id)) {
            throw new ProblemException(
                    SurveyProblem.SURVEY_IN_USE, "Pause or end the live campaigns that ask with it first");
        }
        if (survey.retire(clock.instant())) {
            trail.retired(survey);
        }
    }

    @DELETE
    @Path("/{id}/retirement")
    @Transactional
    @Operation(summary = "Bring a survey back", description = "Campaigns can choose it again.")
    @APIResponse(responseCode = "204", description = "The survey is in use again")
    public void bringBack(@RestPath UUID id) {
        Survey survey = visible.getToEdit(id);
        if (survey.bringBack()) {
            trail.broughtBack(survey);
        }
    }

    private SurveyContent content(@Nullable String template, @Nullable String language, @Nullable SurveyDraft draft) {
        if (template != null && draft == null) {
            return language == null
                    ? templates.get(template).content()
                    : templates.get(template).in(language);
        }
        if (template == null && language == null && draft != null) {
            return SurveyRules.read(draft);
        }
        throw new ProblemException(
                RequestProblem.INVALID_REQUEST,
                "Send a survey, or name a template and send none",
                List.of(new Problem.FieldError(
                        "template", "must be given instead of a body, or neither language nor it")));
    }

    /** Customers who were promised their language would be asked in another, and nobody would notice. */
    private void refuseToDropLanguages(Survey survey) {
        List<String> missing = use.languagesNeeded(survey.id()).stream()
                .filter(language -> !survey.content().languages().contains(language))
                .sorted()
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    SurveyProblem.SURVEY_NOT_READY,
                    "Live campaigns ask in these languages, too; missing: " + String.join(", ", missing));
        }
    }

    private static void refuseErrors(List<Finding> findings) {
        List<Problem.FieldError> errors = findings.stream()
                .filter(Finding::stopsPublishing)
                .map(finding -> new Problem.FieldError(finding.field(), finding.hint()))
                .toList();
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    SurveyProblem.SURVEY_NOT_READY,
                    "Customers would meet these errors; mend them and publish again",
                    errors);
        }
    }

    private void announce(SurveyVersion version) {
        surveys.add(version);
        trail.published(version);
        SurveyVersion.Key key = version.key();
        outbox.add(version.content().published(key.surveyId(), key.version(), version.publishedAt()));
    }

    private static RestResponse<SurveyView> withEtag(Survey survey) {
        return survey.edition().ok(SurveyView.of(survey));
    }
}
