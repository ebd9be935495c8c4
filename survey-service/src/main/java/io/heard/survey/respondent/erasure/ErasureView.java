package io.heard.survey.respondent.erasure;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The receipt of an erasure. */
@Schema(name = "ErasureReceipt", description = "What was removed of one person, and where")
record ErasureView(
        UUID respondentId,
        Instant requestedAt,

        @Schema(description = "Who asked for it", examples = "ada")
        String requestedBy,

        @Schema(description = "COMPLETED when every service has told what it removed")
        Status status,

        List<PartView> services) {

    @Schema(name = "ErasureStatus")
    enum Status {
        PENDING,
        COMPLETED
    }

    /** What one service did. */
    @Schema(name = "ErasurePart", description = "What one service removed, and what it keeps")
    record PartView(
            @Schema(examples = "feedback-service") String service,
            Status status,

            @Schema(description = "How many of each kind; empty while it is pending")
            Map<String, Integer> removed,

            @Schema(
                    description =
                            "What stays on purpose, so that nobody is asked again: hashes of the customer id and of each "
                                    + "address we knew, under a key that is not in the database; and addresses that stay as they are "
                                    + "because somebody else here has them and must not get mails either. Null where the service "
                                    + "does not tell",
                    examples = "{\"customerIdHashes\": 1, \"addressHashes\": 2, \"addressesOfOthersToo\": 0}")
            @Nullable
            Map<String, Integer> kept,

            @Nullable Instant completedAt) {}
}
