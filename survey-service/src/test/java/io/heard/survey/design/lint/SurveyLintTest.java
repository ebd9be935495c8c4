package io.heard.survey.design.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.contracts.survey.Situation;
import io.heard.survey.design.content.Question;
import io.heard.survey.design.content.SurveyContent;
import io.heard.survey.design.content.Written;
import io.heard.survey.design.lint.Finding.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyLintTest {

    private static final String SCORE =
            "{\"id\": \"score\", \"type\": \"CSAT\", \"text\": \"How was it?\", \"required\": true}";
    private static final String SOLVED = "{\"id\": \"solved\", \"type\": \"YES_NO\", \"text\": \"Is it solved?\"}";

    @Test
    void hasNothingToSayAboutAPlainSurvey() {
        assertThat(SurveyLint.check(Written.questions(SCORE, text("why", "Why?", ""))))
                .isEmpty();
    }

    @Test
    void findsConditionsThatCannotHold() {
        assertThat(found(SCORE, text("why", "Why?", showIf("""
                {"all": [{"question": "score", "op": "atMost", "value": 2}, {"question": "score", "op": "atLeast", "value": 4}]}""")))).containsExactly("CONTRADICTION questions[1].showIf");
        assertThat(found(SCORE, text("why", "Why?", showIf("""
                {"all": [{"context": "team", "op": "equals", "value": "a"}, {"context": "team", "op": "equals", "value": "b"}]}""")))).containsExactly("CONTRADICTION questions[1].showIf");
        assertThat(found(SCORE, SOLVED, text("why", "Why?", showIf("""
                {"all": [{"question": "score", "op": "atMost", "value": 2}],
                 "any": [{"question": "score", "op": "equals", "value": 3}, {"question": "score", "op": "equals", "value": 5}]}"""))))
                .containsExactly("CONTRADICTION questions[2].showIf");
    }

    @Test
    void allowsSeveralChoicesAtOnceWhereSeveralCanBeChosen() {
        String several = """
                {"id": "topics", "type": "%s", "text": "What about?",
                 "options": [{"id": "price", "text": "Price"}, {"id": "speed", "text": "Speed"}]}""";
        String both = text("why", "Why?", showIf("""
                {"all": [{"question": "topics", "op": "equals", "value": "price"},
                         {"question": "topics", "op": "equals", "value": "speed"}]}"""));

        assertThat(found(several.formatted("MULTI_CHOICE"), both)).isEmpty();
        assertThat(found(several.formatted("SINGLE_CHOICE"), both))
                .containsExactly("CONTRADICTION questions[1].showIf");
    }

    @Test
    void findsQuestionsThatNobodyGetsTo() {
        String low = "{\"id\": \"low\", \"type\": \"YES_NO\", \"text\": \"Bad?\""
                + showIf("{\"all\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": 2}]}") + "}";

        assertThat(found(SCORE, low, text("why", "Why?", showIf("""
                {"all": [{"question": "low", "op": "answered"}, {"question": "score", "op": "equals", "value": 5}]}"""))))
                .containsExactly("UNREACHABLE questions[2].showIf");
        assertThat(found(SCORE, low, text("why", "Why?", showIf("""
                {"any": [{"question": "low", "op": "answered"}, {"question": "score", "op": "equals", "value": 5}]}""")))).isEmpty();
    }

    @Test
    void findsEndingsThatNobodyReads() {
        String ending =
                "{\"when\": {\"all\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": 2}]}, \"text\": \"Sorry.\"}";

        assertThat(names(
                        Written.survey("\"questions\": [" + SCORE + "], \"endings\": [" + ending + "," + ending + "]")))
                .containsExactly("UNREACHABLE endings[1].when");
    }

    @Test
    void findsInteractionsAboutWhichNothingIsAsked() {
        String phone = "{\"id\": \"a\", \"type\": \"CSAT\", \"text\": \"A?\""
                + showIf("{\"all\": [{\"context\": \"channel\", \"op\": \"equals\", \"value\": \"phone\"}]}") + "}";

        List<Finding> findings = SurveyLint.check(Written.questions(phone));

        assertThat(findings).extracting(Finding::rule).containsExactly(Rule.DEAD_END);
        assertThat(found(phone, SCORE)).isEmpty();
        assertThat(found(
                        phone,
                        text("b", "B?", showIf("{\"all\": [{\"context\": \"product\", \"op\": \"answered\"}]}"))))
                .containsExactly("DEAD_END questions");
    }

    @Test
    void findsEveryTextThatIsNotTranslated() {
        SurveyContent survey = Written.survey("""
                "introduction": "Short.", "thanks": "Thanks.", "mail": {"subject": "Hello"},
                "questions": [%s, {"id": "way", "type": "SINGLE_CHOICE", "text": "How?",
                   "options": [{"id": "phone", "text": "Phone"}, {"id": "chat", "text": "Chat"}]}],
                "endings": [{"when": {"all": [{"question": "score", "op": "answered"}]}, "text": "Bye."}],
                "translations": [{"language": "de", "title": "Wie war es?",
                  "questions": [{"id": "way", "text": "Wie?", "options": [{"id": "phone", "text": "Telefon"}]}]}]""".formatted(SCORE));

        assertThat(names(survey))
                .containsExactly(
                        "UNTRANSLATED translations[0].introduction",
                        "UNTRANSLATED translations[0].thanks",
                        "UNTRANSLATED translations[0].questions",
                        "UNTRANSLATED translations[0].questions",
                        "UNTRANSLATED translations[0].endings",
                        "UNTRANSLATED translations[0].mail.subject");
        assertThat(SurveyLint.check(survey))
                .extracting(Finding::hint)
                .contains(
                        "The question score has no words in the language de.",
                        "The choice chat of the question way has no words in the language de.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{team}}", "{{agent}}", "{{answer.score}}", "{{answer.later}}", "{{answer.why}}"})
    void wantsOtherWordsForWhatMayNotBeKnown(String place) {
        String later = text("later", "Later?", "");

        assertThat(found(SCORE, text("why", "Why " + place + "?", ""), later))
                .containsExactly("MISSING_FALLBACK questions[1].text");
        assertThat(found(SCORE, text("why", "Why " + place.replace("}}", "|so}}") + "?", ""), later))
                .isEmpty();
    }

    @Test
    void trustsAnswersThatMustHaveBeenGiven() {
        assertThat(found(
                        SCORE,
                        text(
                                "why",
                                "Why {{answer.score}}?",
                                showIf("{\"all\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": 3}]}"))))
                .isEmpty();
        assertThat(names(Written.survey("\"thanks\": \"{{answer.score}}!\", \"questions\": [" + SCORE + "]")))
                .isEmpty();
        assertThat(names(Written.survey("\"thanks\": \"{{answer.solved}}!\", \"questions\": [" + SOLVED + "]")))
                .containsExactly("MISSING_FALLBACK thanks");
        assertThat(names(Written.survey(
                        "\"questions\": [" + SOLVED + "], \"endings\": [{\"text\": \"{{answer.solved}}!\","
                                + "\"when\": {\"all\": [{\"question\": \"solved\", \"op\": \"answered\"}]}}]")))
                .isEmpty();
        assertThat(names(
                        Written.survey("\"mail\": {\"subject\": \"{{first_name}}!\"}, \"questions\": [" + SCORE + "]")))
                .containsExactly("MISSING_FALLBACK mail.subject");
    }

    @ParameterizedTest
    @CsvSource({
        "en, CSAT, How was the resolution of your ticket?, JARGON JARGON",
        "en, CSAT, How satisfied are you with our speed and kindness?, DOUBLE_BARRELLED",
        "en, CSAT, Don't you agree that it was easy?, LEADING",
        "en, CSAT, How great was our help?, LEADING",
        "de, CSAT, Wie zufrieden sind Sie bezüglich der Lieferung?, JARGON",
        "de, YES_NO, War es schnell und freundlich?, DOUBLE_BARRELLED",
        "de, CSAT, Wie toll war unsere Hilfe?, LEADING",
        "fr, CSAT, Le ticket and the resolution?, ''",
        "en, LONG_TEXT, What went well and what did not?, ''",
        "en, CSAT, How was the ticketing at the standard?, ''"
    })
    void advisesOnWords(String language, String type, String text, String rules) {
        SurveyContent survey =
                Written.questions("{\"id\": \"a\", \"type\": \"" + type + "\", \"text\": \"" + text + "\"}");
        SurveyContent spoken = new SurveyContent(
                survey.title(), language, null, null, survey.questions(), List.of(), List.of(), null, null);

        List<Finding> findings = SurveyLint.check(spoken);

        assertThat(String.join(" ", findings.stream().map(f -> f.rule().name()).toList()))
                .isEqualTo(rules);
        assertThat(findings).noneMatch(Finding::stopsPublishing);
    }

    @Test
    void advisesOnLengths() {
        String long_ = "word ".repeat(23).strip() + "?";
        String many = "a ".repeat(10).strip();

        assertThat(found(text("why", long_, "")))
                .containsExactlyInAnyOrder("LONG_SENTENCE questions[0].text", "LONG_QUESTION questions[0].text");
        assertThat(names(Written.survey(
                        "\"thanks\": \"" + many + ". " + many + ". " + many + ".\", \"questions\": [" + SCORE + "]")))
                .isEmpty();
        assertThat(found(text("why", "Why?", ", \"required\": true")))
                .containsExactly("REQUIRED_TEXT questions[0].required");
        List<String> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            eight.add(text("q" + i, "Why?", ""));
        }
        assertThat(found(eight.toArray(String[]::new))).containsExactly("MANY_QUESTIONS questions");
    }

    /** Surveys by chance: who tries out every answer there is must come to the same judgement. */
    @Test
    void agreesWithTryingOutEveryWay() {
        var random = new Random(20260303);
        int unreachable = 0;
        for (int round = 0; round < 400; round++) {
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                questions.add(new Question(
                        "q" + i,
                        i % 2 == 0 ? QuestionType.CSAT : QuestionType.YES_NO,
                        "Q?",
                        false,
                        List.of(),
                        null,
                        null,
                        i == 0 ? null : condition(random, i),
                        null));
            }
            Set<String> reached = new HashSet<>();
            tryOut(questions, 0, new HashMap<>(), reached);
            Ways ways = new Ways(questions);
            for (Question question : questions) {
                Condition showIf = question.showIf();
                boolean reachable = showIf == null || ways.canBeReached(showIf);
                assertThat(reachable).as("round %d, %s", round, questions).isEqualTo(reached.contains(question.id()));
                unreachable += reachable ? 0 : 1;
            }
        }
        assertThat(unreachable).isGreaterThan(50);
    }

    private static Condition condition(Random random, int before) {
        List<Condition.Test> all = new ArrayList<>();
        List<Condition.Test> any = new ArrayList<>();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int question = random.nextInt(before);
            String value = Integer.toString(question % 2 == 0 ? random.nextInt(1, 6) : random.nextInt(2));
            String op =
                    question % 2 == 0 ? List.of("equals", "atMost", "atLeast").get(random.nextInt(3)) : "equals";
            (random.nextBoolean() ? all : any).add(new Condition.Test("q" + question, null, op, List.of(value)));
        }
        return new Condition(all, any);
    }

    private static void tryOut(
            List<Question> questions, int next, Map<String, List<String>> answers, Set<String> reached) {
        if (next == questions.size()) {
            return;
        }
        Question question = questions.get(next);
        Condition showIf = question.showIf();
        tryOut(questions, next + 1, answers, reached);
        if (showIf == null || showIf.holds(new Situation(answers, Optional.of(Map.of())))) {
            reached.add(question.id());
            for (String value :
                    question.type() == QuestionType.CSAT ? List.of("1", "2", "3", "4", "5") : List.of("0", "1")) {
                answers.put(question.id(), List.of(value));
                tryOut(questions, next + 1, answers, reached);
                answers.remove(question.id());
            }
        }
    }

    /** Ten alternatives that each lead to ten more would be a search without end. */
    @Test
    void endsOnSurveysMadeToBeHard() {
        List<Question> questions = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            List<Condition.Test> any = new ArrayList<>();
            for (int j = 0; j < Math.min(i, 10); j++) {
                any.add(new Condition.Test("q" + (i - 1 - j), null, "equals", List.of(Integer.toString(1 + j % 5))));
            }
            Condition.Test[] all = i == 0
                    ? new Condition.Test[0]
                    : new Condition.Test[] {
                        new Condition.Test("q0", null, "equals", List.of(Integer.toString(1 + i % 5)))
                    };
            questions.add(new Question(
                    "q" + i,
                    QuestionType.CSAT,
                    "Q?",
                    false,
                    List.of(),
                    null,
                    null,
                    i == 0 ? null : new Condition(List.of(all), any),
                    null));
        }
        Ways ways = new Ways(questions);

        assertThat(questions.stream().map(Question::showIf).filter(showIf -> showIf != null && ways.canHold(showIf)))
                .isNotEmpty();
        questions.stream()
                .map(Question::showIf)
                .filter(showIf -> showIf != null)
                .forEach(ways::canBeReached);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "atMost 3 | atMost 2 | true",
                "atMost 2 | atMost 3 | false",
                "atLeast 2 | equals 4 | true",
                "atLeast 4 | in 3 | false",
                "answered | atLeast 1 | true",
                "in 5 | atLeast 5 | true",
                "in 4 | atLeast 4 | false"
            })
    void findsEndingsThatAnEarlierOneCovers(String earlier, String later, boolean covered) {
        assertThat(names(endings(SCORE, ending(earlier), ending(later))))
                .isEqualTo(covered ? List.of("UNREACHABLE endings[1].when") : List.of());
    }

    @Test
    void findsEndingsThatSeveralEarlierOnesCoverTogether() {
        assertThat(names(endings(SCORE, ending("atMost 2"), ending("atLeast 4"), ending("answered"))))
                .isEmpty();
        assertThat(names(endings(SCORE, ending("atMost 2"), ending("atLeast 3"), ending("answered"))))
                .containsExactly("UNREACHABLE endings[2].when");
        assertThat(names(endings(
                        SCORE + "," + SOLVED,
                        "{\"any\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": 2}, "
                                + "{\"question\": \"solved\", \"op\": \"equals\", \"value\": false}]}",
                        "{\"all\": [{\"question\": \"score\", \"op\": \"equals\", \"value\": 1}, "
                                + "{\"question\": \"solved\", \"op\": \"equals\", \"value\": true}]}")))
                .containsExactly("UNREACHABLE endings[1].when");
        assertThat(names(endings(
                        SCORE + "," + SOLVED,
                        "{\"all\": [{\"question\": \"solved\", \"op\": \"equals\", \"value\": false}]}",
                        ending("atMost 2"))))
                .isEmpty();
    }

    @Test
    void anEndingForWhoeverDidNotAnswerCanBeReached() {
        String optional = SCORE.replace(", \"required\": true", "");
        assertThat(names(endings(
                        optional + "," + SOLVED,
                        ending("answered"),
                        "{\"all\": [{\"question\": \"solved\", \"op\": \"answered\"}]}")))
                .isEmpty();
        assertThat(names(endings(
                        SCORE + "," + SOLVED,
                        ending("answered"),
                        "{\"all\": [{\"question\": \"solved\", \"op\": \"answered\"}]}")))
                .containsExactly("UNREACHABLE endings[1].when");
    }

    @Test
    void looksAtTheEndsOfScalesInEachLanguage() {
        String ends = SCORE.replace("}", ", \"ends\": {\"lowest\": \"Very unlikely\", \"highest\": \"Very likely\"}}");
        String german = ", \"translations\": [{\"language\": \"de\", \"title\": \"Wie war es?\", \"questions\": "
                + "[{\"id\": \"score\", \"text\": \"Wie war es?\"%s}]}]";
        String questions = "\"questions\": [" + ends + "]";
        assertThat(names(Written.survey(questions + german.formatted(""))))
                .containsExactly("UNTRANSLATED translations[0].questions");
        assertThat(
                        names(
                                Written.survey(
                                        questions
                                                + german.formatted(
                                                        ", \"ends\": {\"lowest\": \"Sehr unwahrscheinlich\", \"highest\": \"Sehr wahrscheinlich\"}"))))
                .isEmpty();
    }

    private static SurveyContent endings(String questions, String... conditions) {
        return Written.survey("\"questions\": [" + questions + "], \"endings\": ["
                + String.join(
                        ",",
                        Arrays.stream(conditions)
                                .map(when -> "{\"when\": " + when + ", \"text\": \"Bye.\"}")
                                .toList())
                + "]");
    }

    /** A condition on the score, written as an operator and a value. */
    private static String ending(String test) {
        String[] parts = test.split(" ", 2);
        String value = parts.length == 1
                ? ""
                : parts[0].equals("in") ? ", \"values\": [" + parts[1] + "]" : ", \"value\": " + parts[1];
        return "{\"all\": [{\"question\": \"score\", \"op\": \"" + parts[0] + "\"" + value + "}]}";
    }

    @Test
    void warnsOfLanguagesWithoutWordsOfOurs() {
        assertThat(names(Written.survey("\"questions\": [" + SCORE + "], \"translations\": [{\"language\": \"tr\", "
                        + "\"title\": \"Nasıldı?\", \"questions\": [{\"id\": \"score\", \"text\": \"Nasıldı?\"}]}]")))
                .containsExactly("FOREIGN_FRAME translations[0].language");
    }

    @Test
    void warnsOfWordsThatOnlySystemsUse() {
        assertThat(found(text("why", "Why the {{channel}}?", ""))).containsExactly("SYSTEM_WORD questions[0].text");
        assertThat(found(text("why", "Why {{product}}?", ""))).isEmpty();
    }

    private static List<String> found(String... questions) {
        return names(Written.questions(questions));
    }

    private static List<String> names(SurveyContent survey) {
        return SurveyLint.check(survey).stream()
                .map(finding -> finding.rule() + " " + finding.field())
                .toList();
    }

    private static String text(String id, String text, String more) {
        return "{\"id\": \"%s\", \"type\": \"LONG_TEXT\", \"text\": \"%s\"%s}".formatted(id, text, more);
    }

    private static String showIf(String condition) {
        return ", \"showIf\": " + condition;
    }
}
