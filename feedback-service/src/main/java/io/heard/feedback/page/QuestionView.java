package io.heard.feedback.page;

import io.heard.contracts.event.QuestionType;
import io.heard.feedback.form.Complaint;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Question.Option;
import io.heard.http.text.TextPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question as the page shows it.
 *
 * @param id of its first input, made by us: ids of authors never become ids of elements
 * @param name of its field
 * @param kind {@code scale}, {@code options}, {@code options pair}, {@code several}, {@code short} or {@code long}
 * @param blank the choice to answer nothing; only for optional questions whose inputs cannot be cleared otherwise
 * @param lowest what the low end of a scale means
 * @param typed what stands in a text field
 * @param complaint in words
 */
record QuestionView(
        String id,
        String name,
        String kind,
        String text,
        boolean required,
        List<ChoiceView> choices,
        @Nullable ChoiceView blank,
        @Nullable String lowest,
        @Nullable String highest,
        String typed,
        @Nullable String hint,
        @Nullable String complaint) {

    static QuestionView of(int number, Question question, Filled filled, PageWords words) {
        String id = "q" + number;
        List<String> given = filled.values(question.id());
        List<ChoiceView> choices = choices(id, question, given, words);
        boolean nothingChosen = choices.stream().noneMatch(ChoiceView::chosen);
        boolean radios = question.isNumber() || question.type() == QuestionType.SINGLE_CHOICE;
        return new QuestionView(
                id,
                question.id(),
                kind(question.type()),
                question.text(),
                question.required(),
                choices,
                radios && !question.required()
                        ? new ChoiceView(id + "-blank", "", words.noAnswer(), null, nothingChosen)
                        : null,
                lowest(question.type(), words),
                highest(question.type(), words),
                given.isEmpty() ? "" : given.getFirst(),
                hint(question.type(), words),
                complaint(question, filled.complaint(question.id()), given, words));
    }

    /** Scales are laid out by how many steps they have. */
    public int steps() {
        return choices.size();
    }

    /** What stands under the low end of a scale; null for what is no scale. */
    public @Nullable String lowEnd() {
        return lowest == null ? null : choices.getFirst().label() + " – " + lowest;
    }

    public @Nullable String highEnd() {
        return highest == null ? null : choices.getLast().label() + " – " + highest;
    }

    private static String kind(QuestionType type) {
        return switch (type) {
            case NPS, CSAT, CES, RATING -> "scale";
            case SINGLE_CHOICE -> "options";
            case YES_NO -> "options pair";
            case MULTI_CHOICE -> "several";
            case SHORT_TEXT -> "short";
            case LONG_TEXT -> "long";
        };
    }

    private static List<ChoiceView> choices(String id, Question question, List<String> given, PageWords words) {
        List<ChoiceView> choices = new ArrayList<>();
        if (question.type() == QuestionType.YES_NO) {
            choices.add(choice(id, choices.size(), "1", words.yes(), null, given));
            choices.add(choice(id, choices.size(), "0", words.no(), null, given));
        } else if (question.isNumber()) {
            IntStream.rangeClosed(question.lowest(), question.highest())
                    .forEach(score -> choices.add(choice(
                            id,
                            choices.size(),
                            Integer.toString(score),
                            Integer.toString(score),
                            meaning(question, score, words),
                            given)));
        } else {
            for (Option option : question.options()) {
                choices.add(choice(id, choices.size(), option.id(), option.text(), null, given));
            }
        }
        return choices;
    }

    private static ChoiceView choice(
            String id, int position, String value, String label, @Nullable String meaning, List<String> given) {
        return new ChoiceView(position == 0 ? id : id + "-" + position, value, label, meaning, given.contains(value));
    }

    private static @Nullable String meaning(Question question, int score, PageWords words) {
        if (score == question.lowest()) {
            return lowest(question.type(), words);
        }
        return score == question.highest() ? highest(question.type(), words) : null;
    }

    private static @Nullable String lowest(QuestionType type, PageWords words) {
        return switch (type) {
            case NPS -> words.npsLowest();
            case CSAT -> words.csatLowest();
            case CES -> words.cesLowest();
            case RATING -> words.ratingLowest();
            default -> null;
        };
    }

    private static @Nullable String highest(QuestionType type, PageWords words) {
        return switch (type) {
            case NPS -> words.npsHighest();
            case CSAT -> words.csatHighest();
            case CES -> words.cesHighest();
            case RATING -> words.ratingHighest();
            default -> null;
        };
    }

    private static @Nullable String hint(QuestionType type, PageWords words) {
        return switch (type) {
            case MULTI_CHOICE -> words.several();
            case SHORT_TEXT -> words.limit(SheetReader.longest(type));
            default -> null;
        };
    }

    private static @Nullable String complaint(
            Question question, @Nullable Complaint complaint, List<String> given, PageWords words) {
        return switch (complaint) {
            case null -> null;
            case MISSING -> question.type().isText() ? words.missingText() : words.missingChoice();
            case NOT_OFFERED -> words.notOffered();
            case TOO_LONG -> words.tooLong(SheetReader.longest(question.type()), TextPolicy.length(given.getFirst()));
            case TOO_LONG_TOGETHER -> words.tooLongTogether();
            case UNSTORABLE -> words.unstorable();
        };
    }
}
