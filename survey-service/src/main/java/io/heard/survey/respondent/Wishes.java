package io.heard.survey.respondent;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a respondent wants of the mails that are not stopped altogether.
 *
 * @param refusedTopics topics of campaigns, kebab-case
 * @param atMostEvery the least time between two mails; empty for as they come
 * @param language BCP 47 tag; empty for the one the company reported
 */
public record Wishes(Set<String> refusedTopics, Optional<Duration> atMostEvery, Optional<String> language) {

    public Wishes {
        refusedTopics = Set.copyOf(refusedTopics);
    }
}
