package io.heard.testing.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The API document of the service under test. */
public final class ApiDocument {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode root;

    ApiDocument(JsonNode root) {
        this.root = root;
    }

    /** The one that the test's build of the service wrote. */
    public static ApiDocument generated() {
        try {
            return new ApiDocument(new ObjectMapper()
                    .readTree(Path.of("target", "openapi", "openapi.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        root.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> operations.add(
                                new Operation(operation.getKey(), path.getKey(), operation.getValue()))));
        return operations;
    }

    JsonNode components() {
        return root.path("components");
    }

    /** What a node stands for: itself, or what it refers to. */
    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isTextual() ? root.at(reference.asText().substring(1)) : node;
    }

    /** One method of one path. */
    public final class Operation {

        private final String method;
        private final String path;
        private final JsonNode described;

        private Operation(String method, String path, JsonNode described) {
            this.method = method;
            this.path = path;
            this.described = described;
        }

        public boolean isGet() {
            return method.equals("get");
        }

        public String path() {
            return path;
        }

        /** For a test's output. */
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        String summary() {
            return described.path("summary").asText();
        }

        /** Only with an access token. */
        boolean isSecured() {
            return !described.path("security").isEmpty();
        }

        List<JsonNode> parameters() {
            List<JsonNode> parameters = new ArrayList<>();
            described.path("parameters").forEach(parameter -> parameters.add(resolved(parameter)));
            return parameters;
        }

        List<String> parameters(String place) {
            return parameters().stream()
                    .filter(parameter -> parameter.path("in").asText().equals(place))
                    .map(parameter -> parameter.path("name").asText())
                    .toList();
        }

        /** Kinds of bodies it takes, by media type. */
        Set<Map.Entry<String, JsonNode>> requests() {
            return resolved(described.path("requestBody")).path("content").properties();
        }

        Set<Map.Entry<String, JsonNode>> responses(String status) {
            return resolved(described.path("responses").path(status))
                    .path("content")
                    .properties();
        }

        List<String> statuses() {
            return described.path("responses").properties().stream()
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    /** True when a parameter or a kind of body comes with an example, of its own or of its schema. */
    boolean hasExample(JsonNode described) {
        JsonNode schema = resolved(described.path("schema"));
        return described.has("example")
                || !described.path("examples").isEmpty()
                || !schema.path("examples").isEmpty();
    }
}
