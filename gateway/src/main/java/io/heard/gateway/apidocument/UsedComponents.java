package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Leaves a document only the components its paths lead to. Services also have pages, and a generator describes whatever
 * classes these are made of.
 */
final class UsedComponents {

    private UsedComponents() {}

    static void keep(ObjectNode document) {
        Set<String> used = reachable(document);
        document.path("components").properties().forEach(section -> {
            if (section.getValue() instanceof ObjectNode content) {
                Set<String> names = new HashSet<>();
                content.fieldNames().forEachRemaining(names::add);
                names.stream()
                        .filter(name -> !used.contains("#/components/" + section.getKey() + "/" + name))
                        .forEach(content::remove);
            }
        });
    }

    private static Set<String> reachable(ObjectNode document) {
        Set<String> reached = new HashSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(document.path("paths"));
        while (!open.isEmpty()) {
            for (JsonNode reference : open.remove().findValues("$ref")) {
                if (reached.add(reference.asText()) && reference.asText().startsWith("#/")) {
                    open.add(document.at(reference.asText().substring(1)));
                }
            }
        }
        return reached;
    }
}
