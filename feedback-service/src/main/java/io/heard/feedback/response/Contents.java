package io.heard.feedback.response;

import java.util.List;

/**
 * What the valid submission holds, beside it, so that an index can find it: submissions stand in a list, and no index knows its
 * last one.
 *
 * @param scores each with its type, such as {@code NPS:9}
 */
public record Contents(String language, boolean hasText, List<String> scores) {

    /** Of a response that is empty by now. */
    static final Contents NONE = new Contents("", false, List.of());

    public Contents {
        scores = List.copyOf(scores);
    }

    static Contents of(Submission submission) {
        return new Contents(
                submission.language(),
                submission.answers().stream().anyMatch(answer -> answer.text() != null),
                submission.answers().stream()
                        .filter(answer ->
                                answer.score() != null && answer.type().isScore())
                        .map(answer -> answer.type() + ":" + answer.score())
                        .distinct()
                        .toList());
    }
}
