package io.heard.feedback.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft as an administrator reads it. */
@Schema(name = "Draft", description = "What a customer filled in and did not send", examples = UnsentView.EXAMPLE)
record UnsentView(
        UUID invitationId,
        Instant savedAt,

        @Schema(description = "When it goes, sent or not") Instant closesAt,

        @Schema(description = "As typed, by the fields of the form: a question's id, or its id with `.other`")
        Map<String, List<String>> fields) {

    static final String EXAMPLE = """
            {"invitationId":"0197c7a2-4b4f-7c31-9d2a-5f0e5c3b7a11","savedAt":"2026-03-02T17:40:13.120Z",
            "closesAt":"2026-03-16T17:40:13.120Z","fields":{"satisfied":["2"],"reason":["I was on hold for an hour"]}}""";

    static UnsentView of(Draft draft) {
        return new UnsentView(draft.invitationId(), draft.savedAt(), draft.closesAt(), draft.values());
    }

    @Override
    public String toString() {
        return "UnsentView[" + invitationId + "]";
    }
}
