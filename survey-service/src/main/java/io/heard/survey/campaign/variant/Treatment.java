package io.heard.survey.campaign.variant;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a variant's id means to the customers who fall to it. It never changes: another treatment under the same id would be counted
 * together with this one.
 *
 * @param subject of the mail, the campaign's where the variant has none; null for our own words
 * @param surveyVersion where the author names none, the newest when the campaign first ran with the variant: a publication in the
 *     middle of a comparison is no part of it
 */
public record Treatment(String id, @Nullable String subject, UUID surveyId, int surveyVersion) {}
