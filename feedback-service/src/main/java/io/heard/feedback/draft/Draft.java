package io.heard.feedback.draft;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * An invitation's page as far as it is filled in.
 *
 * @param submissionId of the page it was typed on: once that page is sent, its draft is over
 * @param sequence counts up with every change; the highest is the newest, whatever order they arrive in
 * @param closesAt when the invitation does, and nobody needs it any more
 * @param fields as they stood in the form: verbatims among them, so never logged
 */
public record Draft(
        @BsonId UUID invitationId,
        UUID submissionId,
        long sequence,
        Instant savedAt,
        Instant closesAt,
        List<Field> fields) {

    /** In a list, since names with dots make bad keys in a document. */
    public record Field(String name, List<String> values) {}

    public static Draft of(
            UUID invitationId,
            UUID submissionId,
            long sequence,
            Instant savedAt,
            Instant closesAt,
            Map<String, List<String>> fields) {
        return new Draft(
                invitationId,
                submissionId,
                sequence,
                savedAt,
                closesAt,
                fields.entrySet().stream()
                        .map(field -> new Field(field.getKey(), List.copyOf(field.getValue())))
                        .toList());
    }

    /** By the names of their fields. */
    public Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        fields.forEach(field -> values.put(field.name(), field.values()));
        return values;
    }

    /** What was typed must not reach a log by way of a message. */
    @Override
    public String toString() {
        return "Draft[" + invitationId + "]";
    }
}
