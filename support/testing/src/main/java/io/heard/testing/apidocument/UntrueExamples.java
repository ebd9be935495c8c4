package io.heard.testing.apidocument;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples that break the schema they illustrate.
 *
 * <p>Stricter than the schemas in one way: an example may hold nothing that its schema does not know, since a service refuses it
 * and never answers it. Milder in one: an absent value may be written as null, as the services themselves do.
 */
public final class UntrueExamples {

    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig WITH_FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode components;
    private final List<String> found = new ArrayList<>();

    private UntrueExamples(JsonNode components) {
        this.components = components;
    }

    /** Each broken rule in words; none is what a test wants. */
    public static List<String> in(ApiDocument document) {
        var untrue = new UntrueExamples(strict(document.components()));
        for (ApiDocument.Operation operation : document.operations()) {
            operation
                    .parameters()
                    .forEach(parameter ->
                            untrue.look(operation + " " + parameter.path("name").asText(), parameter));
            operation.requests().forEach(body -> untrue.look(operation + " request " + body.getKey(), body.getValue()));
            operation
                    .statuses()
                    .forEach(status -> operation
                            .responses(status)
                            .forEach(body -> untrue.look(operation + " " + status, body.getValue())));
        }
        document.components()
                .path("schemas")
                .properties()
                .forEach(schema -> untrue.lookInside(schema.getKey(), schema.getValue()));
        return untrue.found;
    }

    private void look(String place, JsonNode described) {
        if (described.has("schema")) {
            if (described.has("example")) {
                compare(place, described.path("example"), described.path("schema"));
            }
            described
                    .path("examples")
                    .properties()
                    .forEach(example -> compare(
                            place + " " + example.getKey(),
                            example.getValue().path("value"),
                            described.path("schema")));
        }
    }

    /** Examples that stand in a schema. */
    private void lookInside(String place, JsonNode schema) {
        schema.path("examples").forEach(example -> compare(place, example, schema));
        schema.path("properties")
                .properties()
                .forEach(property -> lookInside(place + "." + property.getKey(), property.getValue()));
    }

    private void compare(String place, JsonNode example, JsonNode described) {
        JsonNode strict = strict(described);
        if (strict instanceof ObjectNode root) {
            JsonSchema schema = SCHEMAS.getSchema(root.set("components", components), WITH_FORMATS);
            schema.validate(withoutNulls(example)).forEach(broken -> found.add(place + ": " + broken.getMessage()));
        }
    }

    /** A copy in which objects hold what is named and nothing else. */
    private static JsonNode strict(JsonNode schema) {
        return switch (schema) {
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(member -> copy.set(member.getKey(), strict(member.getValue())));
                if (object.path("properties").isObject() && !object.has("additionalProperties")) {
                    copy.put("additionalProperties", false);
                }
                yield copy;
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode();
                array.forEach(item -> copy.add(strict(item)));
                yield copy;
            }
            default -> schema;
        };
    }

    private static JsonNode withoutNulls(JsonNode example) {
        JsonNode copy = example.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
        }
        node.forEach(UntrueExamples::dropNulls);
    }
}
