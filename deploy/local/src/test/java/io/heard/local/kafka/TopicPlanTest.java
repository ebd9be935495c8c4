package io.heard.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.heard.local.kafka.TopicPlan.Topic;
import io.heard.local.supervision.Home;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicPlanTest {

    private static final List<String> KEYED = List.of(
            "contact.interactions",
            "survey.interactions",
            "survey.invitations",
            "feedback.responses",
            "feedback.cases",
            "insights.themes",
            "survey.respondents",
            "feedback.erasures",
            "insights.erasures");
    private static final List<String> WHOLE = List.of("survey.surveys", "survey.campaigns");
    private static final List<String> DEAD_LETTERS = List.of(
            "survey-service.contact.interactions.dead-letters",
            "survey-service.feedback.responses.dead-letters",
            "survey-service.feedback.erasures.dead-letters",
            "survey-service.insights.erasures.dead-letters",
            "feedback-service.survey.respondents.dead-letters",
            "insights-service.survey.respondents.dead-letters",
            "feedback-service.survey.surveys.dead-letters",
            "feedback-service.survey.invitations.dead-letters",
            "feedback-service.survey.campaigns.dead-letters",
            "feedback-service.feedback.responses.dead-letters",
            "feedback-service.feedback.cases.dead-letters",
            "feedback-service.insights.themes.dead-letters",
            "insights-service.survey.interactions.dead-letters",
            "insights-service.survey.invitations.dead-letters",
            "insights-service.feedback.responses.dead-letters");

    private Map<String, Topic> topics;

    @BeforeEach
    void read() throws IOException {
        Path file = Home.at(Path.of("unused")).repository().resolve("deploy/kafka/topics.yaml");
        topics = TopicPlan.read(file).topics().stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    }

    @Test
    void holdsEveryTopicAndEveryConsumersDeadLetters() {
        assertThat(topics.keySet()).containsAll(KEYED).containsAll(DEAD_LETTERS).containsAll(WHOLE);
        assertThat(topics).hasSize(KEYED.size() + DEAD_LETTERS.size() + WHOLE.size());
    }

    @Test
    void keyedTopicsHaveSixPartitionsAndKeepAWeek() {
        assertThat(KEYED).allSatisfy(name -> {
            assertThat(topics.get(name).partitions()).isEqualTo(6);
            assertThat(topics.get(name).config())
                    .containsEntry("retention.ms", "604800000")
                    .containsEntry("max.message.bytes", "262144");
        });
    }

    @Test
    void surveysAndCampaignsAreKeptForEverAndNotCompacted() {
        assertThat(WHOLE).allSatisfy(name -> {
            assertThat(topics.get(name).partitions()).isEqualTo(1);
            assertThat(topics.get(name).config())
                    .containsEntry("retention.ms", "-1")
                    .doesNotContainKey("cleanup.policy");
        });
    }

    @Test
    void aDeadLetterHasRoomForItsSourceAndTheReasons() {
        assertThat(DEAD_LETTERS).allSatisfy(name -> {
            assertThat(topics.get(name).partitions()).isEqualTo(1);
            assertThat(topics.get(name).config()).containsEntry("max.message.bytes", "327680");
        });
    }
}
