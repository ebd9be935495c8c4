/**
 * Which interactions a campaign asks about: {@link io.heard.survey.campaign.audience.Audience} is the three simple words and a rule
 * tree ({@link io.heard.survey.campaign.audience.Condition}) held against an {@link
 * io.heard.survey.campaign.audience.InteractionContext}. All of it is pure; {@code AudienceRules} says what a tree may look like.
 */
@NullMarked
package io.heard.survey.campaign.audience;

import org.jspecify.annotations.NullMarked;
