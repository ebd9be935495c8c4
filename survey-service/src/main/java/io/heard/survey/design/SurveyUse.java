package io.heard.survey.design;

import java.util.Set;
import java.util.UUID;

/**
 * Which campaigns ask with a survey. {@code campaign} knows; a survey names no product itself, so it belongs to those of its
 * campaigns.
 */
public interface SurveyUse {

    /** The surveys that a campaign outside of these products uses; one for every product is outside of any. */
    Set<UUID> beyond(Set<String> products);

    /** Whether a live campaign asks with it just now. */
    boolean isAskedWith(UUID surveyId);

    /** The languages (BCP 47) that live campaigns promise to ask in with it. */
    Set<String> languagesNeeded(UUID surveyId);
}
