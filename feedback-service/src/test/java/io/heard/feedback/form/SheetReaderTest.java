package io.heard.feedback.form;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.heard.contracts.event.QuestionType;
import io.heard.contracts.survey.Condition;
import io.heard.feedback.response.Answer;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SheetReaderTest {

    private static final Optional<Map<String, String>> CALL = Optional.of(Map.of("channel", "phone"));
    private static final Condition LOW = when(new Condition.Test("score", null, "atMost", List.of("3")));

    private static final Question SCORE = question("score", QuestionType.CSAT, true, null);
    private static final Question WAY = new Question(
            "way",
            QuestionType.SINGLE_CHOICE,
            "How?",
            true,
            List.of(new Question.Option("phone", "Phone"), new Question.Option("else", "Otherwise")),
            null,
            "else",
            LOW);
    private static final Question WHY = question(
            "why", QuestionType.LONG_TEXT, true, when(new Condition.Test("way", null, "equals", List.of("else"))));

    private static final Survey SURVEY = survey(SCORE, WAY, WHY);

    @Test
    void acceptsAtOnceWhatIsCompleteForItsWay() {
        assertThat(read("score=5").isAcceptable()).isTrue();
        assertThat(read("score=2", "way=phone").isAcceptable()).isTrue();
        assertThat(read("score=2", "way=else", "why=Slow").isAcceptable()).isTrue();
    }

    @Test
    void neverMissesAnAnswerOnAWayNotTaken() {
        Sheet sheet = read("score=5", "askedQuestions=score way why");

        assertThat(sheet.isAcceptable()).isTrue();
        assertThat(sheet.shown()).containsExactly("score");
    }

    @Test
    void takesWhatProgramsWriteWherePeopleDoNot() {
        assertThat(read("score=5", PostedForm.HONEYPOT + "=https://scanner.example")
                        .isAcceptable())
                .isTrue();
        assertThat(form("score=5&homePage=https%3A%2F%2Fscanner.example").isHoneypotFilled())
                .isTrue();
        assertThat(form("score=5&homePage=&homePage=x").isHoneypotFilled()).isTrue();
        assertThat(form("score=5&homePage=+").isHoneypotFilled()).isFalse();
        assertThat(form("score=5").isHoneypotFilled()).isFalse();
    }

    @Test
    void dropsWhatWasAnsweredToQuestionsThatAreHiddenNow() {
        Sheet sheet = read("score=5", "way=else", "way.other=Fax", "why=Slow");

        assertThat(sheet.isAcceptable()).isTrue();
        assertThat(sheet.answers()).containsExactly(Answer.score("score", QuestionType.CSAT, 5));
    }

    @Test
    void followsWhatIsBroughtUpStepByStep() {
        Sheet first = read("score=2", "askedQuestions=score");
        assertThat(first.shown()).containsExactly("score", "way");
        assertThat(first.unfinished()).containsExactly("way");
        assertThat(first.complaints()).isEmpty();
        assertThat(first.isProper()).isTrue();
        assertThat(first.isAcceptable()).isFalse();

        Sheet second = read("score=2", "way=else", "askedQuestions=score way");
        assertThat(second.unfinished()).containsExactly("why");

        Sheet third = read("score=2", "way=else", "askedQuestions=score way why");
        assertThat(third.complaints()).containsExactly(Map.entry("why", Complaint.MISSING));
    }

    @Test
    void complainsAboutWhatThePageHad() {
        assertThat(read("score=2").complaints()).containsExactly(Map.entry("way", Complaint.MISSING));
        assertThat(read("askedQuestions=score").complaints()).containsExactly(Map.entry("score", Complaint.MISSING));
    }

    @Test
    void looksAtTheInteraction() {
        var onThePhone = when(new Condition.Test(null, "channel", "equals", List.of("phone")));
        Survey survey = survey(SCORE, question("heard", QuestionType.YES_NO, false, onThePhone));

        assertThat(SheetReader.read(survey, CALL, Map.of()).shown()).containsExactly("score", "heard");
        assertThat(SheetReader.read(survey, Optional.of(Map.of("channel", "chat")), Map.of())
                        .shown())
                .containsExactly("score");
        assertThat(SheetReader.read(survey, Optional.empty(), Map.of()).shown()).containsExactly("score", "heard");
    }

    @Test
    void keepsWhatAnOtherIs() {
        assertThat(read("score=2", "way=else", "way.other= By\nfax ", "why=x").answers())
                .contains(Answer.choices("way", QuestionType.SINGLE_CHOICE, List.of("else"), "By fax"));
        assertThat(read("score=2", "way.other=Fax", "why=x").answers())
                .contains(Answer.choices("way", QuestionType.SINGLE_CHOICE, List.of("else"), "Fax"));
        assertThat(read("score=2", "way=else", "way.other=", "why=x").answers())
                .contains(Answer.choices("way", QuestionType.SINGLE_CHOICE, List.of("else")));
        assertThat(read("score=2", "way=phone", "way.other=Fax").answers())
                .contains(Answer.choices("way", QuestionType.SINGLE_CHOICE, List.of("phone")));
    }

    @Test
    void refusesAnOtherThatCannotBeKept() {
        assertThat(read("score=2", "way=else", "way.other=" + "x".repeat(201), "why=x")
                        .complaints())
                .containsEntry("way", Complaint.TOO_LONG);
        assertThat(read("score=2", "way=else", "way.other=\u0000", "why=x").complaints())
                .containsEntry("way", Complaint.UNSTORABLE);
        assertThat(read("score=5", "score.other=x").foreign()).isTrue();
    }

    /** Whatever is posted: nothing hidden is kept, nothing hidden is demanded, and doing what the page asks comes to an end. */
    @Test
    void leadsEveryoneToTheEnd() {
        var random = new Random(20260305);
        for (int round = 0; round < 2_000; round++) {
            List<Question> questions = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Condition showIf = i == 0 || random.nextInt(3) == 0 ? null : condition(random, i);
                questions.add(question("q" + i, QuestionType.CSAT, random.nextBoolean(), showIf));
            }
            Survey survey = survey(questions.toArray(Question[]::new));
            Map<String, List<String>> fields = new HashMap<>();
            fields.put("askedQuestions", List.of(""));
            Set<String> visited = new HashSet<>();
            Sheet sheet = SheetReader.read(survey, CALL, fields);
            int presses = 0;
            while (!sheet.isAcceptable()) {
                assertThat(++presses).as("round %d", round).isLessThanOrEqualTo(questions.size() + 1);
                fields.put("askedQuestions", List.of(String.join(" ", sheet.shown())));
                for (String id : sheet.shown()) {
                    if (visited.add(id)) {
                        fields.put(id, List.of(Integer.toString(random.nextInt(1, 6))));
                    }
                }
                sheet = SheetReader.read(survey, CALL, fields);
                assertThat(sheet.complaints()).as("round %d", round).isEmpty();
            }
            assertThat(sheet.shown())
                    .as("round %d", round)
                    .containsAll(
                            sheet.answers().stream().map(Answer::questionId).toList());
            for (Question question : questions) {
                if (question.required() && sheet.shown().contains(question.id())) {
                    assertThat(sheet.answers()).extracting(Answer::questionId).contains(question.id());
                }
            }
        }
    }

    private static Condition condition(Random random, int before) {
        List<Condition.Test> tests = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
            tests.add(new Condition.Test(
                    "q" + random.nextInt(before),
                    null,
                    random.nextBoolean() ? "atMost" : "atLeast",
                    List.of(Integer.toString(random.nextInt(1, 6)))));
        }
        return random.nextBoolean() ? new Condition(tests, List.of()) : new Condition(List.of(), tests);
    }

    private static Sheet read(String... pairs) {
        Map<String, List<String>> fields = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            fields.put(pair.substring(0, equals), List.of(pair.substring(equals + 1)));
        }
        return SheetReader.read(SURVEY, CALL, fields);
    }

    private static Condition when(Condition.Test test) {
        return new Condition(List.of(test), List.of());
    }

    private static Question question(String id, QuestionType type, boolean required, Condition showIf) {
        return new Question(id, type, "Question?", required, List.of(), null, null, showIf);
    }

    private static Survey survey(Question... questions) {
        UUID id = new UUID(0, 1);
        return new Survey(Survey.key(id, 1), id, 1, "Survey", "en", null, List.of(questions), null, Instant.EPOCH);
    }

    private static PostedForm form(String body) {
        return PostedForm.parse(body.getBytes(US_ASCII));
    }
}
