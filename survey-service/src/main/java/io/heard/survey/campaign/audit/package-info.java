/**
 * Who changed a campaign, when and what: {@link io.heard.survey.campaign.audit.ChangeTrail} keeps every change in the transaction that
 * makes it, each sealed with the hash of the one before, so that a change to the past shows. Knows nothing of what a campaign is.
 */
@NullMarked
package io.heard.survey.campaign.audit;

import org.jspecify.annotations.NullMarked;
