package io.heard.survey.mail.wording;

import io.heard.contracts.event.QuestionType;
import java.util.ArrayList;
import java.util.List;

/**
 * A score question as links a thumb can hit: one mark per row, best first, and the eleven of NPS in two rows, because eleven
 * in one do not fit a phone.
 *
 * @param legend what the ends mean, where the marks do not say so themselves
 */
record ScoreScale(String legend, List<List<Mark>> rows) {

    static final ScoreScale NONE = new ScoreScale("", List.of());

    private static final int FIRST_ROW_OF_NPS = 6;

    /**
     * One answer.
     *
     * @param words what the value means; only the ends have words, as on the page
     * @param label for those who hear the mail
     */
    record Mark(int value, String words, String label, String url) {}

    /** @throws IllegalArgumentException for a question that is no score */
    static ScoreScale of(InvitationMail.ScoreQuestion question, String surveyUrl, MailWords words) {
        InvitationMail.ScaleEnds ends = question.ends().orElseGet(() -> ours(question.type(), words));
        List<Mark> marks = marks(ends, question.type(), question.id(), surveyUrl, words);
        return question.type() == QuestionType.NPS ? inTwoRows(ends, question.type(), marks) : inRows(marks);
    }

    private static InvitationMail.ScaleEnds ours(QuestionType type, MailWords words) {
        return switch (type) {
            case NPS -> new InvitationMail.ScaleEnds(words.npsLowest(), words.npsHighest());
            case CSAT -> new InvitationMail.ScaleEnds(words.csatLowest(), words.csatHighest());
            case CES -> new InvitationMail.ScaleEnds(words.cesLowest(), words.cesHighest());
            case RATING -> new InvitationMail.ScaleEnds(words.ratingLowest(), words.ratingHighest());
            case SINGLE_CHOICE, MULTI_CHOICE, YES_NO, SHORT_TEXT, LONG_TEXT ->
                throw new IllegalArgumentException(type + " is no score");
        };
    }

    private static ScoreScale inRows(List<Mark> marks) {
        return new ScoreScale("", marks.reversed().stream().map(List::of).toList());
    }

    private static ScoreScale inTwoRows(InvitationMail.ScaleEnds ends, QuestionType type, List<Mark> all) {
        List<Mark> marks = all.stream()
                .map(mark -> new Mark(mark.value(), "", mark.label(), mark.url()))
                .toList();
        return new ScoreScale(
                type.lowest() + " = " + ends.lowest() + ", " + type.highest() + " = " + ends.highest(),
                List.of(marks.subList(0, FIRST_ROW_OF_NPS), marks.subList(FIRST_ROW_OF_NPS, marks.size())));
    }

    private static List<Mark> marks(
            InvitationMail.ScaleEnds ends, QuestionType type, String questionId, String surveyUrl, MailWords words) {
        List<Mark> marks = new ArrayList<>();
        for (int value = type.lowest(); value <= type.highest(); value++) {
            String meaning = value == type.lowest() ? ends.lowest() : value == type.highest() ? ends.highest() : "";
            String position = words.outOf(value, type.highest());
            marks.add(new Mark(
                    value,
                    meaning,
                    meaning.isEmpty() ? position : position + ", " + meaning,
                    surveyUrl + "?" + questionId + "=" + value));
        }
        return marks;
    }
}
