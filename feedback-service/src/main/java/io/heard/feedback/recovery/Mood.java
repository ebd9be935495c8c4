package io.heard.feedback.recovery;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;

/** Tells by the scores of an answer whether the customer is unhappy. */
@ApplicationScoped
class Mood {

    private final RecoveryConfig config;

    Mood(RecoveryConfig config) {
        this.config = config;
    }

    /** The worst of the scores by where it lies on its scale; an unhappy one if there is any. */
    Case.Score of(ResponseRecorded response) {
        List<ResponseRecorded.Answer> scores = response.answers().stream()
                .filter(answer -> answer.type().isScore() && answer.score() != null)
                .sorted(Comparator.comparing((ResponseRecorded.Answer answer) -> !isUnhappy(answer))
                        .thenComparingDouble(Mood::place))
                .toList();
        if (scores.isEmpty()) {
            return new Case.Score(response.revision(), response.answeredAt(), null, null, false);
        }
        ResponseRecorded.Answer worst = scores.getFirst();
        return new Case.Score(
                response.revision(), response.answeredAt(), worst.type(), worst.score(), isUnhappy(worst));
    }

    private boolean isUnhappy(ResponseRecorded.Answer answer) {
        Integer score = answer.score();
        return score != null && score <= threshold(answer.type());
    }

    private int threshold(QuestionType type) {
        return switch (type) {
            case NPS -> config.nps();
            case CSAT -> config.csat();
            case CES -> config.ces();
            case RATING -> config.rating();
            case SINGLE_CHOICE, MULTI_CHOICE, YES_NO, SHORT_TEXT, LONG_TEXT -> Integer.MIN_VALUE;
        };
    }

    /** 0 for the lowest mark of its scale, 1 for the highest. */
    private static double place(ResponseRecorded.Answer answer) {
        QuestionType type = answer.type();
        int score = answer.score() == null ? type.highest() : answer.score();
        return (score - type.lowest()) / (double) (type.highest() - type.lowest());
    }
}
