package io.heard.survey.bounce;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event as it is told. */
@Schema(description = "What became of one mail; messageId or bounceAddress says which")
record MailEventDraft(
        @Schema(description = "Of the event at the mail service; told twice it counts once", examples = "evt-91")
        @Nullable
        String id,

        @Schema(description = "bounced, complained; anything else is noted and not acted on", examples = "bounced")
        @Nullable
        String kind,

        @Schema(
                description = "Message-ID of the mail",
                examples = "<inv-0198c0de-0000-7000-8000-000000000003@example.org>")
        @Nullable
        String messageId,

        @Schema(description = "Envelope sender of the mail") @Nullable
        String bounceAddress,

        @Schema(description = "Enhanced status code of a bounce (RFC 3463)", examples = "5.1.1") @Nullable
        String status) {}
