package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes one OpenAPI document of several. Pure and in a fixed order, so that the same input gives the same bytes.
 *
 * <p>Only paths that programs can reach from outside are taken, and only what these need. A component that two services define differently is kept twice, with the
 * service's name in front, and everything that pointed at it follows. What a service says for all its operations (who may
 * call) is written to each of them, where a merge cannot lose it.
 */
public final class DocumentMerge {

    private static final String BEARER = "bearer";
    private static final Set<String> OPERATIONS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Predicate<String> isPublic;
    private final SortedMap<String, ObjectNode> documents = new TreeMap<>();

    /** @param isPublic whether the gateway has a route for a path, where a template's {@code {id}} reads as a plain word */
    public DocumentMerge(Predicate<String> isPublic) {
        this.isPublic = isPublic;
    }

    /** @param service a short name that can stand before a component's name, like {@code survey} */
    public DocumentMerge add(String service, JsonNode document) {
        ObjectNode copy = document.deepCopy();
        List<String> hidden = new ArrayList<>();
        copy.path("paths").fieldNames().forEachRemaining(path -> {
            if (!isPublic.test(path.replaceAll("\\{[^}]*}", "x"))) {
                hidden.add(path);
            }
        });
        copy.withObject("/paths").remove(hidden);
        UsedComponents.keep(copy);
        documents.put(service, copy);
        return this;
    }

    /** @param server the public address, the only one in the result */
    public ObjectNode merge(String title, String version, String description, String server) {
        ObjectNode merged = NODES.objectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info").put("title", title).put("version", version).put("description", description);
        merged.putArray("servers").addObject().put("url", server);
        new ComponentNames(documents).apply();
        merged.set("tags", tags());
        merged.set("paths", paths());
        merged.set("components", components());
        return merged;
    }

    private ArrayNode tags() {
        SortedMap<String, JsonNode> tags = new TreeMap<>();
        documents
                .values()
                .forEach(document -> document.path("tags")
                        .forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag)));
        return NODES.arrayNode().addAll(tags.values());
    }

    private ObjectNode paths() {
        SortedMap<String, JsonNode> paths = new TreeMap<>();
        documents.forEach((service, document) -> document.path("paths")
                .properties()
                .forEach(path -> {
                    ObjectNode item = path.getValue().deepCopy();
                    completeOperations(item, document.get("security"));
                    if (paths.put(path.getKey(), item) != null) {
                        throw new IllegalStateException("Two services describe " + path.getKey());
                    }
                }));
        return NODES.objectNode().setAll(paths);
    }

    private static void completeOperations(ObjectNode item, @Nullable JsonNode securityOfAll) {
        for (Map.Entry<String, JsonNode> entry : item.properties()) {
            if (OPERATIONS.contains(entry.getKey()) && entry.getValue() instanceof ObjectNode operation) {
                operation.remove("servers");
                JsonNode security = operation.has("security") ? operation.get("security") : securityOfAll;
                operation.set("security", withOneScheme(security));
            }
        }
    }

    /** Services name their scheme as they like; there is one way in, so it has one name. */
    private static ArrayNode withOneScheme(@Nullable JsonNode security) {
        ArrayNode result = NODES.arrayNode();
        if (security == null) {
            return result;
        }
        List<JsonNode> scopes = new ArrayList<>();
        security.forEach(alternative -> alternative.properties().forEach(scheme -> scopes.add(scheme.getValue())));
        if (!scopes.isEmpty()) {
            result.addObject().set(BEARER, scopes.getFirst());
        }
        return result;
    }

    private ObjectNode components() {
        SortedMap<String, SortedMap<String, JsonNode>> sections = new TreeMap<>();
        documents
                .values()
                .forEach(document -> document.path("components")
                        .properties()
                        .forEach(section -> section.getValue()
                                .properties()
                                .forEach(component -> sections.computeIfAbsent(
                                                section.getKey(), ignored -> new TreeMap<>())
                                        .put(component.getKey(), component.getValue()))));
        sections.remove("securitySchemes");
        ObjectNode components = NODES.objectNode();
        sections.forEach(
                (section, content) -> components.set(section, NODES.objectNode().setAll(content)));
        components
                .putObject("securitySchemes")
                .putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token of the realm \"heard\" whose audience holds \"heard-api\".");
        return components;
    }
}
