package io.heard.survey.respondent.trace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;

/** What a room keeps about a respondent. Each that does implements it, so that no export or erasure passes it over. */
public interface PersonalTraces {

    /** Everything, by kind, for the person to read. */
    Map<String, JsonNode> of(UUID respondentId);

    /**
     * Removes what tells who the person is, and keeps that anything more is sent. Part of the caller's transaction.
     */
    Erased erase(UUID respondentId);
}
