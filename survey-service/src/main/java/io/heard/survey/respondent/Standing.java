package io.heard.survey.respondent;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Whether, about what and how often a respondent may be asked. Wishes of everybody who has the same address are in it.
 *
 * @param hasAddress whether a mail could be sent at all
 * @param optedOut whether all mails are unwanted
 * @param suppression why the address gets no mail although nobody opted it out
 * @param refusedTopics the topics of campaigns that are unwanted
 * @param wantsAtMostEvery the least time between two mails that the respondent asked for
 */
public record Standing(
        boolean hasAddress,
        boolean optedOut,
        Optional<Suppression> suppression,
        Set<String> refusedTopics,
        Optional<Duration> wantsAtMostEvery) {

    public Standing {
        refusedTopics = Set.copyOf(refusedTopics);
    }
}
