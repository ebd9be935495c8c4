package io.heard.local.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heard.local.client.CampaignDesk;
import io.heard.local.client.Json;
import io.heard.local.client.PlatformApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tidewick, a provider of broadband and mobile lines that does not exist: what it asks, and when. */
public final class Company {

    static final String NAME = "Tidewick";

    public static final String CSAT = "satisfaction";
    public static final String CES = "ease";
    public static final String NPS = "recommendation";
    public static final String TEXT = "what-happened";

    /** Longest answer to a long text question, in characters. */
    static final int LONGEST_TEXT = 5000;

    static final String BROADBAND = "broadband";
    static final String MOBILE = "mobile";

    /** The moments a customer deals with Tidewick. */
    static final List<String> TOUCHPOINTS = List.of("support-call", "support-chat", "delivery", "purchase");

    private static final Map<String, String> CAMPAIGNS = Map.of(
            "support-call", "Tidewick: after a support call",
            "support-chat", "Tidewick: after a support chat",
            "delivery", "Tidewick: after a delivery",
            "purchase", "Tidewick: after a purchase");

    private Company() {}

    /** The live campaign of each touchpoint, in the order of {@link #TOUCHPOINTS}. */
    static Map<String, String> liveCampaigns(PlatformApi api) {
        CampaignDesk desk = new CampaignDesk(api);
        String survey = publishedSurvey(api);
        Map<String, String> ids = new LinkedHashMap<>();
        for (String touchpoint : TOUCHPOINTS) {
            String name = CAMPAIGNS.getOrDefault(touchpoint, touchpoint);
            ids.put(touchpoint, desk.liveCampaign(name, survey, touchpoint));
        }
        return ids;
    }

    /** The id of Tidewick's survey; each of its questions may be left out. */
    public static String publishedSurvey(PlatformApi api) {
        return new CampaignDesk(api).publishedSurvey(survey());
    }

    private static ObjectNode survey() {
        ObjectNode survey = Json.object()
                .put("title", "How did we do?")
                .put("language", "en")
                .put(
                        "introduction",
                        "You were in touch with Tidewick a little while ago. It takes a minute to tell us how it went, and"
                                + " you can leave out whatever you like.")
                .put("thanks", "Thank you. Somebody will read this, and it helps us to do better.");
        ArrayNode questions = survey.putArray("questions");
        questions.add(CampaignDesk.question(CSAT, "CSAT", "How satisfied were you with how we treated you?"));
        questions.add(CampaignDesk.question(CES, "CES", "It was easy to get what I needed."));
        questions.add(CampaignDesk.question(NPS, "NPS", "How likely are you to recommend Tidewick to a friend?"));
        questions.add(CampaignDesk.question(TEXT, "LONG_TEXT", "What happened, in your own words?"));
        return survey;
    }
}
