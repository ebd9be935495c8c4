package io.heard.survey.dryrun;

import io.heard.contracts.event.QuestionType;
import io.heard.http.problem.Fields;
import io.heard.http.problem.ProblemException;
import io.heard.http.scope.ProductScope;
import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.VisibleCampaigns;
import io.heard.survey.design.Surveys;
import io.heard.survey.design.content.Question;
import io.heard.survey.invitation.PastInvitations;
import io.heard.survey.invitation.PastInvitations.Answered;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What a campaign would do. */
@Path("/api/v1/campaigns/{id}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class DryRunResource {

    static final String REQUEST = """
            {"days": 30}""";

    static final String RESULT = """
            {"from": "2026-02-01T12:00:00Z", "to": "2026-03-03T12:00:00Z", "interactions": 4200, "isSample": false,
             "sampleShare": 1.0, "asked": 1340, "deferred": 60, "skipped": [{"gate": "RULE", "interactions": 2500},
             {"gate": "ADDRESS", "interactions": 40}, {"gate": "CONTACT_CAP", "interactions": 320}], "customers": 1310,
             "customersAskedAgain": 30, "daysOverBudget": 0, "responseRate": {"value": 0.18, "source": "CAMPAIGN", "mails": 900},
             "score": "CSAT", "expectedAnswers": 241.2, "plusMinus": 6.3, "segments": [{"by": "PRODUCT", "value": "mobile",
             "interactions": 1660, "asked": 1340, "expectedAnswers": 241.2, "plusMinus": 6.3}],
             "assumptions": ["Other campaigns have asked customers as they did"]}""";

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 90;

    /** The gateway waits 30 s for the answer, and one more page may take its time after this. */
    static final Duration LONGEST = Duration.ofSeconds(15);

    /** Each reads much: more at once would take the database from those who decide and send. */
    private final Semaphore places = new Semaphore(2);

    private final VisibleCampaigns campaigns;
    private final Surveys surveys;
    private final PastInvitations invitations;
    private final ProductScope products;
    private final DryRunner runner;
    private final Clock clock;
    private final CurrentVertxRequest request;

    DryRunResource(
            VisibleCampaigns campaigns,
            Surveys surveys,
            PastInvitations invitations,
            ProductScope products,
            DryRunner runner,
            Clock clock,
            CurrentVertxRequest request) {
        this.campaigns = campaigns;
        this.surveys = surveys;
        this.invitations = invitations;
        this.products = products;
        this.runner = runner;
        this.clock = clock;
        this.request = request;
    }

    @POST
    @Operation(
            summary = "Try a campaign against the past",
            description =
                    "Holds the campaign, or other settings for it, against the interactions of the last days: how many "
                            + "customers it would have asked, why not the others, how many answers to expect and how exact the score "
                            + "would be in each part. Changes and sends nothing. Above 200000 interactions some customers stand for all. "
                            + "Ends after 15 seconds, or when its caller has gone.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "last-month", value = REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "What it would have done",
            content =
                    @Content(
                            schema = @Schema(implementation = DryRunView.class),
                            examples = @ExampleObject(name = "last-month", value = RESULT)))
    @APIResponse(responseCode = "422", description = "It took too long; try fewer days")
    @APIResponse(responseCode = "429", description = "Others are trying theirs; try again in a moment")
    public DryRunView dryRun(@RestPath UUID id, @NotNull DryRunDraft draft) {
        Campaign campaign = QuarkusTransaction.requiringNew().call(() -> campaign(id, draft));
        DryRunner.Scope scope = scope(draft);
        if (!places.tryAcquire()) {
            throw new ProblemException(DryRunProblem.TOO_MANY_DRY_RUNS, "Try again in a moment");
        }
        try {
            DryRunner.Run run = runner.run(campaign, scope, DryRunner.MOST_INTERACTIONS, giveUp());
            return QuarkusTransaction.requiringNew()
                    .call(() -> new DryRunReport(scope, run, rate(campaign), score(campaign)).view());
        } finally {
            places.release();
        }
    }

    /** Whoever waits no longer must not keep others from their dry run. */
    private BooleanSupplier giveUp() {
        Instant end = clock.instant().plus(LONGEST);
        HttpServerResponse response = request.getCurrent().response();
        return () -> response.closed() || clock.instant().isAfter(end);
    }

    private Campaign campaign(UUID id, DryRunDraft draft) {
        return draft.settings() == null ? campaigns.get(id) : campaigns.asIf(id, draft.settings(), "settings.");
    }

    private DryRunner.Scope scope(DryRunDraft draft) {
        var fields = new Fields();
        int days = draft.days() == null ? USUAL_DAYS : draft.days();
        fields.require(days >= 1 && days <= MOST_DAYS, "days", "must be a whole number from 1 to " + MOST_DAYS);
        String history = Objects.requireNonNullElse(draft.history(), "ACTUAL");
        fields.require(
                history.equals("ACTUAL") || history.equals("EMPTY"), "history", "must be one of ACTUAL and EMPTY");
        fields.refuseIfWrong();
        Instant now = clock.instant();
        return new DryRunner.Scope(
                now.minus(Duration.ofDays(days)), now, products.products(), history.equals("ACTUAL"));
    }

    private ExpectedRate rate(Campaign campaign) {
        return rate(invitations.ofCampaign(campaign.id()), ExpectedRate.Source.CAMPAIGN)
                .or(() -> Optional.ofNullable(campaign.audience().touchpoint())
                        .flatMap(touchpoint -> rate(
                                invitations.ofTouchpoint(touchpoint, products.products()),
                                ExpectedRate.Source.TOUCHPOINT)))
                .orElse(ExpectedRate.ASSUMED);
    }

    private static Optional<ExpectedRate> rate(Answered seen, ExpectedRate.Source source) {
        return seen.sent() < ExpectedRate.FEWEST_MAILS
                ? Optional.empty()
                : Optional.of(new ExpectedRate(
                        Math.round(1000.0 * seen.answered() / seen.sent()) / 1000.0, source, seen.sent()));
    }

    private Optional<QuestionType> score(Campaign campaign) {
        return surveys.newest(campaign.surveyId())
                .flatMap(version -> version.content().firstScore())
                .map(Question::type);
    }
}
