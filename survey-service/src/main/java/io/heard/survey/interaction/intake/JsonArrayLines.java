package io.heard.survey.interaction.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.http.problem.Problem;
import io.heard.http.problem.UnreadableJson;
import io.heard.survey.interaction.InteractionDraft;
import io.heard.survey.interaction.intake.InteractionLines.Line.Broken;
import io.heard.survey.interaction.intake.InteractionLines.Line.Read;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The elements of a JSON array, counted from 1. A wrong element harms no other, but where the text stops being JSON nobody can tell
 * where the next one begins.
 */
final class JsonArrayLines implements InteractionLines {

    private final JsonParser parser;
    private final ObjectMapper json;
    private int number;
    private boolean atEnd;

    /** @param parser stands at the start of the array */
    JsonArrayLines(JsonParser parser, ObjectMapper json) {
        this.parser = parser;
        this.json = json;
    }

    @Override
    public Optional<Line> next() throws IOException {
        if (atEnd) {
            return Optional.empty();
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                atEnd = true;
                return parser.nextToken() == null ? Optional.empty() : Optional.of(broken("stands after the array"));
            }
            number++;
            if (token == null) {
                return Optional.of(broken("is missing: the array does not end"));
            }
            return Optional.of(read(json.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(parser)));
        } catch (JsonProcessingException e) {
            return Optional.of(broken("is not valid JSON; it and what follows was not read"));
        }
    }

    private Line read(JsonNode element) {
        if (!element.isObject()) {
            return Broken.because(number, "must be a JSON object");
        }
        try {
            return new Read(number, json.treeToValue(element, InteractionDraft.class), Map.of());
        } catch (JsonProcessingException e) {
            List<Problem.FieldError> errors = UnreadableJson.errors(e);
            return errors.isEmpty() ? Broken.because(number, "has the wrong form") : new Broken(number, errors);
        }
    }

    private Line broken(String rule) {
        atEnd = true;
        return Broken.because(number, rule);
    }
}
