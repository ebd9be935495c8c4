package io.heard.feedback.page;

import io.heard.contracts.event.QuestionStyle;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished.Brand;
import io.heard.contracts.event.SurveyPublished.Ending;
import io.heard.contracts.event.SurveyPublished.Option;
import io.heard.contracts.event.SurveyPublished.QuestionText;
import io.heard.contracts.event.SurveyPublished.Translation;
import io.heard.contracts.survey.Condition;
import io.heard.feedback.survey.Question;
import io.heard.feedback.survey.Survey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A survey that asks on, speaks three languages, and looks like the company. */
final class SpeakingSurvey {

    private static final Condition LOW =
            new Condition(List.of(new Condition.Test("satisfied", null, "atMost", List.of("3"))), List.of());

    /** One grey pixel. */
    static final String LOGO = "/logos/8a39d2abd3999ab73c34db2476849cdd.png";

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "satisfied",
                    QuestionType.CSAT,
                    "How satisfied are you with {{product}}?",
                    true,
                    List.of(),
                    QuestionStyle.FACES,
                    null,
                    null),
            new Question(
                    "reason",
                    QuestionType.SINGLE_CHOICE,
                    "What went wrong?",
                    true,
                    List.of(new Question.Option("slow", "Too slow"), new Question.Option("else", "Something else")),
                    null,
                    "else",
                    LOW),
            new Question(
                    "more",
                    QuestionType.LONG_TEXT,
                    "You said: {{answer.reason|nothing}}. Tell us more.",
                    false,
                    List.of(),
                    null,
                    null,
                    new Condition(List.of(new Condition.Test("reason", null, "answered", List.of())), List.of())),
            new Question(
                    "call",
                    QuestionType.RATING,
                    "How was the line to {{agent|our colleague}}?",
                    false,
                    List.of(),
                    QuestionStyle.STARS,
                    null,
                    new Condition(
                            List.of(new Condition.Test(null, "channel", "equals", List.of("phone"))), List.of())));

    private static final Translation ARABIC = new Translation(
            "ar",
            "تجربتك معنا",
            "دقيقة واحدة عن {{product}}.",
            List.of(
                    new QuestionText("satisfied", "ما مدى رضاك عن {{product}}؟", List.of()),
                    new QuestionText(
                            "reason",
                            "ما الذي لم يسر على ما يرام؟",
                            List.of(new Option("slow", "استغرق وقتا طويلا"), new Option("else", "شيء آخر"))),
                    new QuestionText("more", "قلت: {{answer.reason|لا شيء}}. أخبرنا بالمزيد.", List.of()),
                    new QuestionText("call", "كيف كان الاتصال؟", List.of())),
            "شكرا لك.",
            List.of("نحن آسفون بشأن {{product}}."));

    private static final Translation GERMAN = new Translation(
            "de",
            "Ihr Anruf bei uns",
            "Eine Minute zu {{product}}.",
            List.of(new QuestionText("satisfied", "Wie zufrieden sind Sie mit {{product}}?", List.of())),
            "Danke.",
            List.of("Das mit {{product}} tut uns leid."));

    static Survey of(UUID id, int version, String title) {
        return new Survey(
                Survey.key(id, version),
                id,
                version,
                title,
                "en",
                "A minute about {{product}}.",
                QUESTIONS,
                "Thank you, all of you.",
                Instant.parse("2026-03-01T12:00:00Z"),
                List.of(new Ending(LOW, "We are sorry about {{product}}.")),
                List.of(GERMAN, ARABIC),
                new Brand("#ffcc00", LOGO));
    }

    private SpeakingSurvey() {}
}
