package io.heard.insights.intake;

import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.http.text.TextPolicy;
import io.heard.messaging.MalformedEventException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The answers of a response, checked and sorted into what is counted and what is read. Choices and yes-or-no answers are
 * neither; the event keeps them.
 */
record AnswerSheet(List<Answer> scores, List<Text> texts) {

    private static final int DIGITS = 4;

    /** A verbatim and the question it answers. */
    record Text(String questionId, String text) {

        /** Personal data: it must not reach a log by way of a message. */
        @Override
        public String toString() {
            return "Text[questionId=" + questionId + "]";
        }
    }

    /** @throws MalformedEventException when a question is answered twice, or an answer is none to its type */
    static AnswerSheet of(ResponseRecorded response) {
        Set<String> seen = new HashSet<>();
        List<Answer> scores = new ArrayList<>();
        List<Text> texts = new ArrayList<>();
        for (Answer answer : response.answers()) {
            if (!seen.add(answer.questionId())) {
                throw new MalformedEventException("A question is answered twice");
            }
            if (answer.type().isScore()) {
                scores.add(requireInRange(answer));
            } else if (answer.type().isText()) {
                text(answer).map(text -> new Text(answer.questionId(), text)).ifPresent(texts::add);
            }
        }
        return new AnswerSheet(List.copyOf(scores), List.copyOf(texts));
    }

    /**
     * How content the customer was by their own scores: the mean of all of them, each from 0 (worst it allows) to 1 (best).
     * Empty without scores.
     */
    Optional<BigDecimal> satisfaction() {
        OptionalDouble mean = scores.stream().mapToDouble(AnswerSheet::share).average();
        return mean.isPresent()
                ? Optional.of(BigDecimal.valueOf(mean.getAsDouble()).setScale(DIGITS, RoundingMode.HALF_UP))
                : Optional.empty();
    }

    private static double share(Answer answer) {
        int lowest = answer.type().lowest();
        return (scoreOf(answer) - lowest) / (double) (answer.type().highest() - lowest);
    }

    private static Answer requireInRange(Answer answer) {
        int score = scoreOf(answer);
        if (score < answer.type().lowest() || score > answer.type().highest()) {
            throw new MalformedEventException("A score is out of the range of " + answer.type());
        }
        return answer;
    }

    private static int scoreOf(Answer answer) {
        Integer score = answer.score();
        if (score == null) {
            throw new MalformedEventException("No score in an answer of type " + answer.type());
        }
        return score;
    }

    private static Optional<String> text(Answer answer) {
        String text = answer.text();
        try {
            return text == null ? Optional.empty() : TextPolicy.clean(text);
        } catch (IllegalArgumentException notStorable) {
            throw new MalformedEventException("A text holds characters that cannot be stored");
        }
    }
}
