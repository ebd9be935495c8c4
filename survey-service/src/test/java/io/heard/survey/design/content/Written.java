package io.heard.survey.design.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Surveys as authors write them. */
public final class Written {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Written() {}

    /** A survey in English with these questions, as JSON. */
    public static SurveyContent questions(String... questions) {
        return survey("\"questions\": [" + String.join(",", questions) + "]");
    }

    /** @param fields all but title and language */
    public static SurveyContent survey(String fields) {
        return read("{\"title\": \"How was it?\", \"language\": \"en\", " + fields + "}");
    }

    static SurveyContent read(String draft) {
        try {
            return SurveyRules.read(JSON.readValue(draft, SurveyDraft.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
