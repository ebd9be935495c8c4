package io.heard.survey.mail;

import io.heard.contracts.event.QuestionType;
import java.util.ArrayList;
import java.util.List;

/**
 * A score question as links a thumb can hit: one mark per row with its words where there are words, and the eleven of NPS in two
 * rows, because eleven in one do not fit a phone.
 *
 * @param legend what the ends mean, where the marks have no words of their own
 */
record ScoreScale(String legend, List<List<Mark>> rows) {

    private static final List<String> SATISFACTION =
            List.of("very dissatisfied", "dissatisfied", "neither nor", "satisfied", "very satisfied");
    private static final List<String> QUALITY = List.of("poor", "fair", "good", "very good", "excellent");
    private static final List<String> AGREEMENT = List.of(
            "strongly disagree",
            "disagree",
            "somewhat disagree",
            "neither agree nor disagree",
            "somewhat agree",
            "agree",
            "strongly agree");
    private static final int FIRST_ROW_OF_NPS = 6;

    /**
     * One answer.
     *
     * @param words what the value means; empty where only the ends have words
     * @param outOf the highest value, for those who hear the mail
     */
    record Mark(int value, String words, int outOf, String url) {}

    /** @throws IllegalArgumentException for a question that is no score */
    static ScoreScale of(QuestionType type, String questionId, String surveyUrl) {
        return switch (type) {
            case CSAT -> inWords(SATISFACTION, type, questionId, surveyUrl);
            case RATING -> inWords(QUALITY, type, questionId, surveyUrl);
            case CES -> inWords(AGREEMENT, type, questionId, surveyUrl);
            case NPS -> likelihood(type, questionId, surveyUrl);
            case SINGLE_CHOICE, MULTI_CHOICE, YES_NO, SHORT_TEXT, LONG_TEXT ->
                throw new IllegalArgumentException(type + " is no score");
        };
    }

    private static ScoreScale inWords(List<String> words, QuestionType type, String questionId, String surveyUrl) {
        List<List<Mark>> rows = new ArrayList<>();
        for (int value = type.highest(); value >= type.lowest(); value--) {
            rows.add(List.of(mark(type, value, words.get(value - type.lowest()), questionId, surveyUrl)));
        }
        return new ScoreScale("", rows);
    }

    private static ScoreScale likelihood(QuestionType type, String questionId, String surveyUrl) {
        List<Mark> marks = new ArrayList<>();
        for (int value = type.lowest(); value <= type.highest(); value++) {
            marks.add(mark(type, value, "", questionId, surveyUrl));
        }
        return new ScoreScale(
                "0 = not at all likely, 10 = very likely",
                List.of(marks.subList(0, FIRST_ROW_OF_NPS), marks.subList(FIRST_ROW_OF_NPS, marks.size())));
    }

    private static Mark mark(QuestionType type, int value, String words, String questionId, String surveyUrl) {
        return new Mark(value, words, type.highest(), surveyUrl + "?" + questionId + "=" + value);
    }
}
