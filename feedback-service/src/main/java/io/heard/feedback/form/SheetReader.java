package io.heard.feedback.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Question.Option;
import io.heard.feedback.survey.Survey;
import io.heard.http.text.TextPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Decides what the fields of a posted page answer. */
public final class SheetReader {

    private static final int LONGEST_SHORT_TEXT = 200;
    private static final int LONGEST_LONG_TEXT = 5_000;

    /**
     * Most bytes of all texts of one submission together, as they stand in an event. Quotes and composed characters grow on the
     * way there, up to three times; the rest of an event is never more than the body of the request, which is limited to 256 KB.
     */
    private static final int LARGEST_TOGETHER = 160_000;

    private final Map<String, List<String>> fields;
    private final Optional<Map<String, String>> context;
    private final List<Answer> answers = new ArrayList<>();
    private final Map<String, Complaint> complaints = new LinkedHashMap<>();
    private final List<String> shown = new ArrayList<>();

    private SheetReader(Map<String, List<String>> fields, Optional<Map<String, String>> context) {
        this.fields = fields;
        this.context = context;
    }

    /**
     * Goes through the questions in their order. One whose condition does not hold for the answers before it is not shown, and
     * what was posted for it is dropped: nobody means an answer to a question they do not see.
     *
     * @param context of the interaction; empty in a preview
     */
    public static Sheet read(Survey survey, Optional<Map<String, String>> context, Map<String, List<String>> fields) {
        SheetReader reader = new SheetReader(fields, context);
        survey.questions().stream().filter(reader::isShown).forEach(question -> {
            reader.shown.add(question.id());
            reader.read(question, given(question, fields));
        });
        reader.limitTogether();
        return reader.sheet(hasForeignFields(survey, fields));
    }

    private boolean isShown(Question question) {
        Condition showIf = question.showIf();
        return showIf == null || showIf.holds(Sheet.situation(answers, context));
    }

    /** A question that has just come up is not complained about: nobody has left it blank yet. */
    private Sheet sheet(boolean foreign) {
        List<String> posted = fields.getOrDefault(PostedForm.ASKED_QUESTIONS, List.of());
        Set<String> asked =
                new HashSet<>(posted.size() == 1 ? List.of(posted.getFirst().split(" ", -1)) : shown);
        Set<String> unasked = new LinkedHashSet<>(shown);
        unasked.removeAll(asked);
        Set<String> unfinished = new LinkedHashSet<>(unasked);
        unfinished.removeIf(id -> complaints.get(id) != Complaint.MISSING);
        unfinished.forEach(complaints::remove);
        return new Sheet(List.copyOf(answers), complaints, List.copyOf(shown), unasked, unfinished, foreign);
    }

    /** Longest answer to a text question, or to what an "other" is, in code points. */
    public static int longest(QuestionType type) {
        return type == QuestionType.LONG_TEXT ? LONGEST_LONG_TEXT : LONGEST_SHORT_TEXT;
    }

    /** True when the value can be picked on the page, so that a link may preselect it. */
    public static boolean isOffered(Question question, String value) {
        return question.isNumber() ? isOfferedNumber(question, value) : question.offers(value);
    }

    private static boolean hasForeignFields(Survey survey, Map<String, List<String>> fields) {
        Set<String> known = new HashSet<>(PostedForm.OWN_FIELDS);
        for (Question question : survey.questions()) {
            known.add(question.id());
            if (question.other() != null) {
                known.add(PostedForm.otherField(question.id()));
            }
        }
        return !known.containsAll(fields.keySet());
    }

    /** Without the empty values that blank fields and "no answer" post. */
    private static List<String> given(Question question, Map<String, List<String>> fields) {
        return fields.getOrDefault(question.id(), List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private void read(Question question, List<String> given) {
        if (question.type().isChoice()) {
            readChoices(question, given);
        } else if (given.isEmpty()) {
            leaveBlank(question);
        } else if (given.size() > 1) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
        } else if (question.type().isText()) {
            readText(question, given.getFirst());
        } else if (isOfferedNumber(question, given.getFirst())) {
            answers.add(Answer.score(question.id(), question.type(), Integer.parseInt(given.getFirst())));
        } else {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
        }
    }

    private void leaveBlank(Question question) {
        if (question.required()) {
            complaints.put(question.id(), Complaint.MISSING);
        }
    }

    private void readChoices(Question question, List<String> given) {
        Set<String> chosen = new HashSet<>(given);
        boolean single = question.type() == QuestionType.SINGLE_CHOICE;
        if (chosen.size() < given.size()
                || (single && chosen.size() > 1)
                || !given.stream().allMatch(question::offers)) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
            return;
        }
        Optional<String> ownWords = ownWords(question);
        if (complaints.containsKey(question.id())) {
            return;
        }
        if (ownWords.isPresent() && chosen.isEmpty()) {
            // Who wrote what it is meant it, also without marking it.
            chosen.add(String.valueOf(question.other()));
        }
        if (chosen.isEmpty()) {
            leaveBlank(question);
            return;
        }
        List<String> inOrder = question.options().stream()
                .map(Option::id)
                .filter(chosen::contains)
                .toList();
        boolean other = inOrder.stream().anyMatch(question::isOther);
        answers.add(
                other && ownWords.isPresent()
                        ? Answer.choices(question.id(), question.type(), inOrder, ownWords.get())
                        : Answer.choices(question.id(), question.type(), inOrder));
    }

    /** What an "other" is, in one short line. */
    private Optional<String> ownWords(Question question) {
        List<String> typed = question.other() == null
                ? List.of()
                : fields.getOrDefault(PostedForm.otherField(question.id()), List.of());
        if (typed.size() > 1) {
            complaints.put(question.id(), Complaint.NOT_OFFERED);
            return Optional.empty();
        }
        try {
            Optional<String> text = typed.stream()
                    .findFirst()
                    .flatMap(TextPolicy::clean)
                    .map(words -> words.replaceAll("[\\n\\t]", " "));
            if (text.filter(words -> TextPolicy.length(words) > LONGEST_SHORT_TEXT)
                    .isPresent()) {
                complaints.put(question.id(), Complaint.TOO_LONG);
                return Optional.empty();
            }
            return text;
        } catch (IllegalArgumentException unstorable) {
            complaints.put(question.id(), Complaint.UNSTORABLE);
            return Optional.empty();
        }
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
                .filter(answer -> answer.text() != null)
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
