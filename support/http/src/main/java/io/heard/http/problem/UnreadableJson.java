package io.heard.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;

/** Says what is wrong with JSON that could not be read, in the client's terms. */
public final class UnreadableJson {

    private UnreadableJson() {}

    /**
     * The field at fault and its rule; empty when the text is no JSON at all. Jackson's own messages name our classes and quote
     * the input, so they stay inside.
     */
    public static List<Problem.FieldError> errors(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
            return List.of();
        }
        String rule =
                e instanceof UnrecognizedPropertyException ? "is not a known field" : "has the wrong type or form";
        return List.of(new Problem.FieldError(fieldOf(mapping), rule));
    }

    private static String fieldOf(JsonMappingException e) {
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return field.toString();
    }
}
