package io.heard.survey.comparison;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.VisibleCampaigns;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.campaign.variant.VariantHistory;
import io.heard.survey.comparison.VariantResultView.Difference;
import io.heard.survey.invitation.VariantTallies;
import io.heard.survey.invitation.VariantTally;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What the variants of a campaign brought. */
@Path("/api/v1/campaigns/{id}/variants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
public class VariantResource {

    static final String RESULT = """
            {"since": "2026-03-01T12:00:00Z", "items": [
              {"id": "usual", "subject": null, "surveyVersion": 3, "share": 50, "invited": 1010, "sent": 1000, "answered": 120, "responseRate": 0.12,
               "atLeast": 0.1013, "atMost": 0.1416, "difference": null},
              {"id": "friendly", "subject": "How did we do?", "surveyVersion": 3, "share": 50, "invited": 1012, "sent": 1000,
               "answered": 160, "responseRate": 0.16, "atLeast": 0.1386, "atMost": 0.184, "difference": {"verdict": "REAL", "chance": 0.01, "answersStillNeeded": null}}]}""";

    @Schema(description = "The variants of a campaign, the first one first")
    record VariantResults(
            List<VariantResultView> items,

            @Schema(description = "When the present round began; null while nothing is compared") @Nullable
            Instant since) {}

    private final VisibleCampaigns campaigns;
    private final VariantTallies tallies;

    VariantResource(VisibleCampaigns campaigns, VariantTallies tallies) {
        this.campaigns = campaigns;
        this.tallies = tallies;
    }

    @GET
    @Transactional
    @Operation(
            summary = "Compare a campaign's variants",
            description =
                    "How many were asked and answered with each, the response rate with its 95 % interval, and whether it "
                            + "really differs from that of the first variant. Nobody wins on too few: both need at least "
                            + RateComparison.FEWEST_MAILS + " mails, and 10 customers who answered and 10 who did not. "
                            + "Counts what was decided since the variants run with their present shares (`since`): "
                            + "from before, one could have more of the good weeks than another.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Every variant; those the campaign does not use any more come last, with all they ever brought, without "
                            + "a share and compared with nothing. Empty when the campaign has one way to ask",
            content =
                    @Content(
                            schema = @Schema(implementation = VariantResults.class),
                            examples = @ExampleObject(name = "two-subjects", value = RESULT)))
    public VariantResults compare(@RestPath UUID id) {
        Campaign campaign = campaigns.get(id);
        VariantHistory history = campaign.variantHistory();
        Map<String, VariantTally> round =
                history.since() == null ? Map.of() : byVariant(tallies.of(id, history.since()));
        List<VariantResultView> results = new ArrayList<>();
        ResponseRate first = null;
        for (Variant variant : campaign.variants()) {
            VariantTally tally = round.getOrDefault(variant.id(), VariantTally.none(variant.id()));
            ResponseRate rate = rate(tally);
            boolean compared = history.shares().containsKey(variant.id());
            Difference difference = compared && first != null
                    ? Difference.of(
                            RateComparison.of(first, rate, history.shares().size() - 1))
                    : null;
            if (compared && first == null) {
                first = rate;
            }
            results.add(result(tally, history, variant.share(), difference));
        }
        byVariant(tallies.of(id, Instant.EPOCH)).values().stream()
                .filter(tally -> results.stream().noneMatch(shown -> shown.id().equals(tally.variant())))
                .map(tally -> result(tally, history, null, null))
                .forEach(results::add);
        return new VariantResults(results, history.shares().isEmpty() ? null : history.since());
    }

    private static Map<String, VariantTally> byVariant(List<VariantTally> counted) {
        Map<String, VariantTally> byVariant = new LinkedHashMap<>();
        counted.forEach(tally -> byVariant.put(tally.variant(), tally));
        return byVariant;
    }

    private static VariantResultView result(
            VariantTally tally, VariantHistory history, @Nullable Integer share, @Nullable Difference difference) {
        return VariantResultView.of(
                tally, history.treatment(tally.variant()).orElse(null), share, rate(tally), difference);
    }

    private static ResponseRate rate(VariantTally tally) {
        return new ResponseRate(tally.sent(), tally.answered());
    }
}
