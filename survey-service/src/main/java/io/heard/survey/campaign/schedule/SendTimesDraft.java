package io.heard.survey.campaign.schedule;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** {@link SendTimes} as a client writes and reads them. */
@Schema(name = "SendTimes", description = "When mails go out, by the customer's own clock")
public record SendTimesDraft(
        @Schema(
                description =
                        "On which days; every day when absent. A window past midnight belongs to the day it opens on",
                examples = "[\"MONDAY\", \"TUESDAY\"]")
        @Nullable
        List<@Nullable String> days,

        @Schema(description = "When the window opens, hours and minutes", examples = "09:00", defaultValue = "00:00")
        @Nullable
        String from,

        @Schema(
                description = "When it closes; before `from` it is on the next day, equal to `from` it is open all day",
                examples = "18:00",
                defaultValue = "00:00")
        @Nullable
        String to,

        @Schema(
                description = "Dates on which nothing is sent; at most 400",
                examples = "[\"2026-12-25\", \"2026-12-26\"]")
        @Nullable
        List<@Nullable String> holidays,

        @Schema(
                description = "IANA time zone of customers whose own one is unknown",
                examples = "Europe/Berlin",
                defaultValue = "UTC")
        @Nullable
        String fallbackZone) {

    public static SendTimesDraft of(SendTimes times) {
        return new SendTimesDraft(
                times.days().stream().sorted().map(Enum::name).toList(),
                times.from().toString(),
                times.to().toString(),
                times.holidays().stream().sorted().map(Object::toString).toList(),
                times.fallbackZone().getId());
    }
}
