/**
 * Campaigns: which interactions earn a survey, which survey, when, and how eagerly we ask.
 *
 * <p>Start at {@link io.heard.survey.campaign.Campaign}; the API is {@link io.heard.survey.campaign.CampaignResource}, the rules
 * of a draft are in {@code CampaignRules}, the refusals in {@code CampaignProblem}. Its rooms: {@code audience} says which
 * interactions, {@code schedule} when, {@code variant} in which of several ways. A campaign decides nothing by itself: {@code
 * invitation} reads live campaigns when an interaction arrives. Depends on {@code design} and {@code respondent} only.
 */
@NullMarked
package io.heard.survey.campaign;

import org.jspecify.annotations.NullMarked;
