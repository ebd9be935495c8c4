package io.heard.survey.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One invitation of a customer that has its time for good: sent, being sent, or kept by a campaign that is paused.
 *
 * @param quietPeriod how long before it the customer is to be left alone
 */
public record Contact(UUID campaignId, Instant at, Duration quietPeriod) {}
