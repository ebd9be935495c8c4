package io.heard.survey.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A running campaign, as far as it contends for a customer's attention.
 *
 * @param priority 1 (lowest) to 9
 * @param quietPeriod how long before one of its invitations the customer is to be left alone
 * @param nextSendTime the first moment from a given one on at which its mails may arrive at this customer
 */
public record Asker(UUID campaignId, int priority, Duration quietPeriod, UnaryOperator<Instant> nextSendTime) {}
