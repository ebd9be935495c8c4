package io.heard.gateway.firstpage;

import java.util.List;
import java.util.Set;

/** Somewhere a person can go from the first page, if one of their roles allows it. */
enum Destination {
    THEMES("/api/v1/themes", "Complaint themes", "what keeps coming back, most mentions first", Roles.ANALYSTS),
    METRICS("/api/v1/metrics", "Scores", "NPS, CSAT, CES, first response time, response rate", Roles.ANALYSTS),
    RESPONSES("/api/v1/responses", "Responses", "what customers answered, newest first", Roles.LISTENERS),
    CAMPAIGNS("/api/v1/campaigns", "Campaigns", "whom we ask, after which moment, and how often", Roles.PLANNERS),
    SURVEYS("/api/v1/surveys", "Surveys", "what we ask", Roles.PLANNERS);

    private final String path;
    private final String label;
    private final String explanation;
    private final Set<String> roles;

    Destination(String path, String label, String explanation, Set<String> roles) {
        this.path = path;
        this.label = label;
        this.explanation = explanation;
        this.roles = roles;
    }

    static List<Destination> openTo(Set<String> roles) {
        return List.of(values()).stream()
                .filter(destination -> destination.roles.stream().anyMatch(roles::contains))
                .toList();
    }

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    public String explanation() {
        return explanation;
    }

    /** An enum's constants cannot refer to its own static fields. */
    private static final class Roles {

        static final Set<String> ANALYSTS = Set.of("administrator", "campaign-manager", "analyst");
        static final Set<String> LISTENERS = Set.of("administrator", "analyst", "agent");
        static final Set<String> PLANNERS = Set.of("administrator", "campaign-manager");
    }
}
