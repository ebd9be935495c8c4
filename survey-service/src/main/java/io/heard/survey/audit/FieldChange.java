package io.heard.survey.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of one field; null where it had, or has, no value. */
@Schema(description = "What became of one field")
public record FieldChange(
        @Schema(examples = "samplePercent") String field,

        @Schema(implementation = Object.class, examples = "100")
        JsonNode from,

        @Schema(implementation = Object.class, examples = "40")
        JsonNode to) {

    /** The fields in which two states differ, in alphabetical order. */
    public static List<FieldChange> between(JsonNode before, JsonNode after) {
        var fields = new TreeSet<String>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        List<FieldChange> changes = new ArrayList<>();
        for (String field : fields) {
            JsonNode from = value(before, field);
            JsonNode to = value(after, field);
            if (!from.equals(to)) {
                changes.add(new FieldChange(field, from, to));
            }
        }
        return changes;
    }

    private static JsonNode value(JsonNode state, String field) {
        JsonNode value = state.get(field);
        return value == null ? NullNode.getInstance() : value;
    }
}
