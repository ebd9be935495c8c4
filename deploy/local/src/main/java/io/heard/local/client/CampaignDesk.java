package io.heard.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Prepares surveys and campaigns, or takes up those of the same name that are there already. */
public final class CampaignDesk {

    private static final String SURVEYS = "/api/v1/surveys";
    private static final String CAMPAIGNS = "/api/v1/campaigns";

    private final PlatformApi api;

    public CampaignDesk(PlatformApi api) {
        this.api = api;
    }

    /**
     * A published survey with this title.
     *
     * @param draft as {@code POST /api/v1/surveys} takes it
     * @return the survey's id
     */
    public String publishedSurvey(ObjectNode draft) {
        String id = idOf(SURVEYS, "title", draft.path("title").asText())
                .orElseGet(() -> api.post(Caller.CAMPAIGN_DESK, SURVEYS, draft)
                        .path("id")
                        .asText());
        api.put(Caller.CAMPAIGN_DESK, SURVEYS + "/" + id + "/publication");
        return id;
    }

    /**
     * A live campaign of this name that asks everybody at once.
     *
     * @return the campaign's id
     */
    public String liveCampaign(String name, String surveyId, String touchpoint) {
        return liveCampaign(name, surveyId, touchpoint, Duration.ZERO);
    }

    /** The same, but asks only so long after the end of an interaction. */
    public String liveCampaign(String name, String surveyId, String touchpoint, Duration delay) {
        ObjectNode draft = Json.object()
                .put("name", name)
                .put("surveyId", surveyId)
                .put("touchpoint", touchpoint)
                .put("delay", delay.toString())
                .put("quietPeriod", "P30D")
                .put("maximumAge", "P120D")
                .put("linkLifetime", "P14D")
                .put("samplePercent", 100)
                // Whatever else asks on this platform waits.
                .put("priority", 9);
        draft.putObject("topicNames").put("en", inWords(touchpoint));
        String id = idOf(CAMPAIGNS, "name", name)
                .orElseGet(() -> api.post(Caller.CAMPAIGN_DESK, CAMPAIGNS, draft)
                        .path("id")
                        .asText());
        api.put(Caller.CAMPAIGN_DESK, CAMPAIGNS + "/" + id + "/activation");
        return id;
    }

    /** As customers read it. */
    private static String inWords(String touchpoint) {
        return Character.toUpperCase(touchpoint.charAt(0))
                + touchpoint.substring(1).replace('-', ' ');
    }

    public void pause(String campaign) {
        api.delete(Caller.CAMPAIGN_DESK, CAMPAIGNS + "/" + campaign + "/activation");
    }

    public void resume(String campaign) {
        api.put(Caller.CAMPAIGN_DESK, CAMPAIGNS + "/" + campaign + "/activation");
    }

    private Optional<String> idOf(String path, String field, String value) {
        return api.list(Caller.CAMPAIGN_DESK, path, Map.of("pageSize", "100")).stream()
                .filter(item -> item.path(field).asText().equals(value))
                .map(item -> item.path("id").asText())
                .findFirst();
    }

    /** A question as {@code POST /api/v1/surveys} takes it; nobody has to answer it. */
    public static JsonNode question(String id, String type, String text) {
        return Json.object().put("id", id).put("type", type).put("text", text).put("required", false);
    }
}
