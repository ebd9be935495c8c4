/**
 * What survey-service says of its campaigns: how long answers are kept, whether they are anonymous, and what everybody can answer.
 * Start at {@link io.heard.feedback.campaign.Campaigns}; {@code CampaignConsumer} is where they come in.
 */
@NullMarked
package io.heard.feedback.campaign;

import org.jspecify.annotations.NullMarked;
