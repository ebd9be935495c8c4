/**
 * Comparing subjects or survey versions: {@link io.heard.survey.campaign.variant.Variants} deals every interaction to one {@link
 * io.heard.survey.campaign.variant.Variant}, always the same.
 */
@NullMarked
package io.heard.survey.campaign.variant;

import org.jspecify.annotations.NullMarked;
