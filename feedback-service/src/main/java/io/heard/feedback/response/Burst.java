package io.heard.feedback.response;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Submissions within seconds of each other that give one question one score after the other, as programs do that press everything.
 *
 * @param before what a person had sent before it began
 * @param submissions those of the burst, oldest first
 */
record Burst(List<Submission> before, List<Submission> submissions) {

    private static final Duration LENGTH = Duration.ofSeconds(10);
    private static final int SCORES = 3;

    /** Whether the newest submission is part of one. */
    static Optional<Burst> at(Response response) {
        Instant since = response.current().answeredAt().minus(LENGTH);
        List<Submission> within = Stream.concat(response.doubted().stream(), response.submissions().stream())
                .filter(submission -> submission.answeredAt().isAfter(since))
                .sorted(comparing(Submission::answeredAt))
                .toList();
        List<Submission> before = response.submissions().stream()
                .filter(submission -> !submission.answeredAt().isAfter(since))
                .toList();
        Map<String, Set<Integer>> scores = within.stream()
                .flatMap(submission -> submission.answers().stream())
                .filter(answer -> answer.score() != null)
                .collect(groupingBy(Answer::questionId, mapping(Answer::score, toSet())));
        return scores.values().stream().anyMatch(different -> different.size() >= SCORES)
                ? Optional.of(new Burst(before, within))
                : Optional.empty();
    }

    /** The last few: with the next of the same burst they show what it is. */
    List<Submission> newest(int count) {
        return submissions.subList(Math.max(0, submissions.size() - count), submissions.size());
    }
}
