package io.heard.feedback.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Question.Option;
import io.heard.feedback.survey.Survey;
import io.heard.http.text.TextPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Decides what the fields of a posted page answer. */
public final class SheetReader {

    private static final int LONGEST_SHORT_TEXT = 200;
    private static final int LONGEST_LONG_TEXT = 5_000;

    /**
     * Most bytes of all texts of one submission together, as they stand in an event. Quotes and composed characters grow on the
     * way there, up to three times; the rest of an event is never more than the body of the request, which is limited to 128 KB.
     */
    private static final int LARGEST_TOGETHER = 160_000;

    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Complaint> complaints = new LinkedHashMap<>();

    private SheetReader() {}

    public static Sheet read(Survey survey, Map<String, List<String>> fields) {
        SheetReader reader = new SheetReader();
        survey.questions().forEach(question -> reader.read(question, given(question, fields)));
        reader.limitTogether();
        return new Sheet(List.copyOf(reader.answers), reader.complaints, hasForeignFields(survey, fields));
    }

    /** Longest answer to a text question, in code points. */
    public static int longest(QuestionType type) {
        return type == QuestionType.SHORT_TEXT ? LONGEST_SHORT_TEXT : LONGEST_LONG_TEXT;
    }

    /** True when the value can be picked on the page, so that a link may preselect it. */
    public static boolean isOffered(Question question, String value) {
        return question.isNumber() ? isOfferedNumber(question, value) : question.offers(value);
    }

    private static boolean hasForeignFields(Survey survey, Map<String, List<String>> fields) {
        Set<String> known = new HashSet<>(Set.of(PostedForm.SUBMISSION_ID));
        survey.questions().forEach(question -> known.add(question.id()));
        return !known.containsAll(fields.keySet());
    }

    /** Without the empty values that blank fields and "no answer" post. */
    private static List<String> given(Question question, Map<String, List<String>> fields) {
        return fields.getOrDefault(question.id(), List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void read(Question question, List<String> given) {
        if (given.isEmpty()) {
            leaveBlank(question);
        } else if (question.type() == QuestionType.MULTI_CHOICE) {
            readChoices(question, given);
        } else if (given.size() > 1) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
        } else if (question.type().isText()) {
            readText(question, given.getFirst());
        } else if (!isOffered(question, given.getFirst())) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
        } else if (question.isNumber()) {
            answers.add(Answer.score(question.id(), question.type(), Integer.parseInt(given.getFirst())));
        } else {
            answers.add(Answer.choices(question.id(), question.type(), given));
        }
    }

    private void leaveBlank(Question question) {
        if (question.required()) {
            complaints.put(question.id(), Complaint.MISSING);
        }
    }

    private void readChoices(Question question, List<String> given) {
        Set<String> chosen = new HashSet<>(given);
        if (chosen.size() < given.size() || !given.stream().allMatch(question::offers)) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
            return;
        }
        List<String> inOrder = question.options().stream()
                .map(Option::id)
                .filter(chosen::contains)
                .toList();
        answers.add(Answer.choices(question.id(), question.type(), inOrder));
    }

    private void readText(Question question, String typed) {
        try {
            TextPolicy.clean(typed).ifPresentOrElse(text -> addText(question, text), () -> leaveBlank(question));
        } catch (IllegalArgumentException unstorable) {
            complaints.put(question.id(), Complaint.UNSTORABLE);
        }
    }

    private void addText(Question question, String text) {
        if (TextPolicy.length(text) > longest(question.type())) {
            complaints.put(question.id(), Complaint.TOO_LONG);
        } else {
            String kept = question.type() == QuestionType.SHORT_TEXT ? text.replaceAll("[\\n\\t]", " ") : text;
            answers.add(Answer.text(question.id(), question.type(), kept));
        }
    }

    /** Where each text is short enough and all of them are too much, the largest is the one to shorten. */
    private void limitTogether() {
        List<Answer> texts = answers.stream()
                .filter(answer -> answer.type().isText())
                .sorted(Comparator.comparingInt(SheetReader::encodedSize))
                .toList();
        if (texts.stream().mapToInt(SheetReader::encodedSize).sum() > LARGEST_TOGETHER) {
            complaints.put(texts.getLast().questionId(), Complaint.TOO_LONG_TOGETHER);
        }
    }

    /** In bytes of JSON: after cleaning, nothing but these four is escaped. */
    private static int encodedSize(Answer answer) {
        String text = requireNonNull(answer.text());
        long escaped = text.chars()
                .filter(c -> c == '"' || c == '\\' || c == '\n' || c == '\t')
                .count();
        return text.getBytes(UTF_8).length + (int) escaped;
    }

    /** Only the plain spelling: no sign, no leading zero, no space, ASCII digits. */
    private static boolean isOfferedNumber(Question question, String value) {
        for (int number = question.lowest(); number <= question.highest(); number++) {
            if (Integer.toString(number).equals(value)) {
                return true;
            }
        }
        return false;
    }
}
