package io.heard.survey.campaign.schedule;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Duration;

/**
 * How eagerly a campaign asks.
 *
 * @param delay how long after the interaction the mail goes out
 * @param quietPeriod how long we leave a customer alone after any invitation, of whichever campaign
 * @param maximumAge older interactions are not asked about, also when a deferred invitation comes up
 * @param linkLifetime how long after the mail the survey can be answered
 * @param samplePercent share of the eligible interactions that are asked about, 1 to 100
 */
public record AskingRules(
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration delay,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration quietPeriod,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration maximumAge,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Duration linkLifetime,
        int samplePercent) {

    public AskingRules {
        if (delay.isNegative() || quietPeriod.isNegative() || !maximumAge.isPositive() || !linkLifetime.isPositive()) {
            throw new IllegalArgumentException("Durations must not be negative, maximumAge and linkLifetime not zero");
        }
        if (samplePercent < 1 || samplePercent > 100) {
            throw new IllegalArgumentException("samplePercent must be 1 to 100, was " + samplePercent);
        }
    }
}
