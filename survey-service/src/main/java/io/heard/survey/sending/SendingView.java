package io.heard.survey.sending;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The status of sending as the API shows it. */
@Schema(name = "Sending")
record SendingView(
        SendingBreaker.State state,

        @Schema(description = "Share of the last hundred mails that were not taken", examples = "0.02")
        double failureShare,

        @Schema(description = "When one mail is tried; absent unless sending is paused")
        Optional<Instant> resumesAt,

        @Schema(description = "Mails of live campaigns whose time has come, counted up to 10 000")
        long due,

        @Schema(description = "Mails that are with the mail server right now")
        long atTheServer,

        @Schema(description = "Invitations of which nobody knows whether they went out")
        long inDoubt) {}
