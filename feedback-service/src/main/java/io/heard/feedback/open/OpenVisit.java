package io.heard.feedback.open;

import io.heard.contracts.event.CampaignAnnounced;
import io.heard.feedback.survey.Survey;
import java.util.UUID;

/** What an open link leads to. */
sealed interface OpenVisit {

    /** A survey that can be answered now. */
    record Here(UUID campaignId, CampaignAnnounced.OpenSurvey terms, Survey survey) implements OpenVisit {}

    /** A genuine link whose campaign or survey has not reached us yet; it is on its way. */
    record TooEarly() implements OpenVisit {}

    /** A genuine link after its time. */
    record Closed() implements OpenVisit {}

    /** No link of ours. */
    record Unknown() implements OpenVisit {}
}
