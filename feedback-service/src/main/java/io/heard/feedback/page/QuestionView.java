package io.heard.feedback.page;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import io.heard.feedback.form.PostedForm;
import io.heard.feedback.form.SheetReader;
import io.heard.feedback.page.words.PageWords;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Question.Option;
import io.heard.http.text.TextPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question as the page shows it.
 *
 * @param id of its first input, made by us: ids of authors never become ids of elements
 * @param name of its field
 * @param kind {@code scale}, {@code stars}, {@code faces}, {@code options}, {@code options pair}, {@code several}, {@code short} or {@code long}
 * @param blank the choice to answer nothing; only for optional questions whose inputs cannot be cleared otherwise
 * @param lowest what the low end of a scale means
 * @param typed what stands in a text field
 * @param other for choices in the customer's own words
 * @param complaint in words
 * @param foreignWords the language of our own words where it is not the page's
 * @param endsLanguage the same for the ends of a scale, which the author may have written
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
        @Nullable OtherView other,
        @Nullable String hint,
        @Nullable String complaint,
        @Nullable String foreignWords,
        @Nullable String endsLanguage) {

    /** How each of five faces feels, as the line of its mouth. */
    private static final List<String> MOUTHS =
            List.of("M10 23q6-7 12 0", "M10 22q6-4 12 0", "M10 21h12", "M10 20q6 5 12 0", "M9 19q7 9 14 0");

    /**
     * The field for what an "other" is.
     *
     * @param label names the choice it belongs to
     */
    record OtherView(String id, String name, String label, String typed) {}

    static QuestionView of(int number, Question question, String text, Filled filled, Opened opened) {
        PageWords words = opened.words();
        String id = "q" + number;
        List<String> given = filled.values(question.id());
        String foreignWords = opened.language().foreignWords();
        List<ChoiceView> choices = choices(id, question, given, words, foreignWords);
        boolean nothingChosen = choices.stream().noneMatch(ChoiceView::chosen);
        boolean radios = question.isNumber() || question.type() == QuestionType.SINGLE_CHOICE;
        return new QuestionView(
                id,
                question.id(),
                kind(question),
                text,
                question.required(),
                choices,
                radios && !question.required()
                        ? new ChoiceView(
                                id + "-blank", "", words.noAnswer(), null, nothingChosen, null, foreignWords, false)
                        : null,
                lowest(question, words),
                highest(question, words),
                given.isEmpty() ? "" : given.getFirst(),
                other(id, question, filled, words),
                hint(question.type(), words),
                complaint(question, filled, words),
                foreignWords,
                question.ends() == null ? foreignWords : null);
    }

    /** Scales are laid out by how many steps they have. */
    public int steps() {
        return choices.size();
    }

    /** What stands under the low end of a scale; null for what is no scale, or has words on every step. */
    public @Nullable String lowEnd() {
        return lowest == null || kind.equals("faces")
                ? null
                : choices.getFirst().label() + " – " + lowest;
    }

    public @Nullable String highEnd() {
        return highest == null || kind.equals("faces")
                ? null
                : choices.getLast().label() + " – " + highest;
    }

    private static String kind(Question question) {
        return switch (question.type()) {
            case NPS, CES -> "scale";
            case CSAT, RATING ->
                switch (question.style()) {
                    case STARS -> "stars";
                    case FACES -> "faces";
                    case NUMBERS -> "scale";
                    case null -> "scale";
                };
            case SINGLE_CHOICE -> "options";
            case YES_NO -> "options pair";
            case MULTI_CHOICE -> "several";
            case SHORT_TEXT -> "short";
            case LONG_TEXT -> "long";
        };
    }

    private static List<ChoiceView> choices(
            String id, Question question, List<String> given, PageWords words, @Nullable String foreignWords) {
        List<ChoiceView> choices = new ArrayList<>();
        if (question.type() == QuestionType.YES_NO) {
            choices.add(choice(id, choices.size(), "1", words.yes(), null, given, foreignWords));
            choices.add(choice(id, choices.size(), "0", words.no(), null, given, foreignWords));
        } else if (question.isNumber()) {
            IntStream.rangeClosed(question.lowest(), question.highest())
                    .forEach(score -> choices.add(score(id, question, score, given, words, foreignWords)));
        } else {
            for (Option option : question.options()) {
                choices.add(new ChoiceView(
                        id(id, choices.size()),
                        option.id(),
                        option.text(),
                        null,
                        given.contains(option.id()),
                        null,
                        null,
                        question.isOther(option.id())));
            }
        }
        return choices;
    }

    private static ChoiceView score(
            String id,
            Question question,
            int score,
            List<String> given,
            PageWords words,
            @Nullable String foreignWords) {
        String language = language(question, score, foreignWords);
        String value = Integer.toString(score);
        int position = score - question.lowest();
        return switch (kind(question)) {
            case "faces" ->
                new ChoiceView(
                        id(id, position),
                        value,
                        step(question, score, words),
                        null,
                        given.contains(value),
                        MOUTHS.get(position),
                        language,
                        false);
            case "stars" ->
                new ChoiceView(
                        id(id, position),
                        value,
                        value,
                        words.outOf(score, question.highest()) + ", " + step(question, score, words),
                        given.contains(value),
                        null,
                        language,
                        false);
            default -> choice(id, position, value, value, meaning(question, score, words), given, language);
        };
    }

    private static ChoiceView choice(
            String id,
            int position,
            String value,
            String label,
            @Nullable String meaning,
            List<String> given,
            @Nullable String language) {
        return new ChoiceView(id(id, position), value, label, meaning, given.contains(value), null, language, false);
    }

    private static String id(String id, int position) {
        return position == 0 ? id : id + "-" + position;
    }

    /** What each of five steps means; a picture alone says it to nobody for sure. */
    private static String step(Question question, int score, PageWords words) {
        boolean rating = question.type() == QuestionType.RATING;
        return switch (score) {
            case 2 -> rating ? words.rating2() : words.csat2();
            case 3 -> rating ? words.rating3() : words.csat3();
            case 4 -> rating ? words.rating4() : words.csat4();
            default -> Objects.requireNonNullElse(meaning(question, score, words), "");
        };
    }

    /** What our own words are in, unless the author wrote these. */
    private static @Nullable String language(Question question, int score, @Nullable String foreignWords) {
        boolean end = score == question.lowest() || score == question.highest();
        return end && question.ends() != null ? null : foreignWords;
    }

    private static @Nullable OtherView other(String id, Question question, Filled filled, PageWords words) {
        return question.options().stream()
                .filter(option -> question.isOther(option.id()))
                .findFirst()
                .map(option -> {
                    String field = PostedForm.otherField(question.id());
                    List<String> typed = filled.values(field);
                    return new OtherView(
                            id + "-other", field, words.other(option.text()), typed.isEmpty() ? "" : typed.getFirst());
                })
                .orElse(null);
    }

    private static @Nullable String meaning(Question question, int score, PageWords words) {
        if (score == question.lowest()) {
            return lowest(question, words);
        }
        return score == question.highest() ? highest(question, words) : null;
    }

    private static @Nullable String lowest(Question question, PageWords words) {
        SurveyPublished.ScaleEnds own = question.ends();
        if (own != null) {
            return own.lowest();
        }
        return switch (question.type()) {
            case NPS -> words.npsLowest();
            case CSAT -> words.csatLowest();
            case CES -> words.cesLowest();
            case RATING -> words.ratingLowest();
            default -> null;
        };
    }

    private static @Nullable String highest(Question question, PageWords words) {
        SurveyPublished.ScaleEnds own = question.ends();
        if (own != null) {
            return own.highest();
        }
        return switch (question.type()) {
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

    private static @Nullable String complaint(Question question, Filled filled, PageWords words) {
        return switch (filled.complaint(question.id())) {
            case null -> null;
            case MISSING -> question.type().isText() ? words.missingText() : words.missingChoice();
            case NOT_OFFERED -> words.notOffered();
            case TOO_LONG ->
                words.tooLong(SheetReader.longest(question.type()), TextPolicy.length(typed(question, filled)));
            case TOO_LONG_TOGETHER -> words.tooLongTogether();
            case UNSTORABLE -> words.unstorable();
        };
    }

    private static String typed(Question question, Filled filled) {
        return filled.values(question.type().isText() ? question.id() : PostedForm.otherField(question.id()))
                .getFirst();
    }
}
