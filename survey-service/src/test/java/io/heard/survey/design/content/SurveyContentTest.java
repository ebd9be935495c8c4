package io.heard.survey.design.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.heard.contracts.event.SurveyPublished;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SurveyContentTest {

    private static final SurveyContent SURVEY = Written.survey("""
            "introduction": "Two questions.", "thanks": "Thanks.",
            "mail": {"subject": "Hello {{first_name|there}}", "introduction": "About {{product}}."},
            "questions": [
              {"id": "follow-up", "type": "CES", "text": "Was it easy?",
               "showIf": {"all": [{"context": "channel", "op": "equals", "value": "phone"}]}},
              {"id": "score", "type": "CSAT", "text": "How was it?"},
              {"id": "way", "type": "SINGLE_CHOICE", "text": "How?",
               "options": [{"id": "phone", "text": "Phone"}, {"id": "chat", "text": "Chat"}]}],
            "endings": [{"when": {"all": [{"question": "score", "op": "atMost", "value": 2}]}, "text": "Sorry."}],
            "translations": [
              {"language": "de", "title": "Wie war es?", "thanks": "Danke.",
               "mail": {"subject": "Hallo {{first_name|zusammen}}"},
               "questions": [{"id": "score", "text": "Wie war es?"},
                             {"id": "way", "options": [{"id": "chat", "text": "Im Chat"}]}],
               "endings": ["Schade."]},
              {"language": "pt-BR", "title": "Como foi?"}]""");

    @Test
    void speaksTheCustomersLanguageWhereItCan() {
        assertThat(SURVEY.languages()).containsExactly("en", "de", "pt-BR");
        assertThat(SURVEY.languageFor(Optional.of("de-AT"))).isEqualTo("de");
        assertThat(SURVEY.languageFor(Optional.of("pt"))).isEqualTo("pt-BR");
        assertThat(SURVEY.languageFor(Optional.of("fr"))).isEqualTo("en");
        assertThat(SURVEY.languageFor(Optional.empty())).isEqualTo("en");
    }

    @Test
    void givesAMailItsWordsAndTheFirstScoreThatEverybodyIsAsked() {
        SurveyText german = SURVEY.in("de");

        assertThat(german.language()).isEqualTo("de");
        assertThat(german.title()).isEqualTo("Wie war es?");
        assertThat(german.mailSubject()).contains("Hallo {{first_name|zusammen}}");
        assertThat(german.mailIntroduction()).contains("About {{product}}.");
        assertThat(german.firstScore().orElseThrow().id()).isEqualTo("score");
        assertThat(german.firstScore().orElseThrow().text()).isEqualTo("Wie war es?");
        assertThat(SURVEY.in("en").firstScore().orElseThrow().text()).isEqualTo("How was it?");
        assertThat(SURVEY.in("fr").language()).isEqualTo("en");
    }

    @Test
    void tellsTheOthersEveryLanguage() {
        SurveyPublished event = SURVEY.published(UUID.randomUUID(), 1, Instant.EPOCH);

        assertThat(event.language()).isEqualTo("en");
        assertThat(event.endings()).hasSize(1);
        SurveyPublished.Translation german = event.translations().getFirst();
        assertThat(german.title()).isEqualTo("Wie war es?");
        assertThat(german.endings()).containsExactly("Schade.");
        assertThat(german.questions())
                .extracting(SurveyPublished.QuestionText::text)
                .containsExactly("Was it easy?", "Wie war es?", "How?");
        assertThat(german.questions().getLast().options())
                .extracting(SurveyPublished.Option::text)
                .containsExactly("Phone", "Im Chat");
    }

    @Test
    void canBeLedByAnotherOfItsLanguagesAndBack() {
        SurveyContent german = SURVEY.ledBy("de").orElseThrow();

        assertThat(german.languages()).containsExactly("de", "en", "pt-BR");
        assertThat(german.questions().get(1).text()).isEqualTo("Wie war es?");
        assertThat(german.endings().getFirst().text()).isEqualTo("Schade.");
        assertThat(german.ledBy("en").orElseThrow().questions()).isEqualTo(SURVEY.questions());
        assertThat(SURVEY.ledBy("fr")).isEmpty();
    }

    @Test
    void readsSurveysKeptBeforeTheyHadLanguagesAndConditions() throws JsonProcessingException {
        SurveyContent old = new ObjectMapper().readValue("""
                {"title": "Old", "language": "en", "introduction": null, "thanks": null, "questions": [
                  {"id": "a", "type": "NPS", "text": "A?", "required": true, "options": []}]}""", SurveyContent.class);

        assertThat(old.languages()).containsExactly("en");
        assertThat(old.firstScore().orElseThrow().asksEverybody()).isTrue();
        assertThat(old).isEqualTo(Written.read("""
                {"title": "Old", "language": "en", "questions": [
                  {"id": "a", "type": "NPS", "text": "A?", "required": true}]}"""));
    }
}
