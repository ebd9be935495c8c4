package io.heard.survey.campaign.schedule;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@link Reminders} as a client writes and reads them. */
@Schema(name = "Reminders", description = "Further mails to customers who did not answer")
public record RemindersDraft(
        @Schema(description = "0 to 3", defaultValue = "0") @Nullable
        Integer count,

        @Schema(description = "Between one mail and the next, PT1H to P30D", defaultValue = "P3D") @Nullable
        String spacing) {

    public static RemindersDraft of(Reminders reminders) {
        return new RemindersDraft(reminders.count(), IsoDuration.of(reminders.spacing()));
    }
}
