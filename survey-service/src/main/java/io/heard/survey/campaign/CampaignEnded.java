package io.heard.survey.campaign;

import java.util.UUID;

/** A campaign has ended for good. Fired inside the transaction that ends it: whoever listens acts with it or not at all. */
public record CampaignEnded(UUID campaignId) {}
