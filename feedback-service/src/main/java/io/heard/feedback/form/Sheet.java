package io.heard.feedback.form;

import io.heard.feedback.response.Answer;
import java.util.List;
import java.util.Map;

/**
 * A filled-in survey as read.
 *
 * @param answers the proper ones, in the order of the questions
 * @param complaints by question id, in the order of the questions
 * @param foreign whether it holds fields the page does not have: then it was not made by our page
 */
public record Sheet(List<Answer> answers, Map<String, Complaint> complaints, boolean foreign) {

    public boolean isAcceptable() {
        return complaints.isEmpty() && !foreign;
    }
}
