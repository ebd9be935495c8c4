package io.heard.survey.comparison;

import io.heard.survey.campaign.Campaign;
import io.heard.survey.campaign.VisibleCampaigns;
import io.heard.survey.campaign.variant.Variant;
import io.heard.survey.comparison.VariantResultView.Difference;
import io.heard.survey.invitation.VariantTallies;
import io.heard.survey.invitation.VariantTally;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** What the variants of a campaign brought. */
@Path("/api/v1/campaigns/{id}/variants")
@RolesAllowed({"campaign-manager", "administrator"})
@Tag(name = "Campaigns")
@APIResponse(responseCode = "401", ref = "Unauthorized")
@APIResponse(responseCode = "403", ref = "Forbidden")
public class VariantResource {

    static final String RESULT = """
            {"items": [
              {"id": "usual", "share": 50, "invited": 1010, "sent": 1000, "answered": 120, "responseRate": 0.12,
               "atLeast": 0.1013, "atMost": 0.1416, "difference": null},
              {"id": "friendly", "share": 50, "invited": 1012, "sent": 1000, "answered": 160, "responseRate": 0.16,
               "atLeast": 0.1386, "atMost": 0.184, "difference": {"verdict": "REAL", "chance": 0.01, "answersStillNeeded": null}}]}""";

    @Schema(description = "The variants of a campaign, the first one first")
    record VariantResults(List<VariantResultView> items) {}

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
                            + RateComparison.FEWEST_MAILS + " mails, and 10 customers who answered and 10 who did not.")
    @APIResponse(
            responseCode = "200",
            description =
                    "Every variant; those the campaign does not use any more come last, without a share. Empty when the "
                            + "campaign has one way to ask",
            content = @Content(examples = @ExampleObject(name = "two-subjects", value = RESULT)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public VariantResults compare(@RestPath UUID id) {
        Campaign campaign = campaigns.get(id);
        Map<String, VariantTally> counted = new LinkedHashMap<>();
        for (Variant variant : campaign.variants()) {
            counted.put(variant.id(), VariantTally.none(variant.id()));
        }
        tallies.of(id).forEach(tally -> counted.put(tally.variant(), tally));
        List<VariantTally> ordered = List.copyOf(counted.values());
        List<VariantResultView> results = new ArrayList<>();
        for (VariantTally tally : ordered) {
            ResponseRate rate = rate(tally);
            Difference difference = results.isEmpty()
                    ? null
                    : Difference.of(RateComparison.of(rate(ordered.getFirst()), rate, ordered.size() - 1));
            Integer share = campaign.variants().stream()
                    .filter(variant -> variant.id().equals(tally.variant()))
                    .map(Variant::share)
                    .findFirst()
                    .orElse(null);
            results.add(VariantResultView.of(tally.variant(), share, tally.invited(), rate, difference));
        }
        return new VariantResults(results);
    }

    private static ResponseRate rate(VariantTally tally) {
        return new ResponseRate(tally.sent(), tally.answered());
    }
}
