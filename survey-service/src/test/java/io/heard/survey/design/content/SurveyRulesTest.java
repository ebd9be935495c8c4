package io.heard.survey.design.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heard.contracts.survey.Condition;
import io.heard.http.problem.Problem;
import io.heard.http.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyRulesTest {

    private static final String SCORE = "{\"id\": \"score\", \"type\": \"CSAT\", \"text\": \"How was it?\"}";
    private static final String YES_NO = "{\"id\": \"solved\", \"type\": \"YES_NO\", \"text\": \"Is it solved?\"}";
    private static final String CHOICE = """
            {"id": "way", "type": "SINGLE_CHOICE", "text": "How?", "other": "else",
             "options": [{"id": "phone", "text": "Phone"}, {"id": "else", "text": "Otherwise"}]}""";
    private static final String TEXT = "{\"id\": \"why\", \"type\": \"LONG_TEXT\", \"text\": \"Why?\"%s}";

    @Test
    void readsConditionsAsAuthorsWriteThem() {
        SurveyContent survey = Written.questions(SCORE, YES_NO, CHOICE, TEXT.formatted("""
                , "showIf": {"all": [{"question": "score", "op": "atMost", "value": 3},
                                     {"question": "solved", "op": "equals", "value": false}],
                             "any": [{"question": "way", "op": "in", "values": ["phone", "else"]},
                                     {"context": "team", "op": "answered"},
                                     {"context": "product", "op": "equals", "value": "broadband"}]}"""));

        assertThat(survey.questions().getLast().showIf())
                .isEqualTo(new Condition(
                        List.of(
                                new Condition.Test("score", null, "atMost", List.of("3")),
                                new Condition.Test("solved", null, "equals", List.of("0"))),
                        List.of(
                                new Condition.Test("way", null, "in", List.of("phone", "else")),
                                new Condition.Test(null, "team", "answered", List.of()),
                                new Condition.Test(null, "product", "equals", List.of("broadband")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|questions[3].showIf",
                "{\"all\": [{}]}|questions[3].showIf.all[0]",
                "{\"all\": [null]}|questions[3].showIf.all[0]",
                "{\"all\": [{\"question\": \"score\", \"context\": \"team\", \"op\": \"answered\"}]}|questions[3].showIf.all[0]",
                "{\"all\": [{\"question\": \"score\", \"op\": \"matches\", \"value\": \"(a+)+$\"}]}|questions[3].showIf.all[0].op",
                "{\"all\": [{\"question\": \"score\"}]}|questions[3].showIf.all[0].op",
                "{\"all\": [{\"question\": \"nobody\", \"op\": \"answered\"}]}|questions[3].showIf.all[0].question",
                "{\"all\": [{\"question\": \"why\", \"op\": \"answered\"}]}|questions[3].showIf.all[0].question",
                "{\"any\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": 6}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"question\": \"score\", \"op\": \"atMost\", \"value\": \"low\"}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"question\": \"score\", \"op\": \"atMost\"}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"question\": \"score\", \"op\": \"answered\", \"value\": 1}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"question\": \"way\", \"op\": \"in\", \"values\": []}]}|questions[3].showIf.any[0].values",
                "{\"any\": [{\"question\": \"way\", \"op\": \"atLeast\", \"value\": 1}]}|questions[3].showIf.any[0].op",
                "{\"any\": [{\"question\": \"way\", \"op\": \"equals\", \"value\": \"mail\"}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"context\": \"email\", \"op\": \"answered\"}]}|questions[3].showIf.any[0].context",
                "{\"any\": [{\"context\": \"channel\", \"op\": \"equals\", \"value\": \"First Line\"}]}|questions[3].showIf.any[0].value",
                "{\"any\": [{\"context\": \"team\", \"op\": \"atMost\", \"value\": 3}]}|questions[3].showIf.any[0].op"
            })
    void namesTheTestThatMeansNothing(String condition, String field) {
        assertThat(refusal(
                        () -> Written.questions(SCORE, YES_NO, CHOICE, TEXT.formatted(", \"showIf\": " + condition))))
                .contains(field);
    }

    @Test
    void looksAtEarlierQuestionsOnlySoThatConditionsNeverGoInCircles() {
        String first = "{\"id\": \"a\", \"type\": \"YES_NO\", \"text\": \"A?\", \"showIf\": "
                + "{\"all\": [{\"question\": \"b\", \"op\": \"answered\"}]}}";
        String second = "{\"id\": \"b\", \"type\": \"YES_NO\", \"text\": \"B?\", \"showIf\": "
                + "{\"all\": [{\"question\": \"a\", \"op\": \"answered\"}]}}";

        assertThat(refusal(() -> Written.questions(first, second)))
                .containsExactly("questions[0].showIf.all[0].question");
    }

    @Test
    void limitsTests() {
        String test = "{\"question\": \"score\", \"op\": \"answered\"}";
        String many = String.join(",", java.util.Collections.nCopies(11, test));

        assertThat(refusal(() -> Written.questions(SCORE, TEXT.formatted(", \"showIf\": {\"all\": [" + many + "]}"))))
                .containsExactly("questions[1].showIf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{first_name}}",
                "{{product",
                "{{produkt}}",
                "{{answer.nobody}}",
                "{{config:x}}",
                "{{7*7}}",
                "{{product|{{team}}}}",
                "{{email|x}}"
            })
    void refusesToPromiseValuesThatNeverCome(String place) {
        assertThat(refusal(() -> Written.survey("\"thanks\": \"Dear " + place + "\", \"questions\": [" + SCORE + "]")))
                .containsExactly("thanks");
    }

    @Test
    void knowsWhatCanBeSaidWhere() {
        String questions = "\"questions\": [" + SCORE + "," + TEXT.formatted("") + "]";
        Written.survey(
                questions + ", \"introduction\": \"{{product}} {{touchpoint}} {{channel}} {{team|we}} {{agent|we}}\"");
        Written.survey(questions + ", \"thanks\": \"{{answer.score}} {{answer.why|x}}\"");
        Written.survey(questions + ", \"mail\": {\"subject\": \"{{first_name|there}}, {{product}}?\"}");

        assertThat(refusal(() -> Written.survey(questions + ", \"introduction\": \"{{answer.score}}\"")))
                .containsExactly("introduction");
        assertThat(refusal(() -> Written.survey(questions + ", \"mail\": {\"introduction\": \"{{answer.score}}\"}")))
                .containsExactly("mail.introduction");
        assertThat(refusal(() -> Written.questions(CHOICE.replace("Phone", "{{product}}"))))
                .containsExactly("questions[0].options[0].text");
    }

    @Test
    void keepsTranslationsOfWhatThereIs() {
        SurveyContent survey = Written.survey("\"questions\": [" + CHOICE + """
                ], "translations": [{"language": "de-AT", "title": "Wie war es?",
                  "questions": [{"id": "way", "text": "Wie?", "options": [{"id": "phone", "text": "Telefon"}]}]}]""");

        SurveyContent.Translation german = survey.translations().getFirst();
        assertThat(german.text("way")).isEqualTo("Wie?");
        assertThat(german.option("way", "phone")).isEqualTo("Telefon");
        assertThat(german.option("way", "else")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"x\"}|translations[0].language",
                "{\"language\": \"EN\"}|translations[0].language",
                "{\"language\": \"klingonisch!\"}|translations[0].language",
                "{\"language\": \"de\", \"questions\": [{\"id\": \"nobody\"}]}|translations[0].questions[0].id",
                "{\"language\": \"de\", \"questions\": [{\"id\": \"way\", \"options\": [{\"id\": \"x\"}]}]}|translations[0].questions[0].options[0].id",
                "{\"language\": \"de\", \"endings\": [\"Danke\"]}|translations[0].endings",
                "{\"language\": \"de\", \"title\": \"{{name}}\"}|translations[0].title",
                "{\"language\": \"de\", \"questions\": [{\"id\": \"way\", \"text\": \"{{x}}\"}]}|translations[0].questions[0].text",
                "{\"language\": \"de\", \"mail\": {\"subject\": \"a\\nb\"}}|translations[0].mail.subject"
            })
    void namesWhatIsWrongInATranslation(String translation, String field) {
        assertThat(refusal(() ->
                        Written.survey("\"questions\": [" + CHOICE + "], \"translations\": [" + translation + "]")))
                .containsExactly(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12345", "#12345g", "red;background:url(//evil.test)", "#123456;", ""})
    void takesColoursInOneSpellingOnly(String colour) {
        assertThat(refusal(() ->
                        Written.survey("\"questions\": [" + SCORE + "], \"brand\": {\"colour\": \"" + colour + "\"}")))
                .containsExactly("brand.colour");
    }

    @Test
    void namesTheEndsOfScalesOnly() {
        String ends = ", \"ends\": {\"lowest\": \"Never\", \"highest\": \"Always\"}";
        assertThat(Written.questions("{\"id\": \"a\", \"type\": \"NPS\", \"text\": \"A?\"" + ends + "}")
                        .questions()
                        .getFirst()
                        .ends())
                .isEqualTo(new Question.Ends("Never", "Always"));
        assertThat(refusal(
                        () -> Written.questions("{\"id\": \"a\", \"type\": \"YES_NO\", \"text\": \"A?\"" + ends + "}")))
                .containsExactly("questions[0].ends");
        assertThat(
                        refusal(
                                () -> Written.questions(
                                        "{\"id\": \"a\", \"type\": \"NPS\", \"text\": \"A?\", \"ends\": {\"lowest\": \"{{product}}\"}}")))
                .containsExactly("questions[0].ends.lowest", "questions[0].ends.highest");
    }

    @Test
    void stylesScalesOfFiveOnly() {
        Written.questions("{\"id\": \"a\", \"type\": \"CSAT\", \"text\": \"A?\", \"style\": \"FACES\"}");
        Written.questions("{\"id\": \"a\", \"type\": \"RATING\", \"text\": \"A?\", \"style\": \"STARS\"}");

        assertThat(refusal(() -> Written.questions(
                        "{\"id\": \"a\", \"type\": \"NPS\", \"text\": \"A?\", \"style\": \"FACES\"}")))
                .containsExactly("questions[0].style");
    }

    @Test
    void letsOnlyOneOfTheChoicesBeTheOther() {
        assertThat(refusal(() -> Written.questions(CHOICE.replace("\"other\": \"else\"", "\"other\": \"mail\""))))
                .containsExactly("questions[0].other");
        assertThat(refusal(() ->
                        Written.questions("{\"id\": \"a\", \"type\": \"NPS\", \"text\": \"A?\", \"other\": \"else\"}")))
                .containsExactly("questions[0].other");
    }

    private static List<String> refusal(Runnable reading) {
        var refused = catchThrowableOfType(ProblemException.class, reading::run);
        assertThat(refused).as("nothing was refused").isNotNull();
        return refused.errors().stream()
                .map(Problem.FieldError::field)
                .distinct()
                .toList();
    }
}
