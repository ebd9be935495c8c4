package io.heard.survey.campaign.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;

/**
 * How often a customer who did not answer is asked again.
 *
 * @param count 0 to {@value #MOST}
 * @param spacing between one mail and the next
 */
public record Reminders(
        int count,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration spacing) {

    public static final int MOST = 3;
    public static final Reminders NONE = new Reminders(0, Duration.ofDays(3));

    public Reminders {
        if (count < 0 || count > MOST || !spacing.isPositive()) {
            throw new IllegalArgumentException("0 to 3 reminders, some time apart");
        }
    }
}
