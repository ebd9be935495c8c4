package io.heard.feedback.form;

import io.heard.contracts.survey.Situation;
import io.heard.feedback.response.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A filled-in survey as read.
 *
 * @param answers the proper ones to questions that are shown, in the order of the questions
 * @param complaints by question id, in the order of the questions; only about questions that the page had
 * @param shown ids of the questions whose conditions hold for these answers, in the order of the survey
 * @param unasked those of them that the page did not have yet
 * @param unfinished those of the unasked that need an answer
 * @param foreign whether it holds fields the page does not have: then it was not made by our page
 */
public record Sheet(
        List<Answer> answers,
        Map<String, Complaint> complaints,
        List<String> shown,
        Set<String> unasked,
        Set<String> unfinished,
        boolean foreign) {

    /** Whether what was filled in is right, as far as the page had it. */
    public boolean isProper() {
        return complaints.isEmpty() && !foreign;
    }

    /** Whether it can be kept as it is. */
    public boolean isAcceptable() {
        return isProper() && unfinished.isEmpty();
    }

    /** What conditions go by. */
    public static Situation situation(List<Answer> answers, Optional<Map<String, String>> context) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        answers.forEach(answer -> values.put(answer.questionId(), answer.values()));
        return new Situation(values, context);
    }
}
