package io.heard.feedback.survey;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One item of a survey.
 *
 * @param id kebab-case; also the name of its field on the page and in links that preselect an answer
 * @param options for choices only
 */
public record Question(String id, QuestionType type, String text, boolean required, List<Option> options) {

    /** One choice: what is stored and what the customer reads. */
    public record Option(String id, String text) {}

    /** Lowest number that answers a {@link #isNumber()} question. */
    public int lowest() {
        return type == QuestionType.YES_NO ? 0 : type.lowest();
    }

    /** Highest number that answers a {@link #isNumber()} question. */
    public int highest() {
        return type == QuestionType.YES_NO ? 1 : type.highest();
    }

    /** True for scores and for yes (1) or no (0). */
    public boolean isNumber() {
        return type.isScore() || type == QuestionType.YES_NO;
    }

    public boolean offers(String option) {
        return options.stream().anyMatch(offered -> offered.id().equals(option));
    }

    static Question of(SurveyPublished.Question asked) {
        if (!asked.id().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "A question's id is kebab-case: it must not collide with our own fields");
        }
        List<Option> options = asked.options().stream()
                .map(option -> new Option(option.id(), option.text()))
                .toList();
        Set<String> ids = new HashSet<>();
        if (asked.type().isChoice() == options.isEmpty()
                || !options.stream().map(Option::id).allMatch(id -> !id.isEmpty() && ids.add(id))) {
            throw new IllegalArgumentException("Choices have options, each with an id of its own; nothing else has");
        }
        return new Question(asked.id(), asked.type(), asked.text(), asked.required(), options);
    }
}
