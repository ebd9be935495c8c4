package io.heard.survey.respondent.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Everything we keep about one person. */
@Schema(
        name = "RespondentExport",
        description = "Everything survey-service keeps about one person, and where the rest is")
record ExportView(
        Instant exportedAt,
        RespondentView respondent,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "By kind: the person, refused topics, addresses that get no mails, changes by staff, interactions, "
                                + "decisions with their gates, invitations, missed turns, and what was told about mails")
        Map<String, JsonNode> kept,

        @Schema(description = "What other services keep about the same person; read them with the same token")
        List<Elsewhere> elsewhere) {

    /** A part of the export that another service gives. */
    @Schema(name = "ExportElsewhere", description = "A part of the export that another service gives")
    record Elsewhere(
            @Schema(examples = "answers, verbatims included")
            String what,

            @Schema(examples = "/api/v1/responses?customerId=0198c0de-0000-7000-8000-000000000004")
            String address) {}

    record Kept(RespondentView respondent, Map<String, JsonNode> kept) {}
}
