package io.heard.survey.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.http.paging.Page;
import io.heard.http.paging.PageSize;
import io.heard.http.paging.PageToken;
import io.heard.http.problem.Fields;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.scope.ProductScope;
import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.heard.survey.audit.FieldChange;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.design.SurveyVersion;
import io.heard.survey.design.Surveys;
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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
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

/** Campaigns over HTTP. Callers limited to some products see and make campaigns of those products only. */
@Path("/api/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class CampaignResource {

    private final Campaigns campaigns;
    private final VisibleCampaigns visible;
    private final Surveys surveys;
    private final UsableSurveys usable;
    private final CampaignTemplates templates;
    private final ProductScope scope;
    private final ChangeTrail trail;
    private final Announcements announcements;
    private final ObjectMapper json;
    private final Clock clock;

    CampaignResource(
            Campaigns campaigns,
            VisibleCampaigns visible,
            Surveys surveys,
            UsableSurveys usable,
            CampaignTemplates templates,
            ProductScope scope,
            ChangeTrail trail,
            Announcements announcements,
            ObjectMapper json,
            Clock clock) {
        this.campaigns = campaigns;
        this.visible = visible;
        this.surveys = surveys;
        this.usable = usable;
        this.templates = templates;
        this.scope = scope;
        this.trail = trail;
        this.announcements = announcements;
        this.json = json;
        this.clock = clock;
    }

    @POST
    @Transactional
    @Operation(
            summary = "Plan a campaign",
            description =
                    "Creates a draft. It asks nobody before it is activated. With `template`, what the body leaves out is "
                            + "as the template says, and a survey draft is made with it unless the body names a survey.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = {
                                @ExampleObject(name = "support", value = CampaignExamples.DRAFT),
                                @ExampleObject(name = "every-setting", value = CampaignExamples.RICH_DRAFT)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "The campaign, with its address in `Location` and its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "support", value = CampaignExamples.VIEW)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RestResponse<CampaignView> create(
            @Parameter(description = "after-support, relationship, effort or delivery", example = "after-support")
                    @RestQuery
                    @Nullable
                    String template,
            @Parameter(description = "With `template`: the language that its survey falls back on", example = "de")
                    @RestQuery
                    @Nullable
                    String language,
            @Nullable CampaignDraft draft) {
        CampaignDraft whole =
                template == null ? given(draft) : templates.draft(template, Optional.ofNullable(language), draft);
        var campaign = new Campaign(allowed(whole, usable::mayUse), clock.instant());
        campaigns.persistAndFlush(campaign);
        announcements.first(campaign);
        trail.record(
                campaign.id(), Change.Action.CREATED, FieldChange.between(json.createObjectNode(), settings(campaign)));
        var location =
                UriBuilder.fromResource(CampaignResource.class).path("{id}").build(campaign.id());
        return campaign.edition().created(location, CampaignView.of(campaign));
    }

    @GET
    @Operation(summary = "List campaigns", description = "In the order they were made, those of the caller's products.")
    @APIResponse(responseCode = "200", description = "A page of campaigns")
    public Page<CampaignView> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String pageToken) {
        int size = PageSize.read(pageSize);
        return Page.of(
                        campaigns.after(PageToken.readId(pageToken), scope.products(), size + 1),
                        size,
                        campaign -> campaign.id().toString())
                .map(CampaignView::of);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read a campaign", description = "With the settings it asks by and whether it is live.")
    @APIResponse(
            responseCode = "200",
            description = "The campaign, with its edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "support", value = CampaignExamples.VIEW)))
    public RestResponse<CampaignView> get(@RestPath UUID id) {
        return withEtag(visible.get(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(
            summary = "Edit a campaign",
            description =
                    "Replaces its settings, for interactions that arrive from now on. Invitations already planned stay. "
                            + "What a variant's id means, its subject and its survey version, is fixed once customers "
                            + "were asked with it: change that under a new id. Changed shares, and variants that come or "
                            + "go, begin a new round, and results count from its beginning.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "support", value = CampaignExamples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The campaign, with its new edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = CampaignView.class),
                            examples = @ExampleObject(name = "support", value = CampaignExamples.VIEW)))
    @APIResponse(
            responseCode = "409",
            description =
                    "A variant that customers were asked with would mean something else; or `anonymous` would change "
                            + "after the campaign was started; or the campaign is live and its "
                            + "survey cannot be asked; or it has ended",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "variant-fixed", value = CampaignExamples.VARIANT_FIXED)))
    public RestResponse<CampaignView> edit(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull CampaignDraft draft) {
        Campaign campaign = visible.getToEdit(id);
        campaign.edition().requireSeen(ifMatch);
        UUID surveyId = campaign.surveyId();
        Campaign.Terms terms = allowed(draft, chosen -> chosen.equals(surveyId) || usable.mayUse(chosen));
        JsonNode before = settings(campaign);
        Campaign.Known known = campaign.known();
        campaign.edit(terms);
        announcements.ifOtherThan(known, campaign);
        if (campaign.status() == Campaign.Status.LIVE) {
            campaign.settleVariants(askableVersion(campaign), clock.instant());
        }
        List<FieldChange> changes = FieldChange.between(before, settings(campaign));
        if (!changes.isEmpty()) {
            trail.record(id, Change.Action.EDITED, changes);
        }
        campaigns.flush();
        return withEtag(campaign);
    }

    /** Activation is a resource, so pausing is deleting it and both are idempotent. */
    @PUT
    @Path("/{id}/activation")
    @Transactional
    @Operation(
            summary = "Start a campaign",
            description = "From now on, and from `startsAt` on, every new interaction it covers is considered. "
                    + "Also ends a pause. Variants without a survey version keep the newest of now, whatever is "
                    + "published later.")
    @APIResponse(responseCode = "204", description = "The campaign is live")
    @APIResponse(
            responseCode = "409",
            description = "The survey was never published, lacks a language or is retired, or the campaign has ended")
    public void activate(@RestPath UUID id) {
        Campaign campaign = visible.getToEdit(id);
        int newest = askableVersion(campaign);
        if (campaign.activate(clock.instant())) {
            campaign.settleVariants(newest, clock.instant());
            trail.record(id, Change.Action.ACTIVATED, List.of());
        }
    }

    @DELETE
    @Path("/{id}/activation")
    @Transactional
    @Operation(
            summary = "Pause a campaign",
            description = "New interactions are not considered and planned invitations wait until it is started again.")
    @APIResponse(responseCode = "204", description = "The campaign asks nobody")
    @APIResponse(responseCode = "409", description = "The campaign has ended")
    public void pause(@RestPath UUID id) {
        if (visible.getToEdit(id).pause()) {
            trail.record(id, Change.Action.PAUSED, List.of());
        }
    }

    /** There is no way back, so the end is put and never deleted. */
    @PUT
    @Path("/{id}/end")
    @Transactional
    @Operation(
            summary = "End a campaign",
            description =
                    "For good: it asks nobody any more, its open survey closes, planned invitations and reminders are not sent. What was asked "
                            + "and answered stays, and links that are out go on working until they expire.")
    @APIResponse(responseCode = "204", description = "The campaign has ended")
    public void end(@RestPath UUID id) {
        Campaign campaign = visible.getToEdit(id);
        Campaign.Known known = campaign.known();
        if (campaign.end()) {
            // What it still has planned is settled by those who send.
            announcements.ifOtherThan(known, campaign);
            trail.record(id, Change.Action.ENDED, List.of());
        }
    }

    private static CampaignDraft given(@Nullable CampaignDraft draft) {
        if (draft == null) {
            throw new ProblemException(RequestProblem.INVALID_REQUEST, "A campaign or a template is required");
        }
        return draft;
    }

    private Campaign.Terms allowed(CampaignDraft draft, Predicate<UUID> usable) {
        Campaign.Terms terms = CampaignRules.read(draft, usable);
        visible.requireOwn(terms.settings().audience());
        requireVersions(terms);
        return terms;
    }

    /** A variant asks with a version that customers could see, each in the language they were promised: a version never learns one. */
    private void requireVersions(Campaign.Terms terms) {
        var fields = new Fields();
        List<Variant> variants = terms.settings().variants().list();
        for (int i = 0; i < variants.size(); i++) {
            Integer number = variants.get(i).surveyVersion();
            if (number != null) {
                String path = "variants[" + i + "].surveyVersion";
                Optional<SurveyVersion> version = surveys.version(terms.surveyId(), number);
                fields.require(version.isPresent(), path, "must be a published version of the survey");
                List<String> missing = version.map(
                                found -> missing(terms.settings().languages(), found))
                        .orElse(List.of());
                fields.require(
                        missing.isEmpty(),
                        path,
                        "must be complete in all languages of the campaign; missing: " + String.join(", ", missing));
            }
        }
        fields.refuseIfWrong();
    }

    private static List<String> missing(List<String> languages, SurveyVersion version) {
        List<String> published = version.content().languages();
        return languages.stream()
                .filter(language -> !published.contains(language))
                .toList();
    }

    /** What its author decides, by field. */
    private JsonNode settings(Campaign campaign) {
        ObjectNode state = json.valueToTree(CampaignView.of(campaign));
        return state.remove(List.of("id", "status", "createdAt"));
    }

    /** The newest version of the campaign's survey, if the campaign may ask. */
    private int askableVersion(Campaign campaign) {
        UUID surveyId = campaign.surveyId();
        int newest = usable.newestVersion(surveyId);
        List<Variant> variants = campaign.variants();
        IntStream asked = variants.isEmpty()
                ? IntStream.of(newest)
                : variants.stream()
                        .mapToInt(variant -> campaign.versionOf(variant).orElse(newest));
        List<String> missing = asked.distinct()
                .mapToObj(number -> surveys.version(surveyId, number).orElseThrow())
                .flatMap(found -> missing(campaign.languages(), found).stream())
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw new ProblemException(
                    CampaignProblem.LANGUAGE_MISSING,
                    "What the campaign asks must be published in all of its languages first; missing: "
                            + String.join(", ", missing));
        }
        return newest;
    }

    private static RestResponse<CampaignView> withEtag(Campaign campaign) {
        return campaign.edition().ok(CampaignView.of(campaign));
    }
}
