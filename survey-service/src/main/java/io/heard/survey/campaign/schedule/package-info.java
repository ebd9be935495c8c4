/**
 * When a campaign asks: {@link io.heard.survey.campaign.schedule.SendTimes} in the customer's own time zone, {@link
 * io.heard.survey.campaign.schedule.Reminders} after the first mail, the {@link io.heard.survey.campaign.schedule.Period} it runs
 * for, and how eagerly it asks ({@link io.heard.survey.campaign.schedule.AskingRules}). All of it is pure; the rules of what clients write are in {@code ScheduleRules}.
 */
@NullMarked
package io.heard.survey.campaign.schedule;

import org.jspecify.annotations.NullMarked;
