package io.heard.feedback.webhook.delivery;

import io.heard.http.problem.Fields;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which deliveries to send again. */
@Schema(name = "WebHookReplay", description = "A span of time, by when deliveries were made")
record ReplayDraft(
        @Schema(description = "From this moment", examples = "2026-03-02T00:00:00Z", required = true) @Nullable
        String from,

        @Schema(description = "Up to, and without, this moment", examples = "2026-03-03T00:00:00Z", required = true)
        @Nullable
        String to,

        @Schema(
                description = "DEAD for what was given up only, DELIVERED for what was taken only; both when left out",
                examples = "DEAD")
        @Nullable
        String state) {

    /** @throws io.heard.http.problem.ProblemException 400 with every broken rule */
    Deliveries.Filter read(UUID hookId) {
        var fields = new Fields();
        fields.required("from", from);
        fields.required("to", to);
        Instant begin = fields.instant("from", from);
        Instant end = fields.instant("to", to);
        if (begin != null && end != null) {
            fields.require(begin.isBefore(end), "to", "must be later than from");
        }
        DeliveryState wanted = Values.state(fields, "state", state);
        fields.require(
                wanted != DeliveryState.WAITING && wanted != DeliveryState.DROPPED,
                "state",
                "must be DEAD or DELIVERED");
        fields.refuseIfWrong();
        return new Deliveries.Filter(hookId, wanted, begin, end);
    }
}
