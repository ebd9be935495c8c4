package io.heard.feedback.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heard.contracts.event.InvitationSent;
import io.heard.contracts.event.QuestionType;
import io.heard.contracts.event.SurveyPublished;
import io.heard.messaging.MalformedEventException;
import io.heard.testing.DocumentStoreResource;
import io.heard.testing.EventRecords;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
