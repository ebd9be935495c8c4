package io.heard.testing.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import io.heard.testing.apidocument.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What somebody who knows Heard by its API document alone would miss. */
public final class Gaps {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final ApiDocument document;
    private final List<String> found = new ArrayList<>();

    private Gaps(ApiDocument document) {
        this.document = document;
    }

    /** Each gap in words; none is what a test wants. */
    public static List<String> of(ApiDocument document) {
        var gaps = new Gaps(document);
        document.operations().forEach(gaps::look);
        return gaps.found;
    }

    private void look(Operation operation) {
        require(!operation.summary().isBlank(), operation, "summary");
        for (JsonNode parameter : operation.parameters()) {
            String name = parameter.path("in").asText() + " parameter "
                    + parameter.path("name").asText();
            require(parameter.hasNonNull("description"), operation, "description of " + name);
            require(document.hasExample(parameter), operation, "example of " + name);
        }
        operation
                .requests()
                .forEach(body -> require(
                        document.hasExample(body.getValue()) || body.getKey().startsWith("image/"),
                        operation,
                        "example of a request " + body.getKey()));
        for (String status : operation.statuses()) {
            switch (status.charAt(0)) {
                case '2' -> lookAtSuccess(operation, status);
                case '4', '5' -> lookAtRefusal(operation, status);
                default -> {}
            }
        }
        refusals(operation)
                .forEach(status -> require(operation.statuses().contains(status), operation, "response " + status));
    }

    private void lookAtSuccess(Operation operation, String status) {
        Set<Map.Entry<String, JsonNode>> bodies = operation.responses(status);
        require(status.equals("204") || !bodies.isEmpty(), operation, "body of " + status);
        for (Map.Entry<String, JsonNode> body : bodies) {
            require(body.getValue().has("schema"), operation, "schema of " + status + " " + body.getKey());
            require(
                    !body.getKey().equals(JSON) || document.hasExample(body.getValue()),
                    operation,
                    "example of " + status);
        }
    }

    private void lookAtRefusal(Operation operation, String status) {
        boolean problem = operation.responses(status).stream()
                .anyMatch(
                        body -> body.getKey().equals(PROBLEM) && body.getValue().has("schema"));
        require(problem || isPage(operation), operation, "problem of " + status);
    }

    /** What any endpoint of its kind can refuse. */
    private static Set<String> refusals(Operation operation) {
        Set<String> statuses = new LinkedHashSet<>();
        if (operation.isSecured()) {
            statuses.addAll(List.of("400", "401", "403")); // 400 for a parameter it does not know
        }
        if (!operation.requests().isEmpty() && !isPage(operation)) {
            statuses.add("400");
        }
        if (!operation.parameters("path").isEmpty() && operation.isSecured()) {
            statuses.add("404");
        }
        if (operation.parameters("header").contains("If-Match")) {
            statuses.addAll(List.of("412", "428"));
        }
        return statuses;
    }

    private static boolean isPage(Operation operation) {
        return operation.statuses().stream()
                .flatMap(status -> operation.responses(status).stream())
                .anyMatch(body -> body.getKey().equals("text/html") && !operation.isSecured());
    }

    private void require(boolean holds, Operation operation, String what) {
        if (!holds) {
            found.add(operation + " has no " + what);
        }
    }
}
