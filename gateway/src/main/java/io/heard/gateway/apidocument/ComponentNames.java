package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Renames components that carry the same name in two documents and mean different things. Two components are the same only
 * if all they refer to is the same too, so a difference spreads to whatever points at it.
 */
final class ComponentNames {

    private static final String REFERENCE = "#/components/";

    private final SortedMap<String, ObjectNode> documents;
    private final Map<String, JsonNode> seen = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    ComponentNames(SortedMap<String, ObjectNode> documents) {
        this.documents = documents;
    }

    void apply() {
        documents.values().forEach(this::compare);
        boolean spreading = true;
        while (spreading) {
            spreading = documents.values().stream().map(this::spread).reduce(false, Boolean::logicalOr);
        }
        documents.forEach((service, document) -> {
            renameKeys(service, document);
            follow(service, document);
        });
    }

    private void compare(ObjectNode document) {
        forEachComponent(document, (key, component) -> {
            JsonNode before = seen.putIfAbsent(key, component);
            if (before != null && !before.equals(component)) {
                ambiguous.add(key);
            }
        });
    }

    private boolean spread(ObjectNode document) {
        int known = ambiguous.size();
        forEachComponent(document, (key, component) -> {
            if (pointsAtAmbiguous(component)) {
                ambiguous.add(key);
            }
        });
        return ambiguous.size() > known;
    }

    private boolean pointsAtAmbiguous(JsonNode node) {
        return node.findValues("$ref").stream()
                .map(JsonNode::asText)
                .filter(reference -> reference.startsWith(REFERENCE))
                .anyMatch(reference -> ambiguous.contains(reference.substring(REFERENCE.length())));
    }

    private void renameKeys(String service, ObjectNode document) {
        document.path("components").properties().forEach(section -> {
            ObjectNode content = (ObjectNode) section.getValue();
            Set<String> names = new HashSet<>();
            content.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(name -> ambiguous.contains(section.getKey() + "/" + name))
                    .forEach(name -> content.set(prefixed(service, name), content.remove(name)));
        });
    }

    private void follow(String service, JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get("$ref");
            if (reference instanceof TextNode text && text.asText().startsWith(REFERENCE)) {
                String key = text.asText().substring(REFERENCE.length());
                if (ambiguous.contains(key)) {
                    int slash = key.indexOf('/');
                    object.put(
                            "$ref",
                            REFERENCE + key.substring(0, slash + 1) + prefixed(service, key.substring(slash + 1)));
                }
            }
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            node.forEach(child -> follow(service, child));
        }
    }

    private static String prefixed(String service, String name) {
        return service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1) + name;
    }

    private static void forEachComponent(ObjectNode document, ComponentVisitor visitor) {
        document.path("components")
                .properties()
                .forEach(section -> section.getValue()
                        .properties()
                        .forEach(component ->
                                visitor.visit(section.getKey() + "/" + component.getKey(), component.getValue())));
    }

    private interface ComponentVisitor {

        void visit(String key, JsonNode component);
    }
}
