/**
 * The open survey of a campaign: a link that everybody may use, on a screen in a shop, a receipt or a page of the company's. Start
 * at {@link io.heard.survey.campaign.open.OpenSurvey}.
 */
@NullMarked
package io.heard.survey.campaign.open;

import org.jspecify.annotations.NullMarked;
