package io.heard.survey.design.lint;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.Piping;
import io.heard.survey.design.content.Question;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.content.SurveyContent.Ending;
import io.heard.survey.design.content.SurveyContent.MailText;
import io.heard.survey.design.content.SurveyContent.Translation;
import io.heard.survey.design.lint.Finding.Rule;
import io.heard.survey.language.OwnLanguage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks over a whole survey. The same survey always gives the same findings, errors before warnings. */
public final class SurveyLint {

    /** What the mail knows of everybody. */
    private static final Set<String> ALWAYS_KNOWN = Set.of("product", "touchpoint", "channel");

    /** Identifiers, and not names as products and teams have. */
    private static final Set<String> SYSTEM_WORDS = Set.of("touchpoint", "channel");

    private static final int MOST_FOR_EVERYBODY = 7;

    private final SurveyContent survey;
    private final Ways ways;
    private final Map<String, Integer> positions = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private SurveyLint(SurveyContent survey) {
        this.survey = survey;
        this.ways = new Ways(survey.questions());
        survey.questions().forEach(question -> positions.put(question.id(), positions.size()));
    }

    public static List<Finding> check(SurveyContent survey) {
        var lint = new SurveyLint(survey);
        lint.checkWays();
        lint.checkTranslations();
        lint.checkFrame();
        lint.checkTexts();
        lint.checkEffort();
        List<Finding> sorted = new ArrayList<>(
                lint.findings.stream().filter(Finding::stopsPublishing).toList());
        lint.findings.stream().filter(finding -> !finding.stopsPublishing()).forEach(sorted::add);
        return List.copyOf(sorted);
    }

    private void checkWays() {
        for (int i = 0; i < survey.questions().size(); i++) {
            Condition showIf = survey.questions().get(i).showIf();
            if (showIf != null) {
                checkWay("questions[" + i + "].showIf", showIf, "Nobody will ever be asked this question");
            }
        }
        List<Condition> before = new ArrayList<>();
        for (int i = 0; i < survey.endings().size(); i++) {
            Condition when = survey.endings().get(i).when();
            String field = "endings[" + i + "].when";
            checkWay(field, when, "Nobody will ever read these thanks");
            if (ways.canBeReached(when) && !ways.canBeReached(when, before)) {
                error(
                        field,
                        Rule.UNREACHABLE,
                        "Nobody will ever read these thanks: the endings above it already cover everybody for whom its "
                                + "condition holds. Put the narrower condition first.");
            }
            before.add(when);
        }
        ways.withoutQuestions()
                .ifPresent(context -> error(
                        "questions",
                        Rule.DEAD_END,
                        "Every question has a condition, and " + describe(context)
                                + " there is nothing to answer. Ask at least one question of everybody."));
    }

    private void checkWay(String field, Condition condition, String consequence) {
        if (!ways.canHold(condition)) {
            error(field, Rule.CONTRADICTION, "No answer passes all of these tests. " + consequence + ".");
        } else if (!ways.canBeReached(condition)) {
            error(
                    field,
                    Rule.UNREACHABLE,
                    consequence + ": it looks at a question that is only shown to those who answer otherwise.");
        }
    }

    private static String describe(Map<String, String> context) {
        if (context.isEmpty()) {
            return "for interactions that no condition names";
        }
        List<String> parts = context.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return "for " + String.join(", ", parts);
    }

    private void checkTranslations() {
        for (int i = 0; i < survey.translations().size(); i++) {
            Translation texts = survey.translations().get(i);
            String at = "translations[" + i + "].";
            String language = texts.language();
            translated(at + "title", "The title", language, survey.title(), texts.title());
            translated(at + "introduction", "The introduction", language, survey.introduction(), texts.introduction());
            translated(at + "thanks", "The words of thanks", language, survey.thanks(), texts.thanks());
            for (Question question : survey.questions()) {
                String name = "The question " + question.id();
                translated(at + "questions", name, language, question.text(), texts.text(question.id()));
                if (question.ends() != null && texts.ends(question.id()) == null) {
                    error(
                            at + "questions",
                            Rule.UNTRANSLATED,
                            "The ends of the scale of " + name.toLowerCase(Locale.ROOT)
                                    + " have no words in the language " + language + ".");
                }
                for (Question.Option option : question.options()) {
                    translated(
                            at + "questions",
                            "The choice " + option.id() + " of the question " + question.id(),
                            language,
                            option.text(),
                            texts.option(question.id(), option.id()));
                }
            }
            for (int j = 0; j < survey.endings().size(); j++) {
                String name = "The ending " + (j + 1);
                translated(
                        at + "endings", name, language, survey.endings().get(j).text(), texts.ending(j));
            }
            MailText own = survey.mail();
            MailText mail = texts.mail();
            translated(
                    at + "mail.subject",
                    "The mail's subject",
                    language,
                    own == null ? null : own.subject(),
                    mail == null ? null : mail.subject());
            translated(
                    at + "mail.introduction",
                    "The mail's introduction",
                    language,
                    own == null ? null : own.introduction(),
                    mail == null ? null : mail.introduction());
        }
    }

    private void translated(
            String field, String name, String language, @Nullable String original, @Nullable String translation) {
        if (original != null && translation == null) {
            error(field, Rule.UNTRANSLATED, name + " has no words in the language " + language + ".");
        }
    }

    private void checkFrame() {
        for (int i = 0; i < survey.languages().size(); i++) {
            String language = survey.languages().get(i);
            if (!OwnLanguage.has(language)) {
                warning(
                        i == 0 ? "language" : "translations[" + (i - 1) + "].language",
                        Rule.FOREIGN_FRAME,
                        "Our own words around your texts, such as those on buttons, are not there in the language "
                                + language
                                + ". Customers read them in English; the ends of a scale you can write yourself.");
            }
        }
    }

    private void checkTexts() {
        Wording own = new Wording("", survey.language());
        own.text("title", survey.title());
        own.text("introduction", survey.introduction());
        for (int i = 0; i < survey.questions().size(); i++) {
            Question question = survey.questions().get(i);
            own.question("questions[" + i + "].text", question, question.text());
            own.ends("questions[" + i + "].ends", question.ends());
            for (int j = 0; j < question.options().size(); j++) {
                own.text(
                        "questions[" + i + "].options[" + j + "].text",
                        question.options().get(j).text());
            }
        }
        own.text("thanks", survey.thanks(), this::isAlwaysAnswered);
        for (int i = 0; i < survey.endings().size(); i++) {
            Ending ending = survey.endings().get(i);
            own.text("endings[" + i + "].text", ending.text(), known(ending));
        }
        own.mail(survey.mail());
        for (int i = 0; i < survey.translations().size(); i++) {
            check(
                    survey.translations().get(i),
                    new Wording(
                            "translations[" + i + "].",
                            survey.translations().get(i).language()));
        }
    }

    private void check(Translation texts, Wording wording) {
        wording.text("title", texts.title());
        wording.text("introduction", texts.introduction());
        for (int i = 0; i < texts.questions().size(); i++) {
            String id = texts.questions().get(i).id();
            Question question = survey.questions().get(positions.getOrDefault(id, 0));
            String text = texts.questions().get(i).text();
            if (text != null) {
                wording.question("questions[" + i + "].text", question, text);
            }
            wording.ends("questions[" + i + "].ends", texts.questions().get(i).ends());
        }
        wording.text("thanks", texts.thanks(), this::isAlwaysAnswered);
        for (int i = 0; i < survey.endings().size(); i++) {
            wording.text(
                    "endings[" + i + "]",
                    texts.ending(i),
                    known(survey.endings().get(i)));
        }
        wording.mail(texts.mail());
    }

    private boolean isAlwaysAnswered(String id) {
        Question question = survey.questions().get(positions.getOrDefault(id, 0));
        return question.id().equals(id) && question.required() && question.asksEverybody();
    }

    private Predicate<String> known(Ending ending) {
        return id -> isAlwaysAnswered(id) || isTested(ending.when(), id);
    }

    /** Whoever passes has answered that question. */
    private static boolean isTested(@Nullable Condition condition, String id) {
        return condition != null && condition.all().stream().anyMatch(test -> id.equals(test.question()));
    }

    private void checkEffort() {
        long everybody =
                survey.questions().stream().filter(Question::asksEverybody).count();
        if (everybody > MOST_FOR_EVERYBODY) {
            warning(
                    "questions",
                    Rule.MANY_QUESTIONS,
                    "Everybody is asked " + everybody + " questions. Each one costs answers: with up to "
                            + MOST_FOR_EVERYBODY + " most people come to the end.");
        }
        for (int i = 0; i < survey.questions().size(); i++) {
            Question question = survey.questions().get(i);
            if (question.type() == QuestionType.LONG_TEXT && question.required()) {
                warning(
                        "questions[" + i + "].required",
                        Rule.REQUIRED_TEXT,
                        "Who does not want to write leaves. Make the text optional: those who have something to say will.");
            }
        }
    }

    private void error(String field, Rule rule, String hint) {
        findings.add(Finding.error(field, rule, hint));
    }

    private void warning(String field, Rule rule, String hint) {
        findings.add(Finding.warning(field, rule, hint));
    }

    /** The texts of one language. */
    private final class Wording {

        private final String at;
        private final String language;

        Wording(String at, String language) {
            this.at = at;
            this.language = language;
        }

        void text(String field, @Nullable String text) {
            text(field, text, question -> false);
        }

        void text(String field, @Nullable String text, Predicate<String> answered) {
            if (text != null) {
                places(at + field, text, answered);
                findings.addAll(PlainLanguage.ofText(at + field, language, text));
            }
        }

        void question(String field, Question question, String text) {
            int position = positions.getOrDefault(question.id(), 0);
            text(
                    field,
                    text,
                    earlier -> positions.getOrDefault(earlier, position) < position
                            && isTested(question.showIf(), earlier));
            QuestionType type = question.type();
            boolean picksOne = type.isScore() || type == QuestionType.YES_NO;
            findings.addAll(PlainLanguage.ofQuestion(at + field, language, text, picksOne));
        }

        void ends(String field, Question.@Nullable Ends ends) {
            if (ends != null) {
                text(field + ".lowest", ends.lowest());
                text(field + ".highest", ends.highest());
            }
        }

        void mail(@Nullable MailText mail) {
            if (mail != null) {
                text("mail.subject", mail.subject());
                text("mail.introduction", mail.introduction());
            }
        }

        private void places(String field, String text, Predicate<String> answered) {
            for (Piping.Place place : Piping.places(text)) {
                if (SYSTEM_WORDS.contains(place.name())) {
                    warning(
                            field,
                            Rule.SYSTEM_WORD,
                            "{{" + place.name() + "}} puts in the word that your systems report, such as support call, "
                                    + "whatever the language. Plain words of your own are easier to read.");
                }
                boolean known = place.fallback().isPresent()
                        || place.question().map(answered::test).orElseGet(() -> ALWAYS_KNOWN.contains(place.name()));
                if (!known) {
                    error(
                            field,
                            Rule.MISSING_FALLBACK,
                            place.question().isPresent()
                                    ? "This answer may not be known here. Say what to write instead: {{" + place.name()
                                            + "|…}}, or show this only to those who gave it."
                                    : "This is not known of everybody. Say what to write instead: {{" + place.name()
                                            + "|…}}.");
                }
            }
        }
    }
}
