package io.heard.feedback.page;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Piping;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what is known about the interaction and what was answered before into an author's texts. The result is plain text. */
final class FilledText {

    private final Opened opened;
    private final Map<String, Question> questions = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();

    FilledText(Opened opened, List<Answer> answers) {
        this.opened = opened;
        opened.survey().questions().forEach(question -> questions.put(question.id(), question));
        answers.forEach(answer -> this.answers.put(answer.questionId(), answer));
    }

    String of(String text) {
        return opened.language().isRightToLeft()
                ? Piping.fillIsolated(text, this::value)
                : Piping.fill(text, this::value);
    }

    private Optional<String> value(String name) {
        return name.startsWith(Piping.ANSWER) ? answer(name.substring(Piping.ANSWER.length())) : opened.known(name);
    }

    private Optional<String> answer(String questionId) {
        Answer answer = answers.get(questionId);
        Question question = questions.get(questionId);
        return answer == null || question == null ? Optional.empty() : Optional.of(words(question, answer));
    }

    private String words(Question question, Answer answer) {
        if (question.type() == QuestionType.YES_NO) {
            boolean yes = answer.values().contains("1");
            return yes ? opened.words().yes() : opened.words().no();
        }
        if (!question.type().isChoice()) {
            return String.join(" ", answer.values());
        }
        return question.options().stream()
                .filter(option -> answer.choices().contains(option.id()))
                .map(option -> question.isOther(option.id()) && answer.text() != null ? answer.text() : option.text())
                .collect(Collectors.joining(", "));
    }
}
