/**
 * Comparing subjects or survey versions: {@link io.heard.survey.campaign.variant.Variants} deals every interaction to one {@link
 * io.heard.survey.campaign.variant.Variant}, always the same. {@link io.heard.survey.campaign.variant.VariantHistory} keeps what each of them meant, so
 * that one id never stands for two things.
 */
@NullMarked
package io.heard.survey.campaign.variant;

import org.jspecify.annotations.NullMarked;
