package io.heard.gateway.firstpage;

import io.heard.gateway.routing.Route;
import io.heard.gateway.routing.RouteTable;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Somewhere a person can go from the first page, if one of their roles opens the way. */
enum Destination {
    THEMES("/api/v1/themes", "Complaint themes", "what keeps coming back, most mentions first"),
    METRICS("/api/v1/metrics", "Scores", "NPS, CSAT, CES, first response time, response rate"),
    RESPONSES("/api/v1/responses", "Responses", "what customers answered"),
    CAMPAIGNS("/api/v1/campaigns", "Campaigns", "whom we ask, after which moment, and how often"),
    SURVEYS("/api/v1/surveys", "Surveys", "what we ask");

    private final String path;
    private final String label;
    private final String explanation;

    Destination(String path, String label, String explanation) {
        this.path = path;
        this.label = label;
        this.explanation = explanation;
    }

    static List<Destination> openTo(Set<String> roles) {
        return List.of(values()).stream()
                .filter(destination -> RouteTable.find(destination.path)
                        .map(Route::roles)
                        .filter(allowed -> !Collections.disjoint(allowed, roles))
                        .isPresent())
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
}
