package io.heard.survey.respondent.trace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.hibernate.Session;

/** The rows about a person as they stand in the database. */
@ApplicationScoped
public class TraceRows {

    private final Session session;
    private final ObjectMapper json;

    TraceRows(Session session, ObjectMapper json) {
        this.session = session;
        this.json = json;
    }

    /**
     * The rows of a query in its order, with its column names.
     *
     * @param query of a respondent {@code :id}
     */
    public JsonNode read(String query, UUID respondentId) {
        String rows = session.createNativeQuery(
                        "select cast(coalesce(jsonb_agg(to_jsonb(x)), '[]') as text) from (" + query + ") x",
                        String.class)
                .setParameter("id", respondentId)
                .getSingleResult();
        try {
            return json.readTree(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database writes JSON", e);
        }
    }

    /**
     * How many rows a statement changed or removed.
     *
     * @param statement about a respondent {@code :id}
     */
    public int change(String statement, UUID respondentId) {
        return session.createNativeMutationQuery(statement)
                .setParameter("id", respondentId)
                .executeUpdate();
    }
}
