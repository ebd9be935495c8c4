package io.heard.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.local.client.Caller;
import io.heard.local.client.PlatformApi;
import java.util.Collection;
import java.util.Map;

/**
 * What the platform has counted, of the numbers that can only grow; two of them tell what happened in between.
 *
 * @param responses to the campaigns
 * @param firstResponses interactions about the products that somebody responded to
 * @param verbatims about the products
 * @param waiting verbatims about the products whose themes are not known yet
 */
public record Counted(
        long responses,
        long sent,
        long answered,
        long csat,
        long ces,
        long promoters,
        long passives,
        long detractors,
        long firstResponses,
        long verbatims,
        long waiting) {

    private static final Counted NOTHING = new Counted(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public static Counted now(PlatformApi api, Collection<String> campaignIds, Collection<String> products) {
        Counted total = NOTHING;
        for (String campaign : campaignIds) {
            total = total.plus(ofCampaign(api.get(Caller.REPORTS, "/api/v1/metrics", Map.of("campaignId", campaign))));
        }
        for (String product : products) {
            total = total.plus(ofProduct(
                    api.get(Caller.REPORTS, "/api/v1/metrics/first-response-time", Map.of("product", product)),
                    api.get(Caller.REPORTS, "/api/v1/themes", Map.of("product", product, "pageSize", "1"))));
        }
        return total;
    }

    private static Counted ofCampaign(JsonNode metrics) {
        return new Counted(
                metrics.path("responses").asLong(),
                metrics.at("/responseRate/sent").asLong(),
                metrics.at("/responseRate/answered").asLong(),
                metrics.at("/csat/count").asLong(),
                metrics.at("/ces/count").asLong(),
                metrics.at("/nps/promoters").asLong(),
                metrics.at("/nps/passives").asLong(),
                metrics.at("/nps/detractors").asLong(),
                0,
                0,
                0);
    }

    private static Counted ofProduct(JsonNode firstResponseTime, JsonNode themes) {
        return new Counted(
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                firstResponseTime.path("count").asLong(),
                themes.path("verbatims").asLong(),
                themes.path("waiting").asLong());
    }

    private Counted plus(Counted other) {
        return sum(other, 1);
    }

    /** What was counted since then. What waits is what waits now. */
    public Counted since(Counted earlier) {
        Counted difference = sum(earlier, -1);
        return new Counted(
                difference.responses,
                difference.sent,
                difference.answered,
                difference.csat,
                difference.ces,
                difference.promoters,
                difference.passives,
                difference.detractors,
                difference.firstResponses,
                difference.verbatims,
                waiting);
    }

    private Counted sum(Counted other, int sign) {
        return new Counted(
                responses + sign * other.responses,
                sent + sign * other.sent,
                answered + sign * other.answered,
                csat + sign * other.csat,
                ces + sign * other.ces,
                promoters + sign * other.promoters,
                passives + sign * other.passives,
                detractors + sign * other.detractors,
                firstResponses + sign * other.firstResponses,
                verbatims + sign * other.verbatims,
                waiting + sign * other.waiting);
    }
}
