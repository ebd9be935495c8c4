package io.heard.feedback.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import io.heard.contracts.survey.Condition;
import io.heard.feedback.documents.DocumentStore;
import io.heard.messaging.MalformedEventException;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(DocumentStoreResource.class)
class SurveyConsumerTest {

    private static final List<SurveyPublished.Option> OPTIONS =
            List.of(new SurveyPublished.Option("phone", "Phone"), new SurveyPublished.Option("chat", "Chat"));

    @Inject
    SurveyConsumer consumer;

    @Inject
    Surveys surveys;

    @Inject
    Clock clock;

    @Inject
    DocumentStore store;

    @Test
    void keepsEachVersionOnce() {
        UUID id = UUID.randomUUID();
        consumer.receive(
                EventRecords.of(published(id, 1, "First", question("why", QuestionType.LONG_TEXT, List.of()))));
        consumer.receive(
                EventRecords.of(published(id, 2, "Second", question("how", QuestionType.SINGLE_CHOICE, OPTIONS))));
        consumer.receive(
                EventRecords.of(published(id, 1, "Other", question("who", QuestionType.LONG_TEXT, List.of()))));

        assertThat(surveys.find(id, 1).orElseThrow().title()).isEqualTo("First");
        Survey second = surveys.find(id, 2).orElseThrow();
        assertThat(second.title()).isEqualTo("Second");
        assertThat(second.introduction()).isNull();
        assertThat(second.questions())
                .containsExactly(new Question(
                        "how",
                        QuestionType.SINGLE_CHOICE,
                        "Text?",
                        true,
                        List.of(new Question.Option("phone", "Phone"), new Question.Option("chat", "Chat"))));
        assertThat(surveys.find(id, 3)).isEmpty();
    }

    @Test
    void keepsLanguagesConditionsAndLooks() {
        UUID id = UUID.randomUUID();
        var low = new Condition(List.of(new Condition.Test("score", null, "atMost", List.of("3"))), List.of());
        var published = new SurveyPublished(
                id,
                1,
                "Survey",
                "en",
                null,
                List.of(
                        question("score", QuestionType.CSAT, List.of()),
                        new SurveyPublished.Question(
                                "how", QuestionType.SINGLE_CHOICE, "How?", false, OPTIONS, null, "chat", low)),
                "Thanks.",
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                List.of(new SurveyPublished.Ending(low, "Sorry.")),
                List.of(new SurveyPublished.Translation(
                        "de",
                        "Umfrage",
                        null,
                        List.of(new SurveyPublished.QuestionText(
                                "how", "Wie?", List.of(new SurveyPublished.Option("phone", "Telefon")))),
                        "Danke.",
                        List.of("Schade."))),
                new SurveyPublished.Brand("#1d5fae", "iVBORw0KGgo="));
        consumer.receive(EventRecords.of(published));

        Survey stored = surveys.find(id, 1).orElseThrow();

        assertThat(stored.endings()).isEqualTo(published.endings());
        assertThat(stored.translations()).isEqualTo(published.translations());
        assertThat(stored.brand()).isEqualTo(published.brand());
        assertThat(stored.questions().getLast().showIf()).isEqualTo(low);
        Survey german = stored.in("de");
        assertThat(german.title()).isEqualTo("Umfrage");
        assertThat(german.questions()).extracting(Question::text).containsExactly("Text?", "Wie?");
        assertThat(german.questions().getLast().options())
                .extracting(Question.Option::text)
                .containsExactly("Telefon", "Chat");
        assertThat(german.endings().getFirst().text()).isEqualTo("Schade.");
    }

    @Test
    void readsSurveysStoredBeforeTheyHadLanguagesAndConditions() {
        UUID id = UUID.randomUUID();
        store.collection("surveys", Document.class)
                .insertOne(new Document("_id", Survey.key(id, 1))
                        .append("surveyId", id)
                        .append("version", 1)
                        .append("title", "Old")
                        .append("language", "en")
                        .append(
                                "questions",
                                List.of(new Document("id", "why")
                                        .append("type", "LONG_TEXT")
                                        .append("text", "Why?")
                                        .append("required", false)
                                        .append("options", List.of())))
                        .append("publishedAt", clock.instant()));

        Survey old = surveys.find(id, 1).orElseThrow();

        assertThat(old.languages()).containsExactly("en");
        assertThat(old.endings()).isEmpty();
        assertThat(old.brand()).isNull();
        assertThat(old.questions())
                .containsExactly(new Question("why", QuestionType.LONG_TEXT, "Why?", false, List.of()));
    }

    @Test
    void ignoresOtherEvents() {
        consumer.receive(EventRecords.malformed("survey.surveys", InvitationSent.TYPE, "{}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[]", "{\"surveyId\":\"x\"}", "not json", "{\"a\":1"})
    void refusesWhatIsNoSurvey(String data) {
        assertThatThrownBy(() -> consumer.receive(EventRecords.malformed("survey.surveys", SurveyPublished.TYPE, data)))
                .isInstanceOf(MalformedEventException.class);
    }

    @Test
    void refusesASurveyNobodyCouldAnswer() {
        refuses();
        refuses(question("why", QuestionType.LONG_TEXT, List.of()), question("why", QuestionType.LONG_TEXT, List.of()));
        refuses(question("submissionId", QuestionType.LONG_TEXT, List.of()));
        refuses(question("\"><script>", QuestionType.LONG_TEXT, List.of()));
        refuses(question("how", QuestionType.SINGLE_CHOICE, List.of()));
        refuses(question("how", QuestionType.NPS, OPTIONS));
        refuses(question("how", QuestionType.MULTI_CHOICE, List.of(OPTIONS.getFirst(), OPTIONS.getFirst())));
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        refuses(new SurveyPublished.Question(
                "how", QuestionType.SINGLE_CHOICE, "How?", false, OPTIONS, null, "mail", null));
        refusesBrand("red;}", null);
    }

    @Test
    void showsNoLogoButThoseOfOurOwnOrigin() {
        for (String logo :
                List.of("PHN2Zy8+", "https://example.org/logo.png", "//example.org/logos/a.png", "/logos/../s/x")) {
            assertThat(Survey.of(branded(null, logo)).logo()).isEmpty();
        }
        String logo = "/logos/8a39d2abd3999ab73c34db2476849cdd.jpeg";
        assertThat(Survey.of(branded(null, logo)).logo()).contains(logo);
    }

    private void refusesBrand(@Nullable String colour, @Nullable String logo) {
        assertThatThrownBy(() -> consumer.receive(EventRecords.of(branded(colour, logo))))
                .isInstanceOf(MalformedEventException.class);
    }

    private SurveyPublished branded(@Nullable String colour, @Nullable String logo) {
        return new SurveyPublished(
                UUID.randomUUID(),
                1,
                "Survey",
                "en",
                null,
                List.of(question("why", QuestionType.LONG_TEXT, List.of())),
                null,
                clock.instant(),
                List.of(),
                List.of(),
                new SurveyPublished.Brand(colour, logo));
    }

    private void refuses(SurveyPublished.Question... questions) {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> consumer.receive(EventRecords.of(published(id, 1, "Survey", questions))))
                .isInstanceOf(MalformedEventException.class);
        assertThat(surveys.find(id, 1)).isEmpty();
    }

    private SurveyPublished published(UUID id, int version, String title, SurveyPublished.Question... questions) {
        return new SurveyPublished(id, version, title, "en", null, List.of(questions), null, clock.instant());
    }

    private static SurveyPublished.Question question(
            String id, QuestionType type, List<SurveyPublished.Option> options) {
        return new SurveyPublished.Question(id, type, "Text?", true, options);
    }
}
