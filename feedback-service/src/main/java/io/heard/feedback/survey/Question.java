package io.heard.feedback.survey;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One item of a survey.
 *
 * @param id kebab-case; also the name of its field on the page and in links that preselect an answer
 * @param options for choices only
 * @param style of the marks; null for numbers
 * @param other id of the option with which customers write a few words of their own
 * @param showIf null when everybody is asked
 * @param ends the author's words for the ends of its scale; null for ours
 */
public record Question(
        String id,
        QuestionType type,
        String text,
        boolean required,
        List<Option> options,
        @Nullable QuestionStyle style,
        @Nullable String other,
        @Nullable Condition showIf,
        SurveyPublished.@Nullable ScaleEnds ends) {

    /** A question that everybody is asked. */
    public Question(String id, QuestionType type, String text, boolean required, List<Option> options) {
        this(id, type, text, required, options, null, null, null);
    }

    /** A question with our words at the ends of its scale. */
    public Question(
            String id,
            QuestionType type,
            String text,
            boolean required,
            List<Option> options,
            @Nullable QuestionStyle style,
            @Nullable String other,
            @Nullable Condition showIf) {
        this(id, type, text, required, options, style, other, showIf, null);
    }

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

    /** Whether this option lets the customer write what it is. */
    public boolean isOther(String option) {
        return option.equals(other);
    }

    /** With the words of a translation. */
    Question in(SurveyPublished.QuestionText words) {
        Map<String, String> texts = new HashMap<>();
        words.options().forEach(option -> texts.put(option.id(), option.text()));
        List<Option> translated = options.stream()
                .map(option -> new Option(option.id(), texts.getOrDefault(option.id(), option.text())))
                .toList();
        return new Question(
                id,
                type,
                words.text(),
                required,
                translated,
                style,
                other,
                showIf,
                words.ends() == null ? ends : words.ends());
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
        if (asked.other() != null && !ids.contains(asked.other())) {
            throw new IllegalArgumentException("The other option is one of the options");
        }
        return new Question(
                asked.id(),
                asked.type(),
                asked.text(),
                asked.required(),
                options,
                asked.style(),
                asked.other(),
                asked.showIf(),
                asked.ends());
    }
}
