package io.heard.survey.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.survey.Piping;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import io.heard.http.problem.RequestProblem;
import io.heard.http.scope.ProductScope;
import io.heard.survey.audit.Change;
import io.heard.survey.audit.ChangeTrail;
import io.heard.survey.audit.FieldChange;
import io.heard.survey.campaign.open.OpenSurvey;
import io.heard.survey.campaign.open.OpenSurveyDraft;
import io.heard.survey.campaign.open.OpenSurveyRules;
import io.heard.survey.campaign.open.OpenSurveyView;
import io.heard.survey.design.Surveys;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.link.CustomerLinks;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The open survey of a campaign over HTTP. Edited with the campaign's own edition. */
@Path("/api/v1/campaigns/{id}/open-survey")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class OpenSurveyResource {

    private final Campaigns campaigns;
    private final VisibleCampaigns visible;
    private final UsableSurveys usable;
    private final Surveys surveys;
    private final ProductScope scope;
    private final ChangeTrail trail;
    private final Announcements announcements;
    private final CustomerLinks links;
    private final ObjectMapper json;
    private final Clock clock;

    OpenSurveyResource(
            Campaigns campaigns,
            VisibleCampaigns visible,
            UsableSurveys usable,
            Surveys surveys,
            ProductScope scope,
            ChangeTrail trail,
            Announcements announcements,
            CustomerLinks links,
            ObjectMapper json,
            Clock clock) {
        this.campaigns = campaigns;
        this.visible = visible;
        this.usable = usable;
        this.surveys = surveys;
        this.scope = scope;
        this.trail = trail;
        this.announcements = announcements;
        this.links = links;
        this.json = json;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Read a campaign's open survey",
            description =
                    "With the link for everybody, the same link as a QR code to print, and the HTML for pages that show it in "
                            + "a frame. What comes by this link is marked as open and left out of every number unless asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The open survey, with the campaign's edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = OpenSurveyView.class),
                            examples = @ExampleObject(name = "kiosk", value = CampaignExamples.OPEN_SURVEY)))
    public RestResponse<OpenSurveyView> get(@RestPath UUID id) {
        Campaign campaign = visible.get(id);
        OpenSurvey survey = campaign.openSurvey()
                .orElseThrow(() -> new ProblemException(
                        CampaignProblem.OPEN_SURVEY_NOT_FOUND, "Only invited customers can answer; put it to open it"));
        return withEtag(campaign, survey);
    }

    @PUT
    @Transactional
    @Operation(
            summary = "Let everybody answer",
            description =
                    "Opens the campaign's survey for everybody who has its link, whether the campaign is live or not, or changes "
                            + "how it is open. The link stays the same until it is closed. Asks with the survey's newest "
                            + "version of now; put it again after publishing another.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "kiosk", value = CampaignExamples.OPEN_SURVEY_DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "The open survey, with the campaign's new edition in `ETag`",
            content =
                    @Content(
                            schema = @Schema(implementation = OpenSurveyView.class),
                            examples = @ExampleObject(name = "kiosk", value = CampaignExamples.OPEN_SURVEY)))
    @APIResponse(
            responseCode = "409",
            description = "The survey was never published or is retired, or the campaign has ended")
    public RestResponse<OpenSurveyView> put(
            @RestPath UUID id,
            @Parameter(description = "The `ETag` last read, of the campaign or of its open survey")
                    @RestHeader(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @NotNull OpenSurveyDraft draft) {
        Campaign campaign = visible.getToEdit(id);
        campaign.edition().requireSeen(ifMatch);
        Campaign.Known known = campaign.known();
        OpenSurvey survey = OpenSurveyRules.read(
                draft,
                surveyId(campaign, draft),
                version(campaign, draft),
                otherwise(campaign),
                campaign.openSurvey(),
                clock.instant());
        requireAllowed(campaign, survey);
        campaign.open(survey);
        if (!campaign.known().equals(known)) {
            record(id, Change.Action.OPENED, known.openSurvey(), survey);
        }
        announcements.ifOtherThan(known, campaign);
        campaigns.flush();
        return withEtag(campaign, survey);
    }

    @DELETE
    @Transactional
    @Operation(
            summary = "Close a campaign's open survey",
            description = "Its link says from now on that the survey is over. What was answered stays.")
    @APIResponse(responseCode = "204", description = "Only invited customers can answer")
    public void close(@RestPath UUID id) {
        Campaign campaign = visible.getToEdit(id);
        Campaign.Known known = campaign.known();
        if (campaign.close()) {
            record(id, Change.Action.CLOSED, known.openSurvey(), null);
            announcements.ifOtherThan(known, campaign);
        }
    }

    private UUID surveyId(Campaign campaign, OpenSurveyDraft draft) {
        UUID wanted = draft.surveyId();
        if (wanted == null || wanted.equals(campaign.surveyId())) {
            return campaign.surveyId();
        }
        if (!usable.mayUse(wanted)) {
            throw wrong("surveyId", "must be the id of a survey");
        }
        return wanted;
    }

    private int version(Campaign campaign, OpenSurveyDraft draft) {
        return usable.newestVersion(surveyId(campaign, draft));
    }

    private static OpenSurveyRules.Otherwise otherwise(Campaign campaign) {
        return new OpenSurveyRules.Otherwise(
                Optional.ofNullable(campaign.audience().touchpoint()),
                campaign.products()
                        .filter(products -> products.size() == 1)
                        .map(products -> products.iterator().next()));
    }

    /** Who sees the campaign sees its answers, so they are about its products. */
    private void requireAllowed(Campaign campaign, OpenSurvey survey) {
        if (!campaign.products()
                .map(products -> products.contains(survey.product()))
                .orElse(true)) {
            throw wrong("product", "must be one of the campaign's products");
        }
        if (!scope.covers(survey.product())) {
            throw new ProblemException(
                    CampaignProblem.PRODUCT_NOT_ALLOWED,
                    "You may only open surveys about your own products",
                    List.of(new Problem.FieldError("product", "must be one of your products")));
        }
    }

    private static ProblemException wrong(String field, String rule) {
        return new ProblemException(
                RequestProblem.INVALID_REQUEST,
                "Some fields break their rules",
                List.of(new Problem.FieldError(field, rule)));
    }

    private void record(UUID id, Change.Action action, @Nullable OpenSurvey before, @Nullable OpenSurvey after) {
        trail.record(id, action, FieldChange.between(state(before), state(after)));
    }

    private JsonNode state(@Nullable OpenSurvey survey) {
        return survey == null ? json.createObjectNode() : json.valueToTree(survey);
    }

    private RestResponse<OpenSurveyView> withEtag(Campaign campaign, OpenSurvey survey) {
        SurveyContent content = surveys.version(survey.surveyId(), survey.surveyVersion())
                .orElseThrow()
                .content();
        String link = links.open(campaign.id(), survey.linkExpiresAt());
        String title = Piping.fill(content.title(), name -> value(name, survey));
        return campaign.edition().ok(OpenSurveyView.of(survey, link, title));
    }

    private static Optional<String> value(String name, OpenSurvey survey) {
        return switch (name) {
            case "product" -> Optional.of(Piping.words(survey.product()));
            case "touchpoint" -> Optional.of(Piping.words(survey.touchpoint()));
            case "channel" -> Optional.of(Piping.words(survey.channel()));
            case "team" -> Optional.ofNullable(survey.team());
            default -> Optional.empty();
        };
    }
}
