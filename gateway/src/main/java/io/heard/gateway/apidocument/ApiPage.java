package io.heard.gateway.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The API document as a page: what there is, in plain HTML. Programs and tools take the JSON. */
@CheckedTemplate(defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ApiPage(List<Chapter> chapters) implements TemplateInstance {

    /** All operations on one kind of thing. */
    record Chapter(String title, List<Operation> operations) {

        static List<Chapter> of(JsonNode document) {
            SortedMap<String, List<Operation>> chapters = new TreeMap<>();
            document.path("paths")
                    .properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(entry -> entry.getValue().has("responses"))
                            .forEach(
                                    entry -> chapters.computeIfAbsent(noun(path.getKey()), ignored -> new ArrayList<>())
                                            .add(Operation.of(entry.getKey(), path.getKey(), entry.getValue()))));
            return chapters.entrySet().stream()
                    .map(chapter -> new Chapter(chapter.getKey(), List.copyOf(chapter.getValue())))
                    .toList();
        }

        /** {@code campaigns} of {@code /api/v1/campaigns/{id}/activation}; the pages of respondents are one kind. */
        private static String noun(String path) {
            String[] parts = path.split("/", -1);
            return parts.length > 3 && parts[1].equals("api") ? parts[3] : "pages";
        }
    }

    /** One thing a program can do. */
    record Operation(String method, String path, String summary, String description) {

        static Operation of(String method, String path, JsonNode operation) {
            return new Operation(
                    method.toUpperCase(Locale.ROOT),
                    path,
                    operation.path("summary").asText(),
                    operation.path("description").asText());
        }
    }
}
