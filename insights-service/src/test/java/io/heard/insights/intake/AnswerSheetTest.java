package io.heard.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.ResponseRecorded;
import io.heard.contracts.event.ResponseRecorded.Answer;
import io.heard.messaging.MalformedEventException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSheetTest {

    @Test
    void tellsWhatIsCountedFromWhatIsRead() {
        AnswerSheet answers = sheet(
                score("how", QuestionType.CSAT, 4),
                text("why", "Slow"),
                new Answer("which", QuestionType.SINGLE_CHOICE, null, null, List.of("a")),
                score("again", QuestionType.YES_NO, 1));

        assertThat(answers.scores()).extracting(Answer::questionId).containsExactly("how");
        assertThat(answers.texts()).containsExactly(new AnswerSheet.Text("why", "Slow"));
    }

    @Test
    void readsNothingIntoBlankTexts() {
        assertThat(sheet(text("why", " \n\u200B")).texts()).isEmpty();
        assertThat(sheet(text("why", null)).texts()).isEmpty();
    }

    /** NPS 0 is 0, CSAT 3 of 1 to 5 is one half, CES 7 is 1. */
    @Test
    void takesTheMeanOfAllScoresAsSatisfaction() {
        assertThat(sheet(
                                score("a", QuestionType.NPS, 0),
                                score("b", QuestionType.CSAT, 3),
                                score("c", QuestionType.CES, 7))
                        .satisfaction())
                .hasValue(new BigDecimal("0.5000"));
        assertThat(sheet(score("a", QuestionType.RATING, 1)).satisfaction()).hasValue(new BigDecimal("0.0000"));
        assertThat(sheet(text("why", "Slow")).satisfaction()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NPS,-1", "NPS,11", "CSAT,0", "CSAT,6", "CES,0", "CES,8", "RATING,6", "RATING,"})
    void refusesScoresOffTheScale(QuestionType type, Integer score) {
        assertThatThrownBy(() -> sheet(new Answer("q", type, score, null, List.of())))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void refusesAQuestionAnsweredTwice() {
        assertThatThrownBy(() -> sheet(score("q", QuestionType.NPS, 1), score("q", QuestionType.NPS, 2)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void refusesTextThatCannotBeStoredWithoutQuotingIt() {
        assertThatThrownBy(() -> sheet(text("why", "secret\0")))
                .isInstanceOf(MalformedEventException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void keepsVerbatimsOutOfMessages() {
        assertThat(sheet(text("why", "secret")).toString()).doesNotContain("secret");
    }

    private static AnswerSheet sheet(Answer... answers) {
        ResponseRecorded any = Samples.response(new Random(1), 1);
        return AnswerSheet.of(new ResponseRecorded(
                any.invitationId(),
                any.revision(),
                any.campaignId(),
                any.surveyId(),
                any.surveyVersion(),
                any.interactionId(),
                any.customerId(),
                any.touchpoint(),
                any.channel(),
                any.product(),
                any.team(),
                any.interactionClosedAt(),
                any.answeredAt(),
                any.language(),
                List.of(answers)));
    }

    private static Answer score(String question, QuestionType type, int score) {
        return new Answer(question, type, score, null, List.of());
    }

    private static Answer text(String question, String text) {
        return new Answer(question, QuestionType.LONG_TEXT, null, text, List.of());
    }
}
