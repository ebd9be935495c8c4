package io.heard.contracts.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The samples are events as they lie on topics today. A change that cannot read one of them, or that writes it otherwise,
 * breaks a service that has not been upgraded yet: add a component, or a new version of the type.
 */
class GoldenSamplesTest {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    static Stream<Arguments> samples() {
        return Stream.of(
                Arguments.of("interaction-closed.v1.json", InteractionClosed.class, "interactionId"),
                Arguments.of("interaction-reopened.v1.json", InteractionReopened.class, "interactionId"),
                Arguments.of("interaction-recorded.v1.json", InteractionRecorded.class, "customerId"),
                Arguments.of("survey-published.v1.json", SurveyPublished.class, "questions"),
                Arguments.of("invitation-issued.v1.json", InvitationIssued.class, "expiresAt"),
                Arguments.of("invitation-sent.v1.json", InvitationSent.class, "sentAt"),
                Arguments.of("response-imported.v1.json", ResponseImported.class, "answers"),
                Arguments.of("response-recorded.v1.json", ResponseRecorded.class, "answers"),
                Arguments.of("response-withdrawn.v1.json", ResponseWithdrawn.class, "reason"),
                Arguments.of("response-themed.v1.json", ResponseThemed.class, "themeIds"),
                Arguments.of("theme-emerged.v1.json", ThemeEmerged.class, "customers"),
                Arguments.of("theme-grew.v1.json", ThemeGrew.class, "grewAt"),
                Arguments.of("theme-merged.v1.json", ThemeMerged.class, "successorId"),
                Arguments.of("theme-revived.v1.json", ThemeRevived.class, "revivedAt"),
                Arguments.of("case-opened.v1.json", CaseOpened.class, "dueAt"),
                Arguments.of("case-acknowledged.v1.json", CaseAcknowledged.class, "acknowledgedAt"),
                Arguments.of("case-resolved.v1.json", CaseResolved.class, "cause"),
                Arguments.of("campaign-announced.v1.json", CampaignAnnounced.class, "announcedAt"),
                Arguments.of("respondent-erased.v1.json", RespondentErased.class, "invitationIds"),
                Arguments.of("erasure-completed.v1.json", ErasureCompleted.class, "removed"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleIsReadAndWrittenUnchanged(String file, Class<? extends Event> type) throws IOException {
        JsonNode sample = sample(file);

        Event event = JSON.treeToValue(sample, type);

        JsonNode written = JSON.valueToTree(event);
        assertThat(withoutNulls(written)).isEqualTo(withoutNulls(sample));
        assertThat(event.type()).isEqualTo("io.heard." + owner(event) + "." + file.replace(".json", ""));
        assertThat(event.subject()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFieldFromTheFutureIsIgnored(String file, Class<? extends Event> type) throws IOException {
        ObjectNode sample = (ObjectNode) sample(file);
        Event today = JSON.treeToValue(sample, type);

        sample.put("addedNextYear", "anything");

        assertThat(JSON.treeToValue(sample, type)).isEqualTo(today);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMissingFieldIsRefused(String file, Class<? extends Event> type, String required) throws IOException {
        ObjectNode sample = (ObjectNode) sample(file);

        sample.remove(required);

        assertThatThrownBy(() -> JSON.treeToValue(sample, type)).hasMessageContaining(required);
    }

    @Test
    void anAnonymousCampaignSaysWhatItAsks() throws IOException {
        JsonNode sample = sample("campaign-announced-anonymous.v1.json");

        CampaignAnnounced campaign = JSON.treeToValue(sample, CampaignAnnounced.class);

        assertThat(campaign.anonymousSurvey().touchpoint()).isEqualTo("cancellation");
        assertThat(withoutNulls(JSON.valueToTree(campaign))).isEqualTo(withoutNulls(sample));
    }

    @Test
    void aResponseFromBeforeOpenSurveysWasInvitedAndCounts() throws IOException {
        JsonNode sample = sample("response-recorded-plain.v1.json");

        ResponseRecorded response = JSON.treeToValue(sample, ResponseRecorded.class);

        assertThat(response.origin()).isEqualTo(ResponseOrigin.INVITED);
        assertThat(response.suspicion()).isNull();
    }

    @Test
    void aSurveyFromBeforeLanguagesAndConditionsIsStillOne() throws IOException {
        JsonNode sample = sample("survey-published-plain.v1.json");

        JsonNode written = JSON.valueToTree(JSON.treeToValue(sample, SurveyPublished.class));

        assertThat(written.path("questions").path(1).path("options"))
                .isEqualTo(sample.path("questions").path(1).path("options"));
        assertThat(written.path("translations")).isEmpty();
        assertThat(written.path("endings")).isEmpty();
        sample.propertyStream()
                .filter(field -> !field.getKey().equals("questions"))
                .forEach(field -> assertThat(written.get(field.getKey())).isEqualTo(field.getValue()));
    }

    /** What is null is left out on topics. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(GoldenSamplesTest::withoutNulls);
        return node;
    }

    private static String owner(Event event) {
        return event.topic().substring(0, event.topic().indexOf('.'));
    }

    private static JsonNode sample(String file) throws IOException {
        try (var in = GoldenSamplesTest.class.getResourceAsStream("/events/" + file)) {
            return JSON.readTree(in);
        }
    }
}
